"""The word that tells marks of ours from an author's: nothing that stands beside it changes it."""

import unicodedata

from bantin.front_matter.conversion import BodyConverter, new_nonce
from bantin.newsroom.photo import slot

from tests.demo.demo_pelicanconf import MARKDOWN

CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})


def test_a_letter_mark_right_behind_a_photo_leaves_its_slot() -> None:
    for _ in range(40):  # one end of a hexadecimal word in four would take the mark
        body = CONVERTER.convert("Chữ ![x](a.jpg)\u0301 chữ", "a.md", 1, ())
        assert slot(0) in body.html
        assert len(body.photos) == 1


def test_no_mark_on_a_letter_joins_a_nonce() -> None:
    marks = map(chr, (code for code in range(0x250, 0x20000) if unicodedata.combining(chr(code))))
    for mark in marks:
        assert unicodedata.normalize("NFC", f"0123456789{mark}").startswith("0123456789")
    nonces = {new_nonce() for _ in range(100)}
    assert len(nonces) == 100
    assert all(len(nonce) == 32 and nonce.isdecimal() for nonce in nonces)
