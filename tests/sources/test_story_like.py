"""Files that look like stories: each is told with its cure, and what the cure says is told of no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.sources.story_like import looks_like_story
from bantin.sources.survey import Survey

NEW_NAME = re.compile(r"đổi tên thành “([^”]+)”")


def put(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return root


def told(root: Path, ignored: tuple[str, ...] = (".*", "*~", "#*")) -> list[tuple[str, str, str]]:
    """Return path, severity and message of what is told, as if no story used anything."""
    survey = Survey(root, (), ignored)
    found = [*(it.diagnostic for it in survey.refusals), *survey.pending.values()]
    return [(it.path, it.severity, it.message) for it in found]


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("#1 tin.md", "1 tin.md"),
        ("##tin.markdown", "tin.markdown"),
        (".an.md", "an.md"),
        (".#tin.md", "tin.md"),
        ("tin.md ", "tin.md"),
        ("tin.md.", "tin.md"),
        ("tin.md\u00a0", "tin.md"),
        ("tin.MD", "tin.md"),
        ("#TIN.MD", "TIN.md"),
        ("tin.Markdown", "tin.markdown"),
        ("tin.md.txt", "tin.md"),
        ("tin.MD.TXT", "tin.md"),
        ("tin.mdx", "tin.md"),
        ("tin.txt", "tin.md"),
        ("TIN.TXT", "TIN.md"),
        ("#tin.txt", "tin.md"),
        (".md", "ten-bai.md"),
        ("#.md", "ten-bai.md"),
    ],
)
def test_a_story_under_a_wrong_name_is_read_under_the_name_that_is_told(tmp_path: Path, name: str, new: str) -> None:
    put(tmp_path, f"2024/{name}")
    [(path, severity, message)] = told(tmp_path)
    assert (path, severity) == (f"2024/{name.replace(chr(160), chr(160))}", "error")
    assert NEW_NAME.findall(message) == [new]
    (tmp_path / f"2024/{name}").rename(tmp_path / f"2024/{new}")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("bao-cao.docx", "[tên tệp](bao-cao.docx)"),
        ("Báo cáo (1).DOCX", "[tên tệp](Báo cáo %281%29.DOCX)"),
        ("bao-cao.doc", "lưu lại thành DOCX hay PDF"),
        ("bao-cao.odt", "make new"),
        ("bao-cao.rtf", "make new"),
        (".bao-cao.docx", "make new"),
        ("bao-cao.rst", "Hãy viết lại thành tệp .md"),
        ("bao-cao.html", "Hãy viết lại thành tệp .md"),
        (".tin.md.icloud", "tải “tin.md” về"),
        ("tin.sync-conflict-20240101-101010-ABCDEFG.md", "xóa tệp này"),
        ("tin (Lan's conflicted copy 2024-01-01).md", "xóa tệp này"),
        ("tin (bản sao xung đột của Lan 2024-01-01).md", "xóa tệp này"),
    ],
)
def test_a_document_that_is_no_story_is_told_with_what_to_do(tmp_path: Path, name: str, cure: str) -> None:
    put(tmp_path, name)
    [(path, severity, message)] = told(tmp_path)
    assert (path, severity) == (name, "error")
    assert cure in message


@pytest.mark.parametrize(
    "name",
    [
        *("tin.md", "tin.markdown", "tin.mkd", "1 tin.md", "tin (1).md", "xung-dot-dat-dai.md", "md", "txt", "a.pdf"),
        *("anh.jpg", "#1 anh.jpg", "KH #3.pdf", "so-lieu.csv", "tin.md~", "#tin.md#", "~$bao-cao.docx", "._tin.md"),
    ],
)
def test_what_is_read_or_is_no_story_is_not_told_of_as_one(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("folder", "new"),
    [("#2023", "2023"), (".2023", "2023"), ("2024/#nhap", "nhap"), ("2023~", "2023"), ("#", "ten-thu-muc")],
)
def test_a_folder_that_nobody_enters_is_told_once_if_stories_lie_in_it(tmp_path: Path, folder: str, new: str) -> None:
    put(tmp_path, f"{folder}/sau/tin.md", f"{folder}/hai.md")
    [(path, severity, message)] = told(tmp_path)
    assert (path, severity) == (folder, "error")
    assert NEW_NAME.findall(message) == [new] and "hai.md" in message
    (tmp_path / folder).rename((tmp_path / folder).with_name(new))
    assert told(tmp_path) == []


def test_folders_of_tools_may_hold_stories_and_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, ".obsidian/mau/tin.md", ".trash/cu.md", "#recycle/cu.md", "@eaDir/a.md", "__MACOSX/2024/._a.md")
    survey = Survey(tmp_path)
    assert told(tmp_path) == []
    assert {"@eaDir", "__MACOSX"} <= set(survey.closed), "Pelican would walk through them"


def test_a_folder_without_stories_may_be_called_as_it_likes(tmp_path: Path) -> None:
    put(tmp_path, "#anh/a.jpg")
    assert told(tmp_path) == []


def test_a_folder_called_like_a_story_is_a_warning_and_its_stories_are_read(tmp_path: Path) -> None:
    put(tmp_path, "2024/tin.md/bai.md")
    [(path, severity, message)] = told(tmp_path)
    assert (path, severity) == ("2024/tin.md", "warning") and "bỏ đuôi “.md”" in message
    (tmp_path / "2024/tin.md").rename(tmp_path / "2024/tin")
    assert told(tmp_path) == []


def test_where_the_site_reads_such_names_nothing_is_wrong_with_them(tmp_path: Path) -> None:
    put(tmp_path, "#1 tin.md", "#2023/tin.md")
    assert told(tmp_path, (".*",)) == []


def test_what_the_owner_ignores_is_a_notice_that_names_the_setting(tmp_path: Path) -> None:
    put(tmp_path, "nhap-tin.md", "nhap-2023/tin.md")
    found = told(tmp_path, (".*", "nhap-*"))
    assert [(path, severity) for path, severity, _ in found] == [("nhap-2023", "notice"), ("nhap-tin.md", "notice")]
    assert all("“nhap-*” trong “IGNORE_FILES”" in message for *_, message in found)


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("hop?.jpg", "hop.jpg"),
        ('"hop".jpg', "hop.jpg"),
        ("hop 14:30.jpg", "hop 14.30.jpg"),
        ("hop.jpg ", "hop.jpg"),
        ("aux.jpg", "aux-1.jpg"),
        ("CON.md", "con-1.md"),
        ("a" * 190 + ".jpg", "a.jpg"),
    ],
)
def test_a_name_that_another_system_refuses_is_a_notice(tmp_path: Path, name: str, new: str) -> None:
    put(tmp_path, name)
    [(path, severity, message)] = told(tmp_path)
    assert ((path, severity) == (name, "notice") and "Hãy đổi tên" in message) or "tên ngắn hơn" in message
    (tmp_path / name).rename(tmp_path / new)
    assert told(tmp_path) == []


def test_names_that_differ_by_case_alone_are_told_with_both(tmp_path: Path) -> None:
    put(tmp_path, "2024/Tin.md", "2024/tin.md", "2023/tin.md")
    [(path, severity, message)] = told(tmp_path)
    assert (path, severity) == ("2024/tin.md", "notice") and "“Tin.md”" in message


@pytest.mark.parametrize("name", ["tin.md", "TIN.DOCX", " #tin.txt ", ".a.html", "a.xhtml"])
def test_names_of_stories(name: str) -> None:
    assert looks_like_story(name)
