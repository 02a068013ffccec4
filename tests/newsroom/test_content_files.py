"""What is told about a file of the content folder that is not read, and how large one may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable, limits_from, shown


def told(file: ContentFile, most: int = 1_000) -> str:
    with pytest.raises(Unreadable) as caught:
        file.read(most)
    return str(caught.value.message)


def test_each_refusal_is_a_sentence_with_the_cure_and_without_a_word_of_the_target(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("PASSWORD=1")
    (tmp_path / "content/folder").mkdir(parents=True)
    (tmp_path / "content/link").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "content/pipe")
    (tmp_path / "content/big").write_bytes(b"x" * 1_001)
    words = {
        name: told(ContentFile(tmp_path / "content", name))
        for name in ("link", "folder", "pipe", "big", "gone", "../x")
    }
    assert words["link"].startswith("đây là lối tắt")
    assert words["folder"].startswith("đây là một thư mục")
    assert words["pipe"].startswith("đây không phải tệp thường")
    assert words["big"].startswith("tệp này nặng 2 KB, quá mức 1 KB.")
    assert words["gone"].startswith("không còn tệp này")
    assert words["../x"].startswith("tên này dẫn ra ngoài")
    for sentence in words.values():
        assert ". Hãy " in sentence and sentence.endswith(".")
        assert "PASSWORD" not in sentence and "secret" not in sentence


def test_who_looks_for_a_line_gets_no_words_of_a_file_that_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "tin.md").write_bytes(b"\xef\xbb\xbfTin\xff")
    (tmp_path / "link.md").symlink_to(tmp_path / "tin.md")
    assert ContentFile(tmp_path, "tin.md").words(100) == "Tin\ufffd"
    assert ContentFile(tmp_path, "link.md").words(100) == ""


def test_a_stamp_is_that_of_the_name_not_of_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"xy")
    (tmp_path / "link").symlink_to("a-long-name-that-is-not-there")
    stamp = ContentFile(tmp_path, "a").stamp()
    assert stamp is not None and stamp[0] == 2
    found = ContentFile(tmp_path, "link").stamp()
    assert found is not None and found[0] == len("a-long-name-that-is-not-there")
    assert ContentFile(tmp_path, "gone").stamp() is None


def test_a_file_is_known_by_its_place_in_the_folder() -> None:
    file = ContentFile.at(Path("/site/content"), "/site/content/2024/tin.md")
    assert (file.path, file.name) == ("2024/tin.md", "tin.md")
    with pytest.raises(ValueError, match="not in the subpath"):
        ContentFile.at(Path("/site/content"), "/etc/passwd")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (256_000, "256 KB"),
        (256_001, "257 KB"),
        (1_000_000, "1 MB"),
        (1_000_001, "1,1 MB"),
        (3 << 30, "3221,3 MB"),
    ],
)
def test_sizes_are_shown_as_editors_read_them_never_smaller(size: int, words: str) -> None:
    assert shown(size).text("vi") == words
    assert shown(size).text("en") == words.replace(",", ".")


def test_the_limits_are_those_of_the_site_or_the_usual_ones() -> None:
    assert limits_from({}) == Limits(1_000_000, 256_000)
    assert limits_from({"STORY_MAX_KILOBYTES": 5, "FRONT_PAGE_MAX_KILOBYTES": 7}) == Limits(5_000, 7_000)


@pytest.mark.parametrize("value", [0, -1, 1.5, "1000", True, None])
def test_a_limit_that_is_no_number_stops_the_build_in_words(value: object) -> None:
    with pytest.raises(BuildFailed, match="STORY_MAX_KILOBYTES phải là một số nguyên dương"):
        limits_from({"STORY_MAX_KILOBYTES": value})
