"""Rules about words: each ‸ in a case stands where a finding is to begin; a case without one must stay silent."""

import importlib
import unicodedata

import pytest
from bantin.check.registry import installed_rules
from bantin.check.story_text import StoryText
from bantin.front_matter.document import parse_document
from bantin.newsroom.source_text import SourceText
from bantin.vietnamese.forbidden import strip_forbidden
from hypothesis import given
from hypothesis import strategies as st

from tests.check.stories import ZONE

NB, ZW, SHY = "\u00a0", "\u200b", "\u00ad"
FACE = "👩\u200d🌾"

CASES = {
    "capital-title": [
        "Title: ‸HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM",
        "Title: ‸XÃ BẰNG CỐC TỔ CHỨC NGÀY HỘI đại đoàn kết",
        "Title: UBND, HĐND, UBMTTQ xã Bằng Cốc họp",
        "Title: Hội nghị BTV, BCH, TTHC",
        "Title: Đại hội lần thứ XVIII nhiệm kỳ IV",
        "Title: Tin A\n\nHỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM",
    ],
    "title-full-stop": [
        "Title: Bằng Cốc giao chỉ tiêu‸.",
        "Title: Bằng Cốc giao chỉ tiêu‸./.",
        "Title: Bằng Cốc giao chỉ tiêu‸:",
        "Title: Bằng Cốc giao “chỉ tiêu‸.”",
        "Title: Còn đó những con đường...",
        "Title: Cam, bưởi, v.v.",
        "Title: Đường về bản có xa không?",
        "Title: Tin\n\nMột câu có dấu chấm.",
    ],
    "odd-title": [
        "Title: ‸🎉🎉",
        "Title: ‸" + "hội nghị " * 18 + "x",
        "Title: " + "hội nghị " * 17 + "xã họp",
        "Title: 2024",
    ],
    "double-space": [
        "Sáng nay‸  xã họp.",
        "Sáng nay‸  xã   họp  bàn.",
        "Sáng‸  nay.\n\nChiều‸   nay.",
        "Summary: Sáng‸  nay\n\nChữ.",
        "`a  b` và [x](a  b)",
        "    mã‸  lệnh",
        "| Cam  | Bưởi |\n|---|---|\n| 1  | 2 |",
        "-  mục đầu",
        "Dòng có ngắt  \ndòng sau",
    ],
    "no-break-space": [
        f"chỉ tiêu‸{NB} kế hoạch",
        f"‸{NB}Đầu dòng",
        f"cây cam{NB}5",
        f"10{NB}ha, 24,5{NB}%",
        f"Khoản{NB}2, quý{NB}IV",
        f"`a{NB}b`",
        f"một‸{NB}hai{NB}ba",
    ],
    "hidden-character": [
        f"Sáng ‸{ZW}nay",
        f"hội‸{SHY}nghị",
        "‸\ufeffGiữa bài",
        f"Người nông dân {FACE}",
        "14\u2060-\u20601",
    ],
    "not-nfc": [
        unicodedata.normalize("NFD", "Xa") + " " + "‸" + unicodedata.normalize("NFD", "họp ở đây"),
        "Xã họp ở đây",
        "Dòng đúng.\n\n‸" + unicodedata.normalize("NFD", "Đường sai."),
    ],
    "look-alike-letter": [
        "Ông ‸Ðức họp",
        "Ông ‸Ðức và ông Ðức",
        "Bà ‸Hоà",
        "Bóng đèn 5 μF, góc α",
        "Báo Правда",
        "`Ðức`",
        "Ông Đức",
    ],
    "mixed-tone-marks": [
        "xã hòa, thủy lợi, và ‸hoà bình",
        "hòa, thủy, khỏe",
        "hoà, thuỷ, khoẻ",
        "hòa bình ở Hoà Phú",
        "thủy lợi và quý báu, hoàng hôn",
        "thủy lợi, văn bản ghi “thuỷ lợi”",
    ],
    "identity-number": [
        "Ông A, số căn cước ‸008090123456, trú tại thôn Nà Vài",
        "Bà B, CMND ‸070123456",
        "Số ‸008190001234 của bà C",
        "Tài khoản 008090123456 của quỹ",
        "Mã hồ sơ 008090123456",
        "Doanh thu 123456789012 đồng",
        "Số 099990123456",
        "Nghị quyết số 008/2024",
    ],
    "phone-number": [
        "Liên hệ anh Tú ‸0912345678",
        "Liên hệ ‸+84 912 345 678",
        "Gọi ‸0912.345.678 hoặc ‸098-7654321",
        "Đường dây nóng: 0912345678",
        "Số trực 0912 345 678",
        "Văn phòng 0207 3823 456",
        "Số tiền 0912345678,5",
        "Tài khoản 0912345678 của quỹ",
    ],
    "pasted-block": [
        "Chữ.\n\n‸Tin liên quan",
        "Chữ.\n\n**‸Các tin khác:**",
        "‸Lượt xem: 1.234",
        "‸Ngày đăng: 14/01/2024",
        "‸Thứ Hai, 15/01/2024 | 08:30",
        "‸In bài viết",
        "Tin liên quan đến hội nghị được đăng sau.",
        "## 14/01/2024",
        "`Tin liên quan`",
    ],
    "quote-in-address": [
        "[xem](‸“a.html”)",
        "[xem](‸a.html “Xem thêm”)",
        "<a ‸href=“a.html”>x</a>",
        "![ảnh](a.jpg “Chú thích”)",
        "[“xem”](a.html)",
        "Ông nói: “có (như “thế”)”",
        "`[xem](“a.html”)`",
    ],
    "word-residue": [
        '<p ‸class="MsoNormal">x</p>',
        "‸<o:p></o:p>",
        '<span style="‸mso-spacerun: yes">x</span>',
        "chữ‸&nbsp;&nbsp;chữ",
        "‸[Hình ảnh]",
        "‸[08:30, 14/1/2024] Tuấn Tú: họp",
        "`MsoNormal`",
        "5&nbsp;ha",
        "[Hình ảnh](a.html)",
    ],
    "secret": [
        "Mật khẩu: ‸bangcoc@2024",
        "khóa ‸AKIAIOSFODNN7EXAMPLE",
        "‸-----BEGIN RSA PRIVATE KEY-----",
        "‸https://tu:matkhau1@may.vn/x",
        "Đổi mật khẩu thường xuyên: việc nên làm",
        "Mật khẩu là gì?",
        "`token = ‸ghp_abcdefghijklmnopqrstuvwxyz0123456789`",
    ],
    "old-font": [
        "‸§ång chÝ Hoµng ThÞ XuyÕn, ñy viªn",
        "Dòng đúng.\n\n‸Ñoàng chí Hoaøng Thò Xuyeán, uûy vieân",
        "‸Ä\u0090á»“ng chÃ\xad HoÃ\xa0ng Thá»‹ Xuyáº¿n",
        "The café costs ½ price",
        "`§ång chÝ Hoµng ThÞ XuyÕn`",
        "Đồng chí Hoàng Thị Xuyến",
    ],
}


def story(text: str) -> StoryText:
    header = "" if text.startswith("Title:") else "Title: Hội nghị tổng kết\nDate: 14/01/2024\nCategory: Kinh tế\n"
    joint = "" if text.startswith("Summary:") or not header else "\n"
    document = parse_document(f"{header}{joint}{text}\n".encode(), "2024/tin.md", ZONE, ())
    source = SourceText(document.path, document.text, document.first_line, tuple(document.fields), document.values)
    return StoryText.of(source)


def marked_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` without its marks, and line and column of each."""
    places, lines = [], text.split("\n")
    for number, line in enumerate(lines, 1):
        pieces = line.split("‸")
        places += [(number, len("".join(pieces[: end + 1])) + 1) for end in range(len(pieces) - 1)]
    return text.replace("‸", ""), places


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule, cases in CASES.items() for case in cases])
def test_a_rule_finds_what_is_marked_and_nothing_else(rule: str, case: str) -> None:
    text, places = marked_places(case)
    module = importlib.import_module(f"bantin.check.rules.{rule.replace('-', '_')}")
    read = story(text)
    # The reader has taken out what no text may hold before a rule sees the line.
    shift = read.text.split("\n").index(strip_forbidden(text.split("\n")[0]))
    found = [(one.line - shift, one.column) for one in module.find(read)]
    assert found == places


FIXES = {
    "double-space": [("Sáng  nay   họp `a  b`", "Sáng nay họp `a  b`")],
    "no-break-space": [(f"chỉ tiêu{NB} kế hoạch 10{NB}ha", f"chỉ tiêu kế hoạch 10{NB}ha"), (f"x{NB}\ny", "x\ny")],
    "hidden-character": [(f"Sáng {ZW}nay {FACE}", f"Sáng nay {FACE}")],
    "look-alike-letter": [("Ông Ðức, `Ðức`", "Ông Đức, `Ðức`")],
    "not-nfc": [(unicodedata.normalize("NFD", "Đường ưu tiên"), "Đường ưu tiên")],
    "quote-in-address": [
        ("[xem](“a.html”) “nói”", "[xem](a.html) “nói”"),
        ("[xem](a.html “Xem thêm”)", '[xem](a.html "Xem thêm")'),
        ("<a href=“a.html”>x</a>", '<a href="a.html">x</a>'),
    ],
}


@pytest.mark.parametrize(
    ("rule", "before", "after"), [(rule, *pair) for rule, pairs in FIXES.items() for pair in pairs]
)
def test_a_fix_mends_what_is_beyond_doubt(rule: str, before: str, after: str) -> None:
    [installed] = [one for one in installed_rules() if one.rule.name == rule]
    assert installed.fix is not None
    assert installed.fix(before) == after


def test_every_fix_has_its_cases() -> None:
    assert {one.rule.name for one in installed_rules() if one.fix} == set(FIXES)


_TEXT = st.text(alphabet=f"aăđòa \n\t`[]()“”<>=Ðо{NB}{ZW}\u0301-|#*1.", max_size=80)


@pytest.mark.parametrize("rule", sorted(FIXES))
@given(text=_TEXT)
def test_a_fix_done_twice_changes_nothing_more_and_code_never(rule: str, text: str) -> None:
    [installed] = [one for one in installed_rules() if one.rule.name == rule]
    assert installed.fix is not None
    once = installed.fix(text)
    assert installed.fix(once) == once
    if rule not in {"not-nfc", "hidden-character"}:  # these two mend code as well
        code = f"```\n{text.replace('`', '')}\n```\n"
        assert installed.fix(code) == code
