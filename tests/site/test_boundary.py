"""A site of authors who try all they can: what stands in every file that is published."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.newsroom.classes import NAMES
from bantin.vietnamese.forbidden import FORBIDDEN

from tests.building import Result, run_pelican
from tests.hostile import CLASSES, EVIL, SHAPES, theme_classes, write_hostile_site

_OF_PHOTOS = {"photo", "photo__link", "photo__image", "photo__caption", "photo__missing"}
_OF_FOOTNOTES = {"footnote", "footnote-ref", "footnote-backref"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The newsroom of :mod:`tests.hostile` as it is published, but that warnings do not stop the build."""
    folder = tmp_path_factory.mktemp("hostile")
    content, cache = write_hostile_site(folder / "content"), f'CACHE_PATH="{folder / "cache"}"'
    options = ("-e", cache, "STRICT=false", "PHOTOS_WIDTHS=[64]", "PHOTOS_CARD_WIDTHS=[32]")
    return folder / "output", run_pelican(content, folder / "output", *options, conf="publishconf.py")


def texts_of(output: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file, a JSON file and JSON within a page as the text that they mean too."""
    for path in sorted(path for path in output.rglob("*") if path.suffix in {".html", ".xml", ".json", ".opml"}):
        name, text = path.relative_to(output).as_posix(), path.read_text("utf-8")
        inner = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        yield name, text
        if path.suffix != ".json":
            yield name, html.unescape(text)
        for document in [*inner, *([text] if path.suffix == ".json" else [])]:
            yield name, json.dumps(json.loads(document), ensure_ascii=False)


def test_every_story_is_published_and_each_slip_is_told(site: tuple[Path, Result]) -> None:
    output, result = site
    assert result.returncode == 0, result.stderr
    assert all((output / page).is_file() for page in (SHAPES, CLASSES, "lien-he.html"))
    for place in ("2024/moi-kieu.md:2:", "2024/moi-kieu.md:6:", "2024/moi-kieu.md:14:", "front-page.toml:1:13: "):
        assert any(place in line and "U+" in line for line in result.stderr.splitlines()), place


def test_no_file_holds_a_forbidden_character(site: tuple[Path, Result]) -> None:
    texts = list(texts_of(site[0]))
    assert {(name, hex(ord(it))) for name, text in texts for it in FORBIDDEN.findall(text)} == set()
    assert len({name for name, _ in texts}) > 40


def test_what_is_innocent_shows_as_it_was_typed(site: tuple[Path, Result]) -> None:
    page = (site[0] / SHAPES).read_text("utf-8")
    assert "<title>Mọi kiểu ký tự lạ é &amp;#x202E;" in page
    assert "a&amp;#x202E;b" in page
    assert '<meta name="description" content="a &amp;#x202E;&amp;NoBreak;b">' in (site[0] / "lien-he.html").read_text(
        "utf-8"
    )


def test_no_page_has_an_id_twice(site: tuple[Path, Result]) -> None:
    for path in site[0].rglob("*.html"):
        found = Counter(re.findall(r'<[^>]*\sid="([^"]*)"', path.read_text("utf-8")))
        assert [name for name, times in found.items() if times > 1] == [], path


def test_only_documented_classes_are_an_authors(site: tuple[Path, Result]) -> None:
    assert len(theme_classes()) > 150
    page = (site[0] / CLASSES).read_text("utf-8")
    prose = page[page.index('<div class="prose">') + 19 : page.index('<footer class="story__foot">')]
    used = {name for value in re.findall(' class="([^"]*)"', prose) for name in value.split()}
    assert {name for name in used if not name.startswith("tone-")} <= {*NAMES, *_OF_PHOTOS, *_OF_FOOTNOTES}
    assert {*NAMES, "photo__link", "footnote-ref"} <= used
    for link in re.findall("<a [^>]*>", prose):
        assert "data-photo" not in link or EVIL not in link
