"""reStructuredText: what docutils cannot read stays as it was typed, without what docutils says about it."""

from __future__ import annotations

import re

import pytest
from bantin.move_in.rst_body import html_of_rst
from bantin.move_in.words import seen_words

UNREAD = {
    "a directive nobody knows": "Đầu.\n\n.. khungla:: Nhan\n\n   Trong khung.\n\nCuối.\n",
    "a table that is none": "Đầu.\n\n====  ====\nThôn  Hộ\n====  ===\nNa Vai chín hai dài\n====  ====\n\nCuối.\n",
    "a photo with a width that is none": "Đầu.\n\n.. figure:: a.jpg\n   :width: rộng\n\n   Chú thích.\n\nCuối.\n",
    "a heading where none may be": "Đầu.\n\n   Thụt vào\n   Mục\n   ===\n\nCuối.\n",
    "a role nobody knows": "Đầu :vaila:`chữ trong` vai.\n\nCuối.\n",
    "a reference that leads nowhere": "Đầu `nơi này`_ và |thay|_ rồi.\n\nCuối.\n",
}


@pytest.mark.parametrize("name", UNREAD)
def test_every_word_stays_and_no_word_of_docutils_comes(name: str) -> None:
    words = set(re.findall(r"[^\W_]+", UNREAD[name].casefold()))
    found = set(seen_words(html_of_rst(UNREAD[name])))
    assert found >= words - {"width", "jpg"}
    assert not found & {"docutils", "system", "message", "error", "unknown", "malformed", "severe"}


def test_nothing_is_read_from_the_machine() -> None:
    options = (f".. {it}\n   :file: {__file__}\n" for it in ("raw:: html", "csv-table:: T"))
    text = "\n".join((f"Đầu.\n\n.. include:: {__file__}\n", *options))
    assert "UNREAD" not in html_of_rst(text)
