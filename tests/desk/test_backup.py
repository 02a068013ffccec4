"""A backup is one file; its return loses nothing that stands in its place, and writes nothing outside."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from tests.desk.office import STORY, Site

PATH = "2026/hop-thon.md"


def archive(**files: str) -> str:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return base64.b64encode(stream.getvalue()).decode()


def test_what_was_lost_comes_back_and_what_stood_there_is_kept(site: Site) -> None:
    site.write("2026/anh.jpg", b"cu")
    answer = site.get("/backup.zip")
    assert 'filename="ban-tin-2026-11-28.zip"' in answer.headers["content-disposition"]
    assert sorted(zipfile.ZipFile(io.BytesIO(answer.body)).namelist()) == ["content/2026/anh.jpg", f"content/{PATH}"]
    site.write(PATH, "Title: Hỏng\n\nX")
    site.write("2026/anh.jpg", b"moi")
    site.write("2026/them.md", "Title: Thêm\n\nX")
    said = site.ask("bring-back", data=base64.b64encode(answer.body).decode()).data["said"]
    assert "thay 2 tệp" in said
    assert site.read(PATH) == STORY
    assert site.read("2026/them.md").startswith("Title: Thêm")
    kept = [data for name, data in site.files().items() if name.startswith(".desk/")]
    assert "Title: Hỏng\n\nX".encode() in kept
    assert b"moi" in kept


@pytest.mark.parametrize(
    "name",
    [
        *("../x.md", "content/../x.md", "/content/x.md", "content//x.md", "content/.git/config", "x.md"),
        *("content/a\\..\\b.md", "pelicanconf.py", "content/2026/../../x.py", "content/.htaccess"),
    ],
)  # fmt: skip
def test_an_archive_that_is_no_backup_writes_nothing(site: Site, name: str) -> None:
    before = site.files()
    answer = site.ask("bring-back", data=archive(**{"content/2026/tot.md": "tốt", name: "xấu"}))
    assert answer.status == 400
    assert site.files() == before


def test_a_file_where_a_folder_is_wanted_stops_all_before_anything_is_written(site: Site) -> None:
    site.write("2025", "tệp")
    for files in ({"content/2025/x.md": "x"}, {"content/a": "x", "content/a/b.md": "y"}):
        before = site.files()
        assert site.ask("bring-back", data=archive(**{"content/2026/tot.md": "tốt", **files})).status in (400, 409)
        assert site.files() == before


@pytest.mark.parametrize("data", ["", base64.b64encode(b"PK\x05\x06").decode(), base64.b64encode(b"abc").decode()])
def test_what_is_no_archive_writes_nothing(site: Site, data: str) -> None:
    before = site.files()
    assert site.ask("bring-back", data=data).status == 400
    assert site.files() == before


def test_nothing_is_written_through_a_link(site: Site) -> None:
    outside = site.folder.parent / "ngoai"
    outside.mkdir()
    (site.folder / "content/2025").symlink_to(outside)
    assert site.ask("bring-back", data=archive(**{"content/2025/x.md": "x"})).status == 409
    assert list(outside.iterdir()) == []
