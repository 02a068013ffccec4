"""Cures for the rules of ``make check``, and for links and files of the finished site."""

from __future__ import annotations

import unicodedata

from tests.cures.desk import HEADER, Cure, Story, file, story

TITLE = "Title: Hội nghị tổng kết\n"


def titled(title: str) -> list[Story]:
    """Return the one story with that ``title``."""
    header = HEADER.replace(TITLE, f"Title: {title}\n")
    return file(f"{header}\nSáng nay xã họp.\n")


def among(*bodies: str, header: str = "", count: int = 1) -> list[Story]:
    """Return a story for each of ``bodies``; the last has the ``header`` lines, and ``count`` of the first."""
    texts = [*[bodies[0]] * (count - 1), *bodies]
    heads = ["Tags: cam sành\n"] * (len(texts) - 1) + [header]
    return [
        Story(f"{HEADER}{head}\n{body}\n", f"2024/{n}.md")
        for n, (head, body) in enumerate(zip(heads, texts, strict=True))
    ]


NB, ZW = "\u00a0", "\u200b"
NFD = unicodedata.normalize("NFD", "Đường về bản.")
TEXT = " ".join(f"câu thứ {number} nói về việc của xã Bằng Cốc trong tháng {number}" for number in range(12))
COPY = TEXT.replace("thứ 7", "thứ bảy")
OTHER = TEXT.replace("câu", "ý").replace("việc của xã Bằng Cốc", "chuyện thôn Đồng Tâm")
REPEATED = "Sáng nay xã họp bàn việc trồng cam."
LEAD = HEADER.replace("Ngắn gọn.", REPEATED)
PHONE = "Xin gọi anh Tú 0912 345 678."
KEY = "-----BEGIN PRIVATE KEY-----"
TCVN, VNI = "§ång chÝ Hoµng ThÞ XuyÕn, ñy viªn", "Ñoàng chí Hoaøng Thò Xuyeán, uûy vieân"
MOJIBAKE = "Ä\u0090á»“ng chÃ\xad HoÃ\xa0ng Thá»‹ Xuyáº¿n"
WINDOWS = b"\xd0\xf4\xccng ch\xed Hoa\xccng Thi\xf2 Xuy\xea\xecn".decode("cp1252")
RIGHT = "Đồng chí Hoàng Thị Xuyến, ủy viên"


CURES = [
    Cure(
        "check/almost-known-name.author",
        [
            *among("Một.", "Hai.", header="", count=3),
            Story(HEADER.replace("Tuấn Tú", "Tuấn Túu") + "\nBa.\n", "2024/x.md"),
        ],
        among("Một.", "Hai.", "Ba.", header="", count=3),
    ),
    Cure(
        "check/almost-known-name.tag",
        among("Một.", "Hai.", header="Tags: cam sànhh\n", count=3),
        among("Một.", "Hai.", header="Tags: cam sành\n", count=3),
    ),
    Cure("check/capital-title", titled("HỘI NGHỊ TỔNG KẾT NĂM"), titled("Hội nghị tổng kết năm")),
    Cure("check/double-space.more", story("Sáng  nay xã  họp."), story("Sáng nay xã họp.")),
    Cure("check/double-space.one", story("Sáng  nay."), story("Sáng nay.")),
    Cure("check/event-date", story("Ngày 14 tháng 8, xã họp."), story("Ngày 14 tháng 1, xã họp.")),
    Cure("check/heading-one", story("# Kết quả\n\nTốt."), story("## Kết quả\n\nTốt.")),
    Cure("check/heading-skipped", story("### Kết quả\n\nTốt."), story("## Kết quả\n\nTốt.")),
    Cure("check/hidden-character", story(f"Sáng {ZW}nay."), story("Sáng nay.")),
    Cure(
        "check/identity-number", story("Ông A, số căn cước 008090123456."), story("Ông A, số căn cước có đuôi 456.")
    ),
    Cure("check/insecure-link", story("Xem [báo](http://a.vn/b)."), story("Xem [báo](https://a.vn/b).")),
    Cure("check/lead-repeated", file(f"{LEAD}\n{REPEATED}\n\nTiếp.\n"), file(f"{LEAD}\nTiếp.\n")),
    Cure("check/look-alike-letter.known", story("Ông Ðức họp."), story("Ông Đức họp.")),
    Cure("check/look-alike-letter.other", story("Bà Hoаx họp."), story("Bà Hoax họp.")),
    Cure("check/lost-link.far", story("Xem [bài](xyz.md)."), story("Xem [bài](tin.md).")),
    Cure("check/lost-link.near", story("Xem [bài](tinn.md)."), story("Xem [bài](tin.md).")),
    Cure(
        "check/lost-link.near",
        [
            Story(f"{HEADER}\nXem [bài](le-hoi.md).\n"),
            *(Story(f"{HEADER}\nChữ.\n", f"2024/le-hoi-{n}.md") for n in "12"),
        ],
        [
            Story(f"{HEADER}\nXem [bài](le-hoi-1.md).\n"),
            *(Story(f"{HEADER}\nChữ.\n", f"2024/le-hoi-{n}.md") for n in "12"),
        ],
    ),
    Cure(
        "check/missing-caption",
        story("![Vườn cam](cam.jpg)"),
        story("![Vườn cam](cam.jpg)\nCam ở thôn Đồng Tâm, sáng 14-1."),
    ),
    Cure(
        "check/missing-lead",
        file(HEADER.replace("Summary: Ngắn gọn.\n", "") + "\nChữ.\n"),
        file(HEADER.replace("Summary: Ngắn gọn.\n", "Tóm tắt: Ngắn gọn.\n") + "\nChữ.\n"),
    ),
    Cure("check/mixed-tone-marks", story("Xã hòa, thủy lợi, và hoà bình."), story("Xã hòa, thủy lợi, và hòa bình.")),
    Cure(
        "check/near-duplicate",
        among(TEXT, COPY),
        among(TEXT, f"{COPY}\n\n<!-- bỏ qua near-duplicate: hai kỳ họp -->"),
    ),
    Cure("check/needless-silence", story("Chữ.\n\n<!-- bỏ qua double-space: có ý -->"), story("Chữ.")),
    Cure("check/no-break-space.more", story(f"chỉ{NB}tiêu kế{NB}hoạch"), story("chỉ tiêu kế hoạch")),
    Cure("check/no-break-space.one", story(f"chỉ{NB}tiêu kế hoạch"), story("chỉ tiêu kế hoạch")),
    Cure("check/not-nfc", story(NFD), story("Đường về bản.")),
    Cure("check/odd-title.long", titled("hội nghị " * 18 + "xã"), titled("hội nghị " * 17 + "xã")),
    Cure("check/odd-title.no-letter", titled("🎉🎉"), titled("Chúc mừng")),
    Cure("check/old-font.mojibake", story(MOJIBAKE), story(RIGHT)),
    Cure("check/old-font.tcvn", story(TCVN), story(RIGHT)),
    Cure("check/old-font.vni", story(VNI), story(RIGHT)),
    Cure("check/old-font.windows", story(WINDOWS), story(RIGHT)),
    Cure("check/pasted-block.date", story("Thứ Hai, 15/01/2024 | 08:30\n\nChữ."), story("Chữ.")),
    Cure("check/pasted-block.furniture", story("Chữ.\n\nLượt xem: 1.234"), story("Chữ.")),
    Cure("check/pasted-block.list", story("Chữ.\n\nTin liên quan"), story("Chữ.")),
    Cure("check/pasted-byline", story("Chữ.\n\nTuấn Tú"), story("Chữ.")),
    Cure("check/phone-number", story(PHONE), story("Đường dây nóng: 0912 345 678.")),
    Cure("check/quote-in-address.known", story("[xem](“https://a.vn/”)"), story("[xem](https://a.vn/)")),
    Cure("check/quote-in-address.other", story("[xem](https://a.vn/“b)"), story("[xem](https://a.vn/b)")),
    Cure("check/secret.in-address", story("Mở `https://tu:matkhau1@may.vn/x`."), story("Mở `https://may.vn/x`.")),
    Cure("check/secret.key", story(f"    {KEY}"), story("Khóa ở chỗ anh Tú.")),
    Cure("check/secret.password", story("Mật khẩu: bangcoc@2024"), story("Mật khẩu hỏi anh Tú.")),
    Cure("check/secret.token", story("Mã AKIAIOSFODNN7EXAMPLE."), story("Mã hỏi anh Tú.")),
    Cure("check/silence.near", story("<!-- bỏ qua double-spac: có ý -->\n\nChữ."), story("Chữ.")),
    Cure(
        "check/silence.no-reason",
        story(f"{PHONE}\n\n<!-- bỏ qua phone-number -->"),
        story(f"{PHONE}\n\n<!-- bỏ qua phone-number: số trực ban công khai -->"),
        also=("check/phone-number",),
    ),
    Cure("check/silence.unknown", story("<!-- bỏ qua xyz: có ý -->\n\nChữ."), story("Chữ.")),
    Cure("check/title-full-stop", titled("Bằng Cốc giao chỉ tiêu."), titled("Bằng Cốc giao chỉ tiêu")),
    Cure("check/word-residue.chat", story("[Hình ảnh]\n\nChữ."), story("Chữ.")),
    Cure("check/word-residue.word", story("Chữ&nbsp;&nbsp;chữ."), story("Chữ chữ.")),
]
