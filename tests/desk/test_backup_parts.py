"""A backup is made and comes back in parts: it may be larger than the memory."""

from __future__ import annotations

import base64
import io
import zipfile

from bantin.desk.backup import LEFT_OUT, backup

from tests.desk.office import STORY, Site

PATH = "2026/hop-thon.md"


def parts(data: bytes, size: int) -> list[tuple[int, str, bool]]:
    """Return place, content in base64, and whether there are more, of each part."""
    places = range(0, len(data), size)
    return [(at, base64.b64encode(data[at : at + size]).decode(), at + size < len(data)) for at in places]


def test_a_backup_is_sent_file_after_file(site: Site) -> None:
    for number in range(5):
        site.write(f"2026/anh-{number}.jpg", bytes([number]) * 100_000)
    sent = list(backup(site.office.desk))
    assert len(sent) == 7  # six files, the list of them
    assert max(map(len, sent)) < 110_000
    with zipfile.ZipFile(io.BytesIO(b"".join(sent))) as archive:
        assert archive.testzip() is None
        assert archive.read("content/2026/anh-4.jpg") == b"\x04" * 100_000


def test_what_cannot_be_read_is_named_in_the_backup_and_does_not_keep_it_from_coming_back(site: Site) -> None:
    huge = site.write("2026/phim.mp4", b"")
    with huge.open("r+b") as stream:
        stream.truncate(100_000_001)
    answer = site.get("/backup.zip").body
    with zipfile.ZipFile(io.BytesIO(answer)) as archive:
        assert set(archive.namelist()) == {f"content/{PATH}", LEFT_OUT}
        assert archive.read(LEFT_OUT).decode().startswith("2026/phim.mp4: ")
    site.write(PATH, "Title: Hỏng\n\nX")
    assert site.ask("bring-back", data=base64.b64encode(answer).decode()).status == 200
    assert site.read(PATH) == STORY


def test_a_backup_comes_back_in_parts(site: Site) -> None:
    site.write("2026/anh.jpg", bytes(range(256)) * 40)
    data = site.get("/backup.zip").body
    (site.folder / "content/2026/anh.jpg").unlink()
    before = site.files()
    *first, last = parts(data, 1_000)
    assert len(first) > 5
    for at, part, more in first:
        assert site.ask("bring-back", at=at, data=part, more=more).data == {"said": ""}
        assert {name: it for name, it in site.files().items() if not name.startswith(".desk/")} == {
            name: it for name, it in before.items() if not name.startswith(".desk/")
        }
    said = site.ask("bring-back", at=last[0], data=last[1], more=False).data["said"]
    assert "1 tệp còn thiếu" in said
    assert (site.folder / "content/2026/anh.jpg").read_bytes() == bytes(range(256)) * 40
    assert not (site.folder / ".desk/returning.zip").exists()


def test_a_part_that_does_not_follow_the_last_one_changes_nothing(site: Site) -> None:
    site.write(PATH, STORY.replace("Họp", "Hội"))
    data = site.get("/backup.zip").body
    site.write(PATH, STORY)
    (first, second, *_) = parts(data, 200)
    assert site.ask("bring-back", at=0, data=first[1], more=True).status == 200
    for at in (7, 400, -1, "200", True):
        answer = site.ask("bring-back", at=at, data=second[1], more=False)
        assert (answer.status, "chọn lại tệp" in answer.data["said"]) == (409, True)
    assert site.read(PATH) == STORY
    for at, part, more in parts(data, 200):  # from its beginning it may come again
        assert site.ask("bring-back", at=at, data=part, more=more).status == 200
    assert site.read(PATH) == STORY.replace("Họp", "Hội")


def test_a_file_that_is_not_what_the_archive_says_writes_nothing(site: Site) -> None:
    site.write("2026/z.jpg", b"anh" * 500)
    data = bytearray(site.get("/backup.zip").body)
    at = data.index(b"anhanh")
    data[at : at + 3] = b"ANH"
    site.write(PATH, "Title: Mới\n\nX")
    before = site.files()
    assert site.ask("bring-back", data=base64.b64encode(data).decode()).status == 400
    assert site.files() == before
