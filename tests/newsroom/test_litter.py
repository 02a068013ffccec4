"""The register of litter: what programs leave is in it, what people write never is, and Pelican reads none of it."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.front_matter.story_reader import FILE_EXTENSIONS
from bantin.newsroom.litter import REGISTER, is_litter
from bantin.newsroom.name_forms import STORY_ENDINGS
from bantin.sources.survey import IGNORED, Survey
from pelican.settings import DEFAULT_CONFIG

from tests.demo import demo_pelicanconf as pelicanconf

FILES = [
    *(".DS_Store", "._tin.md", "Icon\r", "Thumbs.db", "desktop.ini", "~$bao-cao.docx", ".~lock.bao-cao.odt#"),
    *(".nfs00000001", ".fuse_hidden0001", ".syncthing.tin.md.tmp", "~syncthing~tin.md.tmp", ".sync_ab12.db-wal"),
    *(".tin.md.swp", ".tin.md.swo", "tin.md~", "#tin.md#", ".gitignore", ".gitattributes", ".gitkeep", ".mailmap"),
    *(".editorconfig", ".prettierrc", ".prettierrc.json", ".stignore", ".dropbox", "anh.jpg.crdownload"),
    *("anh.jpg.part", "a.tmp", ".tin.md.tmp", "tin.md.bak", ".anh.jpg.icloud", ".directory"),
]
FOLDERS = [
    *(".obsidian", ".trash", ".git", ".vscode", ".idea", "__MACOSX", "@eaDir", "#recycle", "$RECYCLE.BIN"),
    *("System Volume Information", ".stfolder", ".stversions", ".sync", ".dropbox.cache", "lost+found", ".svn"),
]
TYPED = [
    *("tin.md", "#1 tin.md", "#tin.md", ".an.md", "tin.md ", ".env", ".env.local", ".env.bak", ".env~", ".htpasswd"),
    *("~$tin.md", "tin.txt", "bao-cao.docx", "a.jpg", "front-page.toml", "id_rsa", "icon.png", "desktop.jpg"),
]


def test_what_programs_leave_is_known() -> None:
    for name in FILES:
        assert is_litter(name) and is_litter(name.upper()), name


def test_folders_of_programs_are_known() -> None:
    for name in FOLDERS:
        assert is_litter(name, "folder") and not is_litter(f"{name}x", "folder"), name


def test_what_people_type_is_never_litter() -> None:
    for kind in ["file", "folder", "link"]:
        for name in TYPED:
            assert not is_litter(name, kind), (name, kind)


def test_the_lock_of_emacs_is_a_link_and_a_file_of_that_name_is_none() -> None:
    assert is_litter(".#tin.md", "link") and not is_litter(".#tin.md", "file")


def examples() -> Iterator[str]:
    """Names of files that the register knows, one for each of its patterns, in front of each ending of a story."""
    for pattern in " ".join(REGISTER.values()).split(" "):
        if pattern[-1] not in "/@":
            name = pattern.replace("*", "x").replace("?", "y")
            yield from (name, *(f"{name}{ending}" for ending in STORY_ENDINGS))


def is_read(name: str, ignored: list[str]) -> bool:
    """Say whether Pelican reads a file called ``name`` where it passes over what is ``ignored``."""
    suffix = name.rpartition(".")[2] if "." in name.lstrip(".") else ""
    return suffix in FILE_EXTENSIONS and not any(fnmatch.fnmatch(name, it) for it in ignored)


def test_pelican_reads_nothing_that_the_register_knows() -> None:
    known = [name for name in examples() if is_litter(name)]
    assert len(known) > 60
    assert [name for name in known if is_read(name, pelicanconf.IGNORE_FILES)] == []


def test_the_patterns_of_the_shipped_site_are_those_that_the_survey_knows() -> None:
    assert tuple(pelicanconf.IGNORE_FILES) == IGNORED


@pytest.mark.parametrize("ignored", [pelicanconf.IGNORE_FILES, DEFAULT_CONFIG["IGNORE_FILES"], [], ["nhap-*", ".*"]])
def test_each_name_is_read_or_known_or_told_of_whatever_the_site_ignores(tmp_path: Path, ignored: list[str]) -> None:
    shapes = ("{}tin", ".{}tin", "#{}tin", "~{}tin", ".#{}tin", "nhap-{}tin", "{}tin #")
    ends = (*STORY_ENDINGS, ".MD", ".md ", ".md.", ".md~", ".mdx", ".txt", ".md.txt", ".docx", ".rtf", ".html")
    names = [shape.format(number) + end for number, end in enumerate(ends) for shape in shapes]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    survey = Survey(tmp_path, (), ignored)
    told = {it.diagnostic.path for it in survey.refusals} | {it.path for it in survey.pending.values()}
    silent = {name for name in names if name not in told and not is_litter(name)}
    assert all(is_read(name, ignored) for name in silent)
    assert "0tin.md" in silent and len(told) > 60
