"""A row says of a file what the reader says of it, whatever the hour: made from bytes alone, by any process."""

from __future__ import annotations

import datetime as dt
import json
import runpy
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.archive.plain import as_data, from_data
from bantin.archive.row import Header, Made, Row
from bantin.archive.standing import Hour, is_shown, modified_at, notes_at, read_at
from bantin.check.lint import lint
from bantin.check.registry import installed_rules
from bantin.front_matter import rows
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.front_matter.rows import RowOrder, make_row, unreadable_row
from bantin.front_matter.schema import KEYS
from bantin.front_matter.story_reader import reader_for
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.site import story_of
from bantin.newsroom.source_text import SourceText
from bantin.newsroom.story import Story
from bantin.newsroom.typed_places import PLACES
from pelican.settings import read_settings

from tests.building import DEMO, settings_file

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2025, 1, 10, 9, 0, tzinfo=ZONE)
_CAPTIONS = "bantin.image_captions.extension:CaptionExtension"
_PLAIN = runpy.run_path(str(settings_file()))["MARKDOWN"]
OPTIONS = {**_PLAIN, "extensions": [*_PLAIN["extensions"], _CAPTIONS]}
ORDER = RowOrder(MarkdownOptions(OPTIONS), ZONE.key)

HEADER = "Title: Tin\nDate: 2024-01-14 08:00\nCategory: Kinh tế\n"
FILES = {
    "sound.md": f"{HEADER}Tags: cam, lũ\nAuthor: Hà; Lan\nSummary: Sapo\n\nMột [tin]({{filename}}b.md).\n",
    "photos.md": f"{HEADER}Image: a.jpg\nImage credit: A\n\n![Cam](a.jpg)\nNgười dân. Ảnh: B\n\n![](b.jpg)\n",
    "draft.md": f"{HEADER}Status: nháp\nTags: cam\n\nMột.\n",
    "hidden.md": f"{HEADER}Status: ẩn\n\nMột.\n",
    "future.md": HEADER.replace("2024-01", "2025-02") + "\nMột.\n",
    "future-draft.md": HEADER.replace("2024-01", "2025-02") + "Status: nháp\n\nMột.\n",
    "changed.md": f"{HEADER}Modified: 2024-03-01\n\nMột.\n",
    "to-change.md": f"{HEADER}Modified: 2025-03-01\nRelated: b, b\n\nMột.\n",
    "expired.md": f"{HEADER}Expires: 2024-12-31\n\nMột.\n",
    "related.md": f"{HEADER}Related: a.md, b\nPlace: xã A\nSource: Theo B\nCorrection: Sửa\nLang: en\nFeatured: có\n",
    "slug.md": f"{HEADER}Slug: dia-chi\n\nMột.\n",
    "no-letters.md": HEADER.replace("Tin", "???") + "\nMột.\n",
    "long.md": HEADER.replace("Tin", "Tin dài " * 30) + "\nMột.\n",
    "empty.md": HEADER,
    "no-date.md": "Title: Tin\nCategory: Kinh tế\n\nMột.\n",
    "wrong.md": f"{HEADER}Expires: mai\nKhoá lạ: x\n\nMột <script>x</script> [a](javascript:x).\n",
    "nothing.md": "",
    "deep.md": HEADER + "\n" + ">" * 60 + " a\n",
    "earlier.md": f"{HEADER}Modified: 2024-01-01\n\nMột\u202e hai.\n",
    "pages/about.md": "Title: Giới thiệu\n\nMột.\n",
    "pages/dated.md": "Title: Giới thiệu\nDate: 2025-02-01\n\nMột.\n",
}
BROKEN = {"utf16.md": "Title: Tin\n\nMột".encode("utf-16"), "legacy.md": b"Title: Tin\n\nT\xe2m\n"}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site") / "content"
    stories = {path.relative_to(DEMO / "content").as_posix(): path.read_bytes() for path in demo_files()}
    for name, data in {**stories, **{name: text.encode() for name, text in FILES.items()}, **BROKEN}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def demo_files() -> Iterator[Path]:
    yield from sorted((DEMO / "content").rglob("*.md"))


NAMES = [path.relative_to(DEMO / "content").as_posix() for path in demo_files()] + [*FILES, *BROKEN]


def read(content: Path, name: str, *, preview: bool) -> tuple[Any, Build]:
    """Return the article that the reader makes of the file ``name``, None if it refuses it, and its build."""
    override = {"PATH": str(content), "PLUGINS": [], "TIMEZONE": ZONE.key, "DEFAULT_LANG": "vi", "PREVIEW": preview}
    settings = read_settings(override={**override, "MARKDOWN": OPTIONS})
    run = Build(NOW)
    html, metadata = reader_for(run)(settings).read(str(content / name))
    if metadata.get("status") == "skip":
        return None, run
    metadata.setdefault("category", metadata.get("category"))
    context: dict[str, Any] = {"generated_content": {}, "static_content": {}, "static_links": set()}
    return StoryArticle(html, metadata, settings, str(content / name), context), run


def row_of(content: Path, name: str, order: RowOrder = ORDER) -> Made:
    return make_row(order, name, (content / name).read_bytes())


def said(findings: Any) -> Counter[tuple[Any, ...]]:
    return Counter((it.path, it.line, it.column, it.rule, it.severity, it.message) for it in findings)


@pytest.mark.slow
@pytest.mark.parametrize("preview", [False, True])
def test_rows_say_what_the_reader_says(content: Path, preview: bool) -> None:
    hour, compared = Hour(NOW, preview), Counter[str]()
    for name in NAMES:
        article, run = read(content, name, preview=preview)
        # The reader names the file as the command would; the row as it was ordered.
        order = RowOrder(MarkdownOptions(OPTIONS), ZONE.key, typed=f"{content}/")
        made = row_of(content, name, order)
        row, html = made.row, made.html
        shown = is_shown(row, hour)
        compared["refused" if row.refused else row.header.status if shown else "kept back"] += 1
        assert said([*read_at(row, hour), *(row.judged if shown else ())]) == said(run.diagnostics), name
        assert row.refused == (article is None), name
        if article is None:
            (refused,) = run.refused_stories or [None]
            if refused:
                assert (row.photos, row.links, html) == (refused.photos, refused.links, refused.html), name
            continue
        assert html == article._content, name
        assert {it.key: (it.line, it.column) for it in reversed(row.places)} == {
            key: (line, column) for key, line, column in article.metadata[PLACES]
        }, name
        assert sorted({it for it in row.moments if it > NOW}) == sorted(set(run.moments)), name
        assert (row.header.lead, row.header.slug) == (article.metadata["lead"], article.metadata["slug"]), name
        if row.kind == "story":
            assert _told(story_of(article)) == _typed(row, hour), name
    assert compared >= Counter(
        {"published": 40, "refused": 6, "draft": 2 * preview, "kept back": 3 * (not preview), "hidden": 1}
    )


def _typed(row: Row, hour: Hour) -> dict[str, Any]:
    """Return what the header and the body of ``row`` say of the story, as its editor spelt it."""
    header = row.header
    assert header.date is not None
    return {
        "title": header.title,
        "date": header.date,
        "category": header.category,
        "summary": header.lead or row.opening,
        "authors": list(header.authors),
        "tags": list(header.tags),
        "modified": modified_at(row, hour),
        "lang": header.lang or "vi",
        "place": header.place,
        "source": header.source,
        "corrections": notes_at(header.corrections, hour),
        "updates": notes_at(header.updates, hour),
        "withdrawn": header.withdrawn,
        "featured": header.featured,
        "expires": header.expires,
        "photos": [_shown(it) for it in row.photos],
        "related": [it.wanted for it in header.related],
    }


def _told(story: Story) -> dict[str, Any]:
    """Return the same of a story that was read."""
    names = {name: [str(it) for it in getattr(story, name)] for name in ("authors", "tags")}
    plain = (
        *("title", "date", "summary", "modified", "lang", "place", "source", "corrections", "updates", "withdrawn"),
        *("featured", "expires"),
    )
    lists = {"photos": [_shown(it) for it in story.photos], "related": [it.wanted for it in story.related]}
    return {**{name: getattr(story, name) for name in plain}, **names, **lists, "category": str(story.category)}


def _shown(photo: Photo) -> tuple[Any, ...]:
    return (photo.source, photo.alt, photo.caption_html, photo.credit, photo.kind, photo.focus, photo.classes)


def test_a_row_has_a_field_for_each_key() -> None:
    kept_elsewhere = {"aliases": "old_addresses of the row", "summary": "lead", "correction": "corrections"}
    assert {key.name for key in KEYS} - {it.name for it in fields(Header)} == kept_elsewhere.keys()


def test_a_row_goes_through_json_and_back(content: Path) -> None:
    for name in NAMES:
        row = row_of(content, name).row
        assert from_data(Row, json.loads(json.dumps(as_data(row)))) == row


def test_equal_bytes_make_equal_rows_whoever_makes_them(content: Path) -> None:
    for name in ("sound.md", "photos.md", "wrong.md"):
        assert row_of(content, name) == row_of(content, name)
        assert row_of(content, name).row.source == digest_of_bytes((content / name).read_bytes())


def test_references_and_photos_keep_their_places(content: Path) -> None:
    row = row_of(content, "related.md").row
    assert [(it.wanted, it.line, it.column) for it in row.header.related] == [("a.md", 4, 10), ("b", 4, 16)]
    assert [it.line for it in row_of(content, "photos.md").row.photos] == [7, 10]


def test_a_fault_of_the_software_is_a_finding_about_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*arguments: Any) -> Any:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(rows, "parse_document", faulty)
    row = make_row(ORDER, "hong.md", b"x").row
    assert row.refused
    assert [(it.path, it.rule, it.severity) for it in row.findings] == [("hong.md", "newsroom/fault", "error")]


def judge(text: SourceText) -> Iterator[Diagnostic]:
    """Judge as ``make check`` does a story that stands alone."""
    return lint([text], installed_rules(), None)


def judge_in_vain(text: SourceText) -> Iterator[Diagnostic]:
    raise ZeroDivisionError
    yield


def test_a_story_is_judged_where_it_is_made() -> None:
    data = f"{HEADER}\nMột  hai.\n".encode()
    order = RowOrder(MarkdownOptions(OPTIONS), ZONE.key, judges=(judge, judge_in_vain))
    rules = [it.rule for it in make_row(order, "a.md", data).row.judged]
    assert "check/double-space" in rules
    assert "newsroom/fault" in rules
    assert make_row(ORDER, "a.md", data).row.judged == ()


def test_a_file_that_cannot_be_read_is_refused_and_tried_again() -> None:
    row = unreadable_row(ORDER, "a.md", Unreadable("closed", say("content-file/closed")))
    assert (row.refused, row.source) == (True, "")
    assert [(it.rule, it.line, it.severity) for it in row.findings] == [("front-matter/unreadable", 0, "error")]
