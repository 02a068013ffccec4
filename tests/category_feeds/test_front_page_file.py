"""``front-page.toml`` is read if it is a plain file of a sensible size, else named, and nothing of it is told."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.category_feeds.front_page.of_build import front_page_words
from bantin.newsroom.build import Build


@pytest.fixture
def build() -> Build:
    return Build(dt.datetime.now(dt.UTC))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "secret.toml").write_text("aws = 1")
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def words(build: Build, content: Path, **settings: int) -> str | None:
    return front_page_words(build, {"PATH": str(content), **settings})


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(3 << 30)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda file: file.symlink_to(file.parents[1] / "secret.toml"), "đây là lối tắt"),
        (lambda file: file.symlink_to("/dev/zero"), "đây là lối tắt"),
        (os.mkfifo, "đây không phải tệp thường"),
        (Path.mkdir, "đây là một thư mục"),
        (sparse, "tệp này nặng 3221,3 MB, quá mức 256 KB."),
        (lambda file: file.write_bytes(b"#" * 256_001), "tệp này nặng 257 KB, quá mức 256 KB."),
    ],
    ids=["link", "endless", "pipe", "folder", "sparse", "large"],
)
def test_what_is_no_file_of_its_size_is_named_and_not_read(
    build: Build, content: Path, make: Callable[[Path], object], said: str
) -> None:
    make(content / "front-page.toml")
    assert words(build, content) is None
    [found] = build.diagnostics
    assert (found.path, found.rule, found.severity) == ("front-page.toml", "front-page/file", "error")
    assert found.message.startswith(said) and "aws" not in found.message


def test_what_sources_have_refused_is_neither_read_nor_told_of_again(build: Build, content: Path) -> None:
    (content / "front-page.toml").write_text("so-tin-moi = 3")
    build.refuse("front-page.toml")
    assert words(build, content) is None
    assert build.diagnostics == []


def test_one_that_is_there_is_read_and_one_that_is_not_is_no_finding(build: Build, content: Path) -> None:
    assert words(build, content) is None
    (content / "front-page.toml").write_text("so-tin-moi = 3")
    assert words(build, content) == "so-tin-moi = 3"
    assert words(build, content, FRONT_PAGE_MAX_KILOBYTES=1) == "so-tin-moi = 3"
    (content / "front-page.toml").write_text("#" * 1_001)
    assert words(build, content, FRONT_PAGE_MAX_KILOBYTES=1) is None
    assert len(build.diagnostics) == 1
