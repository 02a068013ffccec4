"""Marks in bodies: which slots are filled, and which have no photo."""

from bantin.newsroom.photo import fill_slots, slot, unknown_slots
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT, split_body

BODY = f"a{slot(0)}b{slot(1)}c{slot(99)}d"


def test_a_slot_without_a_photo_gives_nothing_and_is_found() -> None:
    assert fill_slots(BODY, ["x", "y"], lambda index: f"[{index}]") == "a[0]b[1]cd"
    assert unknown_slots(BODY, ["x", "y"]) == [99]
    assert unknown_slots(BODY, range(100)) == []


def test_text_that_looks_like_a_mark_is_none() -> None:
    for inner in ("photo:\u0661", "photo:-1", " photo:0", "photo:1e3", "photo:", "photo:0\x02"):
        text = f"\x02{inner}\x03"
        assert fill_slots(text, ["x"], lambda index: "!") == text
    assert fill_slots("photo:0", ["x"], lambda index: "!") == "photo:0"
    assert split_body("<div>same-category</div>").placed is False
    assert split_body(f"a{SAME_CATEGORY_ELEMENT}b").placed is True


def test_a_mark_with_a_nonce_is_no_slot_yet() -> None:
    assert fill_slots(slot(0, "ab" * 16), ["x"], lambda index: "!") == slot(0, "ab" * 16)
