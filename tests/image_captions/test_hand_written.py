"""Photos written in Markdown within HTML are looked for in a time that grows with the text."""

from __future__ import annotations

import time

import pytest
from bantin.image_captions.hand_written import _MARKDOWN_PHOTO


@pytest.mark.parametrize("shape", ["![", "![a", "![](", "![](a", "![](a ", "![](a b", "[", "!"])
def test_photos_that_never_close_are_read_once(shape: str) -> None:
    began = time.process_time()
    assert _MARKDOWN_PHOTO.search(shape * 20_000) is None
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("photo", ["![](a.jpg)", "![Ảnh](a.jpg)", '![Ảnh](a.jpg "Xin chào!")', "[x ![Ảnh](a.jpg) y"])
def test_a_photo_is_found(photo: str) -> None:
    found = _MARKDOWN_PHOTO.search(f"<div>{photo}</div>")
    assert found is not None and found["address"] == "a.jpg"
