"""The marks in a body that other rooms fill."""

from __future__ import annotations

from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT, fill_same_category, has_same_category_slot, split_body


def test_whole_placement_element_is_replaced() -> None:
    body = f"<p>Hết.</p>\n{SAME_CATEGORY_ELEMENT}\n<p>Sau.</p>"

    assert has_same_category_slot(body)
    assert fill_same_category(body, "<aside>…</aside>") == "<p>Hết.</p>\n<aside>…</aside>\n<p>Sau.</p>"


def test_body_without_the_element_is_unchanged() -> None:
    assert not has_same_category_slot("<p>Hết.</p>")
    assert fill_same_category("<p>Hết.</p>", "<aside>…</aside>") == "<p>Hết.</p>"


def test_a_body_is_split_where_its_editor_placed_the_block() -> None:
    body = f"<p>Một</p>{SAME_CATEGORY_ELEMENT}<p>Hai</p>{SAME_CATEGORY_ELEMENT}"
    assert split_body(body) == ("<p>Một</p>", "<p>Hai</p>", True)
    assert split_body("<p>Một</p>") == ("<p>Một</p>", "", False)
