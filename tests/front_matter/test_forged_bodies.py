"""A store that somebody else has filled, seals and all: what no conversion can have made is converted anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bantin.front_matter.article_cache import Unpacker, fetching
from bantin.front_matter.body_cache import KeptBodies, body_data
from bantin.newsroom.cache import Store, empty_store

STORY = ("Chữ\n\n<script>x</script>", "a.md", 5, ())
HALF = "\ud83d"


def forged(**changed: Any) -> Any:
    bodies = KeptBodies({}, Store(Path(":memory:"), "1", print))
    return body_data(bodies.convert(*STORY)) | changed


def photo(**changed: Any) -> dict[str, Any]:
    return {"source": "a.jpg", "classes": [], **changed}


def finding(**changed: Any) -> dict[str, Any]:
    return {"path": "a.md", "line": 1, "rule": "r", "message": "m", **changed}


@pytest.mark.parametrize(
    "value",
    [
        [],
        "text",
        7,
        *(forged(html=html) for html in (HALF, 7, None, ["<p>"], {"a": 1})),
        *(forged(opening=text) for text in (HALF, 7, None)),
        *(forged(refused=said) for said in ("", 0, None)),
        *(forged(photos=photos) for photos in ([photo(alt=HALF)], [photo(line="1")], [photo(kind="x")], [7], 7)),
        forged(photos=[photo(classes=[HALF])]),
        *(forged(diagnostics=[finding(**it)]) for it in ({"message": HALF}, {"severity": "x"}, {"line": None})),
    ],
)
def test_what_no_conversion_made_is_converted_anew(value: Any) -> None:
    store = Store(Path(":memory:"), "1", print)
    bodies = KeptBodies({}, store)
    true = bodies.convert(*STORY)
    store.put(bodies.key(*STORY), value)
    assert bodies.convert(*STORY) == true
    assert true.diagnostics


@pytest.mark.parametrize("value", [*({"html": it} for it in (HALF, 7, None, ["a"])), {"x": 1}, ["html"], "html"])
def test_the_body_of_a_kept_article_too(value: Any) -> None:
    store = empty_store()
    store.put(b"key", value)
    assert fetching(store, b"key".hex(), lambda: "anew")() == "anew"
    store.put(b"key", {"html": "<p>như cũ</p>"})
    assert fetching(store, b"key".hex(), lambda: "anew")() == "<p>như cũ</p>"


@pytest.mark.parametrize("stored", [b'{"title": "\\ud83d"}', b'{"title": "\xed\xa0\xbd"}', b'{"\\uDC00": 1}'])
def test_an_article_of_halves_of_characters_is_none(stored: bytes) -> None:
    with pytest.raises(ValueError, match="half"):
        Unpacker({"TIMEZONE": "UTC"}, {}, empty_store()).open(stored)
