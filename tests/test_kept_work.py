"""What builds of a test run share is what each of them would have made."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.fast_build.template_closure import TemplateClosures
from bantin.metadata import kept_icons
from bantin.metadata.look import Look
from bantin.photos import encode
from bantin.theming import bundle
from jinja2 import DictLoader, Environment
from PIL import Image

from tests import kept_work
from tests.kept_work import asked, compile_patterns, keep_work, patterns, take_to_hand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept while a test goes on."""
    own = ((Environment, "__init__"), (TemplateClosures, "_parse"), (encode, "_saved"), (kept_icons, "_draw"))
    for place, name in (*own, (bundle, "minify")):
        monkeypatch.setattr(place, name, getattr(place, name))
    monkeypatch.setattr(kept_work, "_at_hand", {})
    monkeypatch.setattr(kept_work, "_asked", set())
    keep_work(str(tmp_path))
    return tmp_path


def saved(colour: str, **options: object) -> bytes:
    return encode._saved(Image.new("RGB", (32, 24), colour), "JPEG", **options)


def test_pictures_are_kept_by_their_pixels_and_options(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [saved("red"), saved("blue"), saved("red", quality=20)]
    assert len(set(made)) == 3
    monkeypatch.setattr(Image.Image, "save", None)  # none is encoded again
    assert [saved("red"), saved("blue"), saved("red", quality=20)] == made


@pytest.mark.slow
def test_icons_are_kept_by_emblem_letters_and_colours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emblem, same = folder / "emblem.png", folder / "same.png"
    for file in (emblem, same):
        Image.new("RGBA", (512, 512), "red").save(file)
    black, white = ("#000000", "#ffffff"), ("#ffffff", "#000000")
    looks = (
        *(Look("", "BT", black), Look("", "TA", black), Look("", "BT", white)),
        *(Look("", "BT", black, emblem), Look("", "BT", white, emblem)),
    )
    made = [kept_icons._draw(it) for it in looks]
    assert len({tuple(it.values()) for it in made}) == len(looks)
    monkeypatch.setattr(Image.Image, "save", None)
    assert [kept_icons._draw(it) for it in looks] == made
    assert kept_icons._draw(Look("", "BT", black, same)) == made[3]
    emblem.write_bytes(b"another one")
    with pytest.raises((OSError, ValueError)):
        kept_icons._draw(looks[3])


def shown(text: str, **filters: object) -> str:
    environment = Environment(loader=DictLoader({"a.html": text}))
    environment.filters |= filters
    return environment.get_template("a.html").render()


def test_templates_are_kept_by_their_text_and_the_filters_there_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "{{ 1 if 'twice' is filter else 2 }}"

    def twice(number: int) -> int:
        return 2 * number

    assert (shown("một"), shown("hai"), shown(asked), shown(asked, twice=twice)) == ("một", "hai", "2", "1")
    monkeypatch.setattr(Environment, "_generate", None)  # none is compiled again
    assert (shown("một"), shown("hai"), shown(asked), shown(asked, twice=twice)) == ("một", "hai", "2", "1")


def test_what_templates_use_is_kept_by_their_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str, **signs: str) -> object:
        return TemplateClosures(lambda value: "")._parse(Environment(**signs), text)  # type: ignore[arg-type]

    asked = (("{{ one }}", {}), ("{{ other }}", {}), ("{{ one }}", {"variable_start_string": "[["}))
    made = [read(text, **signs) for text, signs in asked]
    assert made[0] != made[1] != made[2] != made[0]
    monkeypatch.setattr(Environment, "parse", None)
    assert [read(text, **signs) for text, signs in asked] == made


def test_style_sheets_are_kept_by_their_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = ("p { color: red } /* đỏ */", "p { color: blue }")
    assert [bundle.minify(it) for it in sheets] == ["p{color:red}", "p{color:blue}"]
    monkeypatch.setattr(bundle, "_shorten", None)
    assert [bundle.minify(it) for it in sheets] == ["p{color:red}", "p{color:blue}"]


def test_what_a_build_had_to_read_is_at_hand_for_the_next(folder: Path) -> None:
    sheets = ("p { color: red }", "p { color: blue }")
    made = [shown("một"), shown("hai"), *map(bundle.minify, sheets)]
    read = asked()
    assert len(read) == 4
    take_to_hand(read)
    for file in folder.iterdir():
        file.write_bytes(b"")  # none is read again
    kept_work._asked.clear()
    assert [shown("một"), shown("hai"), *map(bundle.minify, sheets)] == made
    assert asked() == []


def test_patterns_that_a_build_compiled_are_at_hand() -> None:
    new = {("một(?=hai)chỉ ở đây", 2)}
    assert not new & patterns()
    compile_patterns(new)
    assert new <= patterns()
