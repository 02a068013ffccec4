import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bantin.metadata import kept_icons
from bantin.metadata.icons import ADDRESSES
from bantin.metadata.look import Look
from bantin.newsroom.cache import empty_store
from PIL import Image

LETTERS = Look("Bằng Cốc", "BC", ("#1e2a57", "#f7f1e3"))


@pytest.fixture
def drawn_roughly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let icons be a few bytes that say what they were to be made of: to draw them takes most of a second."""

    def rough(emblem: Image.Image, ground: str) -> dict[str, bytes]:
        seen = f"{ground} {hashlib.sha256(emblem.tobytes()).hexdigest()}"
        return {address: f"{address} {seen}".encode() for address in ADDRESSES}

    monkeypatch.setattr(kept_icons, "make_icons", rough)


@pytest.mark.slow
def test_icons_are_drawn_once_and_come_back_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    store = empty_store()
    drawn = kept_icons.kept_icons(LETTERS, store)
    monkeypatch.setattr(kept_icons, "make_icons", lambda *_: pytest.fail("drawn again"))
    assert kept_icons.kept_icons(LETTERS, store) == drawn


@pytest.mark.parametrize(
    "other",
    [
        replace(LETTERS, letters="B"),
        replace(LETTERS, colours=("#000000", "#f7f1e3")),
        replace(LETTERS, colours=("#1e2a57", "#ffffff")),
    ],
)
@pytest.mark.usefixtures("drawn_roughly")
def test_a_new_look_has_new_icons(other: Look) -> None:
    store = empty_store()
    assert kept_icons.kept_icons(LETTERS, store) != kept_icons.kept_icons(other, store)


@pytest.mark.usefixtures("drawn_roughly")
def test_an_emblem_is_drawn_anew_when_its_file_changes(tmp_path: Path) -> None:
    look, store, made = replace(LETTERS, source=tmp_path / "emblem.png"), empty_store(), []
    for colour in ("red", "blue"):
        Image.new("RGBA", (512, 512), colour).save(tmp_path / "emblem.png")
        made.append(kept_icons.kept_icons(look, store)["icons/icon-192.png"])
    assert made[0] != made[1]


@pytest.mark.parametrize(
    "forge",
    [
        lambda kept: {**kept, "../../../x": kept["favicon.ico"]},
        lambda kept: {("/tmp/x" if name == "favicon.ico" else name): data for name, data in kept.items()},
        lambda kept: {name: data for name, data in kept.items() if name != "favicon.ico"},
        lambda kept: {**kept, "favicon.ico": "no base64!"},
        lambda kept: {**kept, "favicon.ico": 1},
        lambda kept: list(kept),
        lambda kept: 1,
    ],
)
@pytest.mark.usefixtures("drawn_roughly")
def test_what_others_put_into_the_store_in_place_of_icons_is_not_written(forge: Callable[[Any], Any]) -> None:
    store = empty_store()
    drawn = kept_icons.kept_icons(LETTERS, store)
    key = store.key("icons", *LETTERS.colours, LETTERS.letters, "")
    store.put(key, forge(store.get(key)))
    assert kept_icons.kept_icons(LETTERS, store) == drawn
