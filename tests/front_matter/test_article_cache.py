"""An article that comes from the store is the one that was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.check.alone import judge_alone
from bantin.front_matter.article_cache import _leads_nearby
from bantin.front_matter.readers import StoryReaders
from bantin.front_matter.story_reader import StoryReader
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build, Made, read_clock
from bantin.newsroom.cache import Store
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.site import path_of
from pelican.contents import Article
from pelican.settings import read_settings

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
STORY = """\
Title: Đại hội Hội Cựu chiến binh xã Mai Hóa
Date: 2024-01-15 08:30
Modified: 2024-01-16
Category: Chính trị
Tags: đại hội, cựu chiến binh
Author: Hoài Thanh
Summary: Sáng 14/01, hội mở đại hội lần thứ tám.
Related: khac.md
Expires: 2030-01-01

Sáng 14/01, **Hội Cựu chiến binh** xã mở đại hội.
"""
PLAIN = "Title: Tin vắn\nDate: 2024-01-15\nCategory: Thời sự\n\nMưa to ở [huyện](https://example.vn/).\n"
WITH_PHOTO = PLAIN + "\n![Toàn cảnh](anh.jpg)\n*Toàn cảnh đại hội*\n"
WITH_LINK = PLAIN + "\nXem [tin trước]({filename}khac.md).\n"
_BUILDS: list[Build] = []
_READ: list[str] = []  # the stories that the reader has read in the build just made
_KEY: list[bytes] = []  # of the story in the store


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    read = StoryReader.read
    monkeypatch.setattr(StoryReader, "read", lambda reader, path: _READ.append(path) or read(reader, path))
    folder = tmp_path / "content"
    folder.mkdir()
    yield folder
    _BUILDS.clear()


def read(content: Path, text: str = "", settings_digest: str = "settings", hour: str = "1768000000") -> Any:
    """Return the article of ``text`` (else of the file that stands) as a build of that hour reads it."""
    file = content / "tin.md"
    if text:
        file.write_text(text, "utf-8")
    markdown = {"extensions": ["markdown.extensions.attr_list", "bantin.image_captions.extension"]}
    folders = {"PATH": str(content), "PLUGINS": []}
    settings = read_settings(override={**folders, "TIMEZONE": "Asia/Ho_Chi_Minh", "MARKDOWN": markdown})
    made = Made(content_settings=settings_digest)
    build = Build(read_clock(HANOI, {"SOURCE_DATE_EPOCH": hour}), made=made)
    build.store = Store(content.parent / "store.sqlite3", "maker", print)
    build.judges.append(judge_alone)
    _BUILDS[:] = [build]
    context: dict[str, Any] = {"generated_content": {}, "static_content": {}, "static_links": set()}
    readers = StoryReaders(settings, context, build)
    readers.read_ahead(["tin.md"], pytest.fail)
    _READ[:], _KEY[:] = [], [readers._keys["tin.md"]]
    article = readers.read_file(str(content), "tin.md", Article, context=context)
    build.store.save()
    return article


def built() -> Build:
    """Return the build just made."""
    return _BUILDS[0]


def is_restored() -> bool:
    """Say whether the build just made took its story from the store."""
    return not _READ


def shown(article: Any) -> dict[str, Any]:
    """Return all that templates may see of ``article``, names by their words."""
    told = {name: value for name, value in vars(article).items() if name not in ("settings", "_context", "_kept")}
    words = {name: str(value) if name != "_body" else article._content for name, value in told.items()}
    return {**words, "slugs": [tag.slug for tag in getattr(article, "tags", ())], "url": article.url}


@pytest.mark.parametrize("text", [STORY, PLAIN, WITH_PHOTO, WITH_LINK])
def test_a_story_read_before_comes_back_as_it_was(content: Path, text: str) -> None:
    first = shown(read(content, text))
    again = read(content)
    assert is_restored()
    assert shown(again) == first


def test_its_body_is_fetched_only_when_somebody_asks(content: Path) -> None:
    read(content, STORY)
    article = read(content)
    assert callable(article._body)
    assert "<strong>Hội Cựu chiến binh</strong>" in article.content
    assert not callable(article._body)


def test_what_was_said_about_it_is_said_again(content: Path) -> None:
    read(content, STORY.replace("Title: Đại hội Hội Cựu chiến binh xã Mai Hóa", "Title: ***"))
    first = list(built().diagnostics)
    read(content)
    assert is_restored()
    assert built().diagnostics == first != []


def test_what_rules_found_in_it_is_told_again_without_opening_it(content: Path) -> None:
    read(content, PLAIN + "\nMật khẩu: Abc12345!\n")
    first = dict(built().judged)
    read(content)
    assert is_restored()
    assert built().judged == {"tin.md": list(first["tin.md"])}
    assert [found.rule for found in first["tin.md"]] == ["check/secret"]
    assert (built().texts, built().kept_texts) == ([], [])


def test_a_story_that_names_others_is_left_to_those_who_know_them_all(content: Path) -> None:
    read(content, WITH_LINK)
    [text] = built().texts
    read(content)
    assert is_restored()
    [kept] = built().kept_texts
    assert kept.tell() == text
    assert built().judged == {}


def test_a_refused_story_is_left_to_them_too_and_a_draft_to_nobody(content: Path) -> None:
    read(content, PLAIN.replace("Date: 2024-01-15", "Date: mai"))
    assert [text.path for text in built().texts] == ["tin.md"]
    read(content, PLAIN.replace("\n\n", "\nStatus: draft\n\nMật khẩu: Abc12345! ", 1))
    assert (built().texts, built().judged) == ([], {"tin.md": ()})


def test_the_hours_at_which_the_site_changes_are_known_again(content: Path) -> None:
    read(content, STORY)
    first = list(built().moments)
    read(content)
    assert is_restored()
    assert built().moments == first != []


@pytest.mark.parametrize("change", ["\n", " Thêm một câu.\n"])
def test_a_changed_text_is_read(content: Path, change: str) -> None:
    read(content, PLAIN)
    assert "Mưa to" in read(content, PLAIN + change).content
    assert not is_restored()


def test_other_settings_have_it_read(content: Path) -> None:
    read(content, PLAIN)
    read(content, settings_digest="other settings")
    assert not is_restored()


def test_a_draft_or_a_story_of_tomorrow_is_read_every_time(content: Path) -> None:
    for text in (PLAIN.replace("\n\n", "\nStatus: draft\n\n", 1), PLAIN.replace("2024", "2034")):
        read(content, text)
        assert read(content).status == "draft"
        assert not is_restored()


def test_its_file_is_opened_once_for_that(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(content, PLAIN.replace("\n\n", "\nStatus: draft\n\n", 1))
    opened, open_it = list[str](), ContentFile.read
    monkeypatch.setattr(ContentFile, "read", lambda file, most: opened.append(file.path) or open_it(file, most))
    assert read(content).status == "draft"
    assert opened == ["tin.md"]


def test_a_story_kept_before_is_not_shown_to_a_clock_set_back(content: Path) -> None:
    read(content, PLAIN)
    assert read(content, hour="1500000000").status == "draft"


def test_a_refused_story_is_refused_every_time(content: Path) -> None:
    for _ in range(2):
        assert read(content, PLAIN.replace("Category: Thời sự\n", "")) is None or not is_restored()
        assert built().refused == {"tin.md"}


def test_a_body_that_has_left_the_store_is_made_again(content: Path) -> None:
    first = read(content, PLAIN).content
    store = Store(content.parent / "store.sqlite3", "maker", print)
    body = store.get(_KEY[0])["body"]
    store._database.execute("DELETE FROM entries WHERE key = ?", [bytes.fromhex(body)])
    store.close()
    article = read(content)
    assert is_restored()
    assert article.content == first


@pytest.mark.parametrize("name", ["href", "src", "srcset", "poster", "data", "action", "cite", "HREF", "formaction"])
def test_an_address_that_the_page_decides_about_is_found_under_each_name(name: str) -> None:
    told = [
        f'<p>{rest} {name}="{to}">' for rest in ("", 'id="a"') for to in ("tin.html", "#a", "//x.vn", "httpx://a")
    ]
    assert [_leads_nearby(body) for body in told] == [True] * len(told)
    assert not any(_leads_nearby(f'<p {name}="{to}">') for to in ("https://x.vn/", "http://x.vn", "HTTPS://x.vn"))
    assert not any(
        _leads_nearby(body) for body in ('<p title="tin.html">', 'a ="b" c="d"', f'{name} ="tin.html"', "")
    )


def test_only_a_body_without_photos_and_links_of_the_site_is_plain(content: Path) -> None:
    assert [bool(read(content, text).plain) for text in (PLAIN, WITH_PHOTO, WITH_LINK)] == [True, False, False]
    assert isinstance(read(content), StoryArticle)


@pytest.mark.parametrize(
    "forge",
    [
        lambda entry: {**entry, "attributes": {**entry["attributes"], "newsroom_path": "../../secret"}},
        lambda entry: {**entry, "attributes": {**entry["attributes"], "relative_source_path": "/etc/passwd"}},
        lambda entry: {**entry, "attributes": {**entry["attributes"], "source_path": "/etc/passwd"}},
        lambda entry: {**entry, "body": "no key"},
        lambda entry: {**entry, "findings": [1]},
        lambda entry: {**entry, "findings": [["a", 1, {"@": "nothing", "of": 1}, "x"]]},
        lambda entry: {**entry, "moments": 1},
        lambda entry: {**entry, "judged": [1]},
        lambda entry: {name: value for name, value in entry.items() if name != "judged"},
        lambda entry: {"attributes": {}},
        lambda entry: [],
    ],
)
def test_an_entry_that_others_made_names_no_other_file_and_stops_nothing(content: Path, forge: Any) -> None:
    first = shown(read(content, PLAIN))
    store = built().store
    store.put(_KEY[0], forge(store.get(_KEY[0])))
    store.save()
    again = read(content)
    assert path_of(again) == again.relative_source_path == "tin.md"
    assert again.source_path == first["source_path"]
    assert again._content == first["_body"]


def test_a_story_of_old_days_is_kept_with_its_offset(content: Path) -> None:
    old = STORY.replace("2024-01-15 08:30", "1909-01-15 08:30")
    first, again = read(content, old), read(content)
    assert first.date.isoformat() == again.date.isoformat() == "1909-01-15T08:30:00+07:06"
    assert is_restored(), "it was not read a second time"


def test_a_change_is_left_out_until_its_hour_and_is_there_from_then_on(content: Path) -> None:
    before, hour, after = "1767999999", "1768000000", "1768000001"  # 2026-01-10 06:06:40 in Vietnam
    story = STORY.replace("Modified: 2024-01-16", "Modified: 2026-01-10T06:06:40+07:00")
    assert not hasattr(read(content, story, hour=before), "modified")
    assert [found.rule for found in built().diagnostics] == ["front-matter/modified-later"]
    assert min(built().moments).timestamp() == int(hour)
    assert read(content, hour=hour).modified.timestamp() == int(hour)
    assert built().diagnostics == []
    assert read(content, hour=after).modified.timestamp() == int(hour)
    assert is_restored(), "what it is from then on is kept"
    assert not hasattr(read(content, hour=before), "modified")
