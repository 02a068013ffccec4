"""A story that is exchanged for something else after the folder was surveyed is not followed, and is named."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bantin.front_matter.commands import new
from bantin.front_matter.readers import StoryReaders
from bantin.front_matter.recode import convert_file
from bantin.newsroom.build import Build, read_clock
from bantin.newsroom.content_files import Unreadable
from pelican.contents import Article
from pelican.settings import read_settings

from tests.building import settings_file

STORY = "Title: Tin\nDate: 2024-01-15\nCategory: Thời sự\n\nChữ.\n"
SECRET = "Title: Mật\nDate: 2024-01-15\nCategory: Thời sự\n\nMật khẩu.\n"


def read(content: Path, exchange: Callable[[Path], Any]) -> tuple[Any, Build]:
    """Return the article of a story, and its build, that is exchanged just before Pelican asks for it."""
    settings = read_settings(override={"PATH": str(content), "PLUGINS": [], "TIMEZONE": "Asia/Ho_Chi_Minh"})
    build = Build(read_clock(dt.UTC, {"SOURCE_DATE_EPOCH": "1768000000"}))
    context: dict[str, Any] = {"generated_content": {}, "static_content": {}, "static_links": set()}
    readers = StoryReaders(settings, context, build)
    readers.read_ahead(["2024/tin.md"], pytest.fail)
    exchange(content / "2024/tin.md")
    return readers.read_file(str(content), "2024/tin.md", Article, context=context), build


def to_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parents[2] / "secret.md")


def to_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def to_folder_by_link(file: Path) -> None:
    file.parent.rename(file.parents[2] / "old")
    file.parent.symlink_to(file.parents[2] / "old")


@pytest.mark.parametrize(
    ("exchange", "words"),
    [
        (to_link, "lối tắt"),
        (to_pipe, "không phải tệp thường"),
        (to_folder_by_link, "lối tắt"),
        (Path.unlink, "không còn"),
    ],
)
def test_it_is_refused_by_name(tmp_path: Path, exchange: Callable[[Path], Any], words: str) -> None:
    content = tmp_path / "content"
    (content / "2024").mkdir(parents=True)
    (content / "2024/tin.md").write_text(STORY, "utf-8")
    (tmp_path / "secret.md").write_text(SECRET, "utf-8")
    article, build = read(content, exchange)
    assert article is None or not article.is_valid() or article.status == "skip"
    [found] = build.diagnostics
    assert (found.path, found.rule, found.severity) == ("2024/tin.md", "front-matter/unreadable", "error")
    assert words in found.message and "Mật" not in found.message
    assert "2024/tin.md" in build.refused


def test_a_conversion_follows_no_link_and_keeps_the_mode(tmp_path: Path) -> None:
    old = "Title: §ång chÝ Hoµng ThÞ XuyÕn, ñy viªn\n".encode("latin-1")
    (tmp_path / "old.md").write_bytes(old)
    (tmp_path / "old.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to(tmp_path / "old.md")
    (tmp_path / "old.md.bak").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Unreadable) as refused:
        convert_file(tmp_path / "link.md")
    assert "lối tắt" in str(refused.value.message)
    assert "đã đổi" in convert_file(tmp_path / "old.md")
    assert (tmp_path / "old.md").stat().st_mode & 0o777 == 0o640
    assert "Đồng chí" in (tmp_path / "old.md").read_text("utf-8")
    assert (tmp_path / "old.md.1.bak").read_bytes() == old
    assert not (tmp_path / "nowhere").exists()


def test_a_new_story_is_not_written_through_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "content/2026").symlink_to(tmp_path / "other")
    given = {"NEW_TITLE": "Tin mới", "NEW_CATEGORY": "Kinh tế", "SOURCE_DATE_EPOCH": "1795309200"}
    assert new(["-s", str(settings_file()), str(tmp_path / "content")], given) == 1
    assert "content/2026: đây là lối tắt" in capsys.readouterr().err
    assert list((tmp_path / "other").iterdir()) == []
