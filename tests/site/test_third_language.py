"""A site in a language that the theme lacks: one file of words, and no word of ours in any other language is left.

Everything of the site's own is Greek, so a word in Latin letters is one that no translator was asked for.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.build import read_clock
from bantin.newsroom.catalogue import FOLDER
from bantin.own_site.answers import Answers
from bantin.own_site.folder import FILES, files_of
from bantin.own_site.software import carried
from bantin.theming.folder import theme_folder
from bantin.vietnamese.dates import HO_CHI_MINH

from tests.building import NOW, run_pelican

pytestmark = [pytest.mark.process, pytest.mark.slow]

HEAD = """Title: Νέα {number}
Slug: nea-{number}
Date: 2026-11-1{number} 07:30
Category: Nea
Author: Anna
Tags: odos
Summary: Η οδός.
"""
PDF = b"%PDF-1.4 <</Type /Pages /Kids [3 0 R] /Count 12>> %%EOF"
STORIES = {
    1: "Correction: 2026-11-12; Είναι δώδεκα.\n\nΗ οδός.\n",
    2: "Withdrawn: 2026-11-13; Λάθος.\n\nΗ οδός.\n",
    3: "Updates: 2026-11-14; Νέο.\n\n[Έγγραφο](a.pdf)\n\n| Μέρα | Τι |\n|---|---|\n| Δευτέρα | Οδός |\n",
}
# Names that make addresses, marks of formats, the name of the software, and what CSS and HTML themselves say.
_KNOWN = {"Nea", "Anna", "odos", "RSS", "Atom", "JSON", "PDF", "Bản", "tin", "Zalo", "GMT"}
_SPOKEN = re.compile(
    r'\s(?:title|alt|aria-label|placeholder|data-(?!src)[a-z-]*(?:said|word|label)[a-z-]*)="([^"]*)"'
)
_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]{3,}")


def translated(words: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the words with each letter Greek, and what is filled in as it is."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield key, dict(translated(value))
        else:
            parts = re.split(r"(\{[^}]*\})", re.sub(r":\w+\|\w+\}", ":ωω|ωω}", value))
            yield key, "".join(part if part.startswith("{") else _WORD.sub("ωω", part) for part in parts)


def as_toml(words: Mapping[str, Any]) -> str:
    flat = {key: value for key, value in words.items() if not isinstance(value, dict)}
    lines = [f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in flat.items()]
    tables = [f"[{key}]\n{as_toml(value)}" for key, value in words.items() if isinstance(value, dict)]
    return "\n".join([*lines, *tables])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("greek")
    answers = Answers("Τα Νέα", "https://nea.dimos.org", "Δήμος", ("Nea",), language="en")
    for path, data in files_of(
        answers, carried(FILES), theme_folder(), read_clock(HO_CHI_MINH, {"SOURCE_DATE_EPOCH": NOW})
    ):
        if not path.startswith("content/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    conf = folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('DEFAULT_LANG = "en"', 'DEFAULT_LANG = "el"'), "utf-8")
    words = tomllib.loads((theme_folder() / "strings/en.toml").read_text("utf-8"))
    readers = tomllib.loads((FOLDER / "en/reader.toml").read_text("utf-8"))
    text = as_toml(dict(translated({**words, "reader": readers})))
    (folder / "theme/strings/el.toml").write_text(text, "utf-8")
    (folder / "content").mkdir()
    (folder / "content/a.pdf").write_bytes(PDF)
    (folder / "content/khan-cap.toml").write_text('tin = "Πλημμύρα"\nden = "30/11/2026 18:00"\n', "utf-8")
    for number, rest in STORIES.items():
        (folder / f"content/nea-{number}.md").write_text(HEAD.format(number=number) + rest, "utf-8")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    built = run_pelican(folder / "content", folder / "public", "-e", cache, conf=str(folder / "publishconf.py"))
    assert built.returncode == 0, built.stderr
    return folder / "public"


def latin_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(unescape(text)) if word not in _KNOWN}


def test_no_page_says_a_word_that_no_translator_was_asked_for(site: Path) -> None:
    found = {}
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        markup = re.sub(r"<(script|style)\b.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
        shown = re.sub(
            r"https?://[\w./-]+", "", re.sub(r"<[^>]*>", "\n", markup) + "\n".join(_SPOKEN.findall(markup))
        )
        if words := latin_words(shown):
            found[page.relative_to(site).as_posix()] = words
    assert found == {}


def test_the_withdrawn_story_the_rule_of_reuse_and_the_pages_of_a_file_speak_the_language_too(site: Path) -> None:
    gone = (site / "2026/11/12/nea-2.html").read_text("utf-8")
    assert "ωω" in gone and "Λάθος." in gone
    page = (site / "2026/11/13/nea-3.html").read_text("utf-8")
    assert "PDF, 1 KB, 12 ωω" in page
    assert "“Τα Νέα”" in page  # of the rule of reuse
    assert "ωω “Τα Νέα”" in (site / "feeds/tin-moi.rss.xml").read_text("utf-8")
