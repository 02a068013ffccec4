import codecs

import pytest
from bantin.vietnamese.legacy import damage, decode, decode_tcvn3, decode_vni, detect_encoding, repair
from hypothesis import given
from hypothesis import strategies as st

TITLE = "Bằng Cốc triển khai nhiệm vụ, giao chỉ tiêu kế hoạch nhà nước năm 2024."
MEANT = "Đồng chí Hoàng Thị Xuyến, ủy viên"
TCVN3 = "§ång chÝ Hoµng ThÞ XuyÕn, ñy viªn"
VNI = "Ñoàng chí Hoaøng Thò Xuyeán, uûy vieân"
SOFT_HYPHEN = "\u00ad"


def sloppy_cp1252(text: str) -> str:
    """Read UTF-8 as browsers read Windows-1252: five bytes without a letter become controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "sound",
    [
        TITLE,
        "The café costs ½ price",
        "The café costs ½ price.\nDéfilé à côté, où est la fête?",
        "Für Björn über Zürich, Noël, señor, naïve façade",
        "På så många är det här",
        "Vi bor på landet",
        "På en så long page of one and the same plain English words there may be two or three by mere chance",
        "Tiếng Thụy Điển: på, så",
        "Máy in hỏng, in ra chữ xÃ£",
        "Các ông già hoà nhã, xoá bỏ",
        "“ĐÃ…” – “LÀ”",
        "HÃ” vui ca",
        "25°C, 10 m², 5 µm, § 2, © 2024, «an»",
        "con" + SOFT_HYPHEN + "vention",
        "Москва 2024",
        "",
    ],
)
def test_sound_text_of_any_language_stays(sound: str) -> None:
    assert (repair(sound), [damage(line) for line in sound.splitlines()]) == (
        sound,
        [None] * len(sound.splitlines()),
    )


LETTERS = (
    "àáảãạ ăằắẳẵặ âầấẩẫậ đèéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ",
    "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ®ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u00adõøö÷ù úýûüþ",
    "aøaùaûaõaï aêaèaéaúaüaë aâaàaáaåaãaä ñeøeùeûeõeï eâeàeáeåeãeä ìíæóò oøoùoûoõoï oâoàoáoåoãoä "
    "ôôøôùôûôõôï uøuùuûuõuï ööøöùöûöõöï yøyùyûyõî",
)


def test_each_letter_of_both_fonts_is_known() -> None:
    unicode, tcvn3, vni = LETTERS
    assert decode_tcvn3(tcvn3) == unicode
    assert decode_vni(vni) == unicode
    assert decode_vni(vni.upper()) == unicode.upper()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (TCVN3, MEANT),
        (f"BÝ th{SOFT_HYPHEN} HuyÖn ñy", "Bí thư Huyện ủy"),
        ("Th«ng b¸o", "Thông báo"),
        ("B¶n tin", "Bản tin"),
        ("V¨n ho¸ - X· héi", "Văn hoá - Xã hội"),
        ("UBND, H§ND huyÖn Hµm Yªn", "UBND, HĐND huyện Hàm Yên"),
    ],
)
def test_tcvn3_becomes_vietnamese(written: str, meant: str) -> None:
    assert (decode_tcvn3(written), damage(written), repair(written)) == (meant, "tcvn3", meant)


def test_tcvn3_without_its_soft_hyphens_has_lost_its_letters() -> None:
    assert decode_tcvn3(f"BÝ th{SOFT_HYPHEN}".replace(SOFT_HYPHEN, "")) == "Bí th"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (VNI, MEANT),
        ("Thoâng baùo", "Thông báo"),
        ("Tin töùc", "Tin tức"),
        ("VAÊN HOÙA - XAÕ HOÄI", "VĂN HÓA - XÃ HỘI"),
        ("Ñöôøng ñi Ñoâng Ñoâ, kyõ sö, nghæ möa, yù kieán, myõ", "Đường đi Đông Đô, kỹ sư, nghỉ mưa, ý kiến, mỹ"),
        ("Baéc, baèng, maëc, taêng, saün", "Bắc, bằng, mặc, tăng, sẵn"),
    ],
)
def test_vni_becomes_vietnamese(written: str, meant: str) -> None:
    assert (decode_vni(written), damage(written), repair(written)) == (meant, "vni", meant)


@pytest.mark.parametrize("read_wrongly", [sloppy_cp1252(TITLE), TITLE.encode().decode("latin-1")])
def test_utf8_read_as_western_comes_back_exactly(read_wrongly: str) -> None:
    assert read_wrongly != TITLE
    assert (damage(read_wrongly), repair(read_wrongly)) == ("mojibake", TITLE)


def test_mojibake_is_mended_where_it_stands_among_sound_words() -> None:
    assert repair(f"“{sloppy_cp1252('Nông thôn mới – Đường đi')}” 🍊") == "“Nông thôn mới – Đường đi” 🍊"
    assert repair(sloppy_cp1252("Tin xã")) == "Tin xã"


def test_mojibake_whose_no_break_spaces_were_made_plain_comes_back() -> None:
    assert (
        repair(sloppy_cp1252("Nhà nước là của dân, tài sản").replace("\u00a0", " ")) == "Nhà nước là của dân, tài sản"
    )


def test_each_line_is_judged_alone() -> None:
    assert repair(f"{MEANT}\r\n{TCVN3}\n\nThe café\n{VNI}") == f"{MEANT}\r\n{MEANT}\n\nThe café\n{MEANT}"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (MEANT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + MEANT.encode(), "utf-8"),
        (MEANT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + MEANT.encode("utf-16-be"), "utf-16"),
        (MEANT.encode("utf-16-le"), "utf-16-le"),
        (MEANT.encode("utf-16-be"), "utf-16-be"),
        (MEANT.encode("utf-32"), "utf-32"),
        (TCVN3.encode("cp1252"), "tcvn3"),
        (VNI.encode("cp1252"), "vni"),
        (b"\xd0\xf4\xccng ch\xed Hoa\xccng Thi\xf2 Xuy\xea\xecn", "windows-1258"),
    ],
)
def test_the_encoding_of_a_file_is_named_and_undone(data: bytes, encoding: str) -> None:
    assert detect_encoding(data) == encoding
    assert decode(data, encoding).startswith("Đồng chí Hoàng Thị Xuyến")


@pytest.mark.parametrize(
    "data", ["The café costs ½ price".encode("latin-1"), bytes(range(128, 256)), b"\xff\xd8\xff\xe0"]
)
def test_bytes_that_are_no_vietnamese_text_have_no_name(data: bytes) -> None:
    assert detect_encoding(data) is None


def test_plain_ascii_and_nothing_are_utf8() -> None:
    assert detect_encoding(b"Tin tuc") == detect_encoding(b"") == "utf-8"


WORDS = "đồng chí bí thư huyện ủy xã Bằng Cốc họp về nông thôn mới đường ngõ Đức Yên ở là của"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=12, unique=True).map(" ".join))
def test_any_vietnamese_read_wrongly_comes_back_and_read_rightly_stays(text: str) -> None:
    assert repair(text) == text
    assert repair(sloppy_cp1252(text)) == text
