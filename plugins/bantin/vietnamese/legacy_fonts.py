"""The two font encodings of the years before Unicode, as the text that Western software makes of them.

TCVN3 (fonts ``.VnTime``) gives each letter one byte; its capitals with tones came from capital-only fonts, so such
headings decode to lower case. VNI-Windows writes a vowel and, behind it, a letter that means its marks.
Sources: TCVN 5712:1993, and the tables of VNI Software, as in the keyboard programs of the country.
"""

from __future__ import annotations

import re

from bantin.vietnamese.marks import normal_form

# Bytes 0xA1 to 0xFF in order; 0xB0 to 0xB4 stay as they are. Below 0xA0 the fonts keep quotes and dashes.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "°±²³´àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)  # fmt: skip
_TCVN3 = dict(enumerate(_TCVN3_LETTERS, start=0xA1))

_TONE_MARKS = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng: the order of the letters below
_TONES = dict(zip("øùûõï", _TONE_MARKS, strict=True))
_CIRCUMFLEX = {"â": "\u0302"} | {
    letter: "\u0302" + _TONES[tone] for letter, tone in zip("àáåãä", _TONES, strict=True)
}
_BREVE = {"ê": "\u0306"} | {letter: "\u0306" + _TONES[tone] for letter, tone in zip("èéúüë", _TONES, strict=True)}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def decode_tcvn3(text: str) -> str:
    """Return TCVN3 ``text`` that was read as a Western encoding, soft hyphens still in it, as Unicode in NFC."""
    return text.translate(_TCVN3)


def decode_vni(text: str) -> str:
    """Return VNI-Windows ``text`` that was read as a Western encoding as Unicode in NFC."""
    return _VNI_FORM.sub(lambda match: _VNI[match[0]], text)


def _vni_table() -> dict[str, str]:
    marks = {vowel: _TONES for vowel in "uyôö"}
    marks |= {vowel: _TONES | _CIRCUMFLEX for vowel in "eo"}
    marks["a"] = _TONES | _CIRCUMFLEX | _BREVE
    table = dict(_VNI_LETTERS)
    for vowel, letters in marks.items():
        true = _VNI_LETTERS.get(vowel, vowel)
        table |= {vowel + letter: normal_form("NFC", true + mark) for letter, mark in letters.items()}
    return table | _capitals(table)


def _capitals(table: dict[str, str]) -> dict[str, str]:
    """Marks behind a capital are capitals too, but many typed them small."""
    upper = {written.upper(): letter.upper() for written, letter in table.items()}
    return upper | {written.capitalize(): letter.upper() for written, letter in table.items()}


_VNI = _vni_table()
_VNI_FORM = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
