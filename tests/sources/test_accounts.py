"""Every file is a story, used, known, told of, or named as one that nobody uses."""

from __future__ import annotations

from pathlib import Path

from bantin.newsroom.content_names import ContentFiles
from bantin.sources.accounts import not_walked, unread_files, unused_files
from bantin.sources.survey import Survey
from bantin.sources.uses import linked, used_files


def surveyed(root: Path, *names: str) -> Survey:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return Survey(root)


def test_files_are_used_by_whatever_names_mean_them() -> None:
    entries = [(path, False) for path in ("2024/A.jpg", "2024/a b.pdf", "2024/b.mp4", "b.JPG", "B.jpg", "2024/c.pdf")]
    files = ContentFiles(Path("content"), (), entries)
    named = [
        ("a.jpg", "2024/x.md"),
        ("a%20b.pdf#page=2", "2024/x.md"),
        ("/b.jpg", "2024/x.md"),
        ("../../z", "2024/x.md"),
    ]
    assert used_files(files, named) == {"2024/A.jpg", "2024/a b.pdf", "b.JPG", "B.jpg"}


def test_links_to_files_are_those_that_lead_to_no_other_site_and_no_story() -> None:
    html = (
        '<a href="a.pdf">x</a> <a class="b" href="b%20c.docx#page=2">x</a> <a href="{filename}c.md">x</a>'
        '<a href="https://x.vn/d.pdf">x</a> <a href="#e">x</a> <a href="mailto:f@g.vn">x</a> '
        '<a href="//h.vn/i.pdf">x</a>'
        '<a href="k&amp;l.pdf">x</a>'
    )
    assert list(linked(html)) == ["a.pdf", "b%20c.docx#page=2", "k&l.pdf"]


def test_a_document_that_a_story_links_to_or_may_link_to_once_it_is_mended_is_not_told_of(tmp_path: Path) -> None:
    survey = surveyed(tmp_path, "2024/dung.docx", "2024/nhac.docx", "2024/thua.docx")
    refused = ["Titel: Tin\n\nXem [x](nhac.docx).\n"]
    assert [it.path for it in unread_files(survey, {"2024/dung.docx"}, refused)] == ["2024/thua.docx"]
    assert unread_files(survey, {"2024/dung.docx", "2024/thua.docx", "2024/nhac.docx"}, []) == []


def test_files_that_nobody_uses_are_one_notice_for_a_folder(tmp_path: Path) -> None:
    names = ["2024/a.jpg", "2024/b.pdf", "2024/c.csv", "2024/d.md#", "kho/e.png", "2024/tin.md", "front-page.toml"]
    told_already = ["kho/f.txt", "kho/g.MD", ".obsidian/app.json", "Thumbs.db", "2024/~$b.docx"]
    survey = surveyed(tmp_path, *names, *told_already)
    first, second = unused_files(survey, {"2024/a.jpg"}, {"front-page.toml"})
    assert (first.path, first.severity, second.path) == ("2024/b.pdf", "notice", "kho/e.png")
    assert "và 2 tệp nữa cùng thư mục: c.csv, d.md#." in first.message
    assert "tệp nữa" not in second.message
    assert unused_files(survey, {"2024/a.jpg", "2024/b.pdf", "2024/c.csv", "2024/d.md#", "kho/e.png"}, names) == []


def test_many_folders_of_unused_files_are_told_of_in_few_lines(tmp_path: Path) -> None:
    survey = surveyed(tmp_path, *(f"{number}/a.jpg" for number in range(30)))
    notices = unused_files(survey, set(), set())
    assert len(notices) == 21 and "còn 10 thư mục nữa" in notices[-1].message


def test_stories_where_the_site_reads_none_are_one_notice_for_a_folder(tmp_path: Path) -> None:
    survey = surveyed(tmp_path, "tin/a.md", "luu/2020/a.md", "luu/b.md", "luu/c.jpg", "#x/d.md")
    [notice] = not_walked(survey, {"tin/a.md"})
    assert (notice.path, notice.severity) == ("luu", "notice")
    assert "có 2 bài chưa được đăng" in notice.message and "ARTICLE_PATHS" in notice.message
