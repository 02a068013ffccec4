"""One converter for many stories: nothing of a story reaches the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom.conversion import conversion_of
from markdown import Markdown

from tests.golden import read_cases
from tests.image_captions.conversions import STOCK, convert, converter, prepared

FOLDER = Path(__file__).parent / "cases"
SOURCES = [case.parts[0] for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path, parts=3)]


@pytest.mark.slow
def test_one_converter_gives_what_fresh_ones_give() -> None:
    md = converter()

    for source in SOURCES:
        conversion = prepared(md.reset(), slots=True)
        assert (md.convert(source), conversion) == convert(source, slots=True)


def test_reset_forgets_the_photos_of_a_story_that_nobody_prepared() -> None:
    md = converter()
    md.convert("![x](a.jpg)\nMột.")
    first = conversion_of(md)

    md.reset().convert("![y](b.jpg)\nHai.")

    assert [photo.source for photo in first.photos] == ["a.jpg"]
    assert [photo.source for photo in conversion_of(md).photos] == ["b.jpg"]


def test_reset_keeps_a_story_that_is_prepared_but_not_converted() -> None:
    md = converter()
    conversion = prepared(md)

    md.reset().convert("![x](a.jpg)\nMột.")

    assert [photo.source for photo in conversion.photos] == ["a.jpg"]


def test_extension_is_found_by_its_module_too_and_takes_settings() -> None:
    module = "bantin.image_captions.extension"
    settings = {module: {"neutral_alt": "Hình", "known_authors": ["Công Đại"]}}
    md = Markdown(extensions=[*STOCK, module], extension_configs=settings)

    assert md.convert("![](a.jpg)\nMột.\nCông Đại\n\nHết.") == (
        '<figure class="photo"><img alt="Hình" src="a.jpg" />'
        '<figcaption class="photo__caption">Một.</figcaption></figure>\n'
        '<p class="byline">Công Đại</p>\n<p>Hết.</p>'
    )
