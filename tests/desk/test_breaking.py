"""Odd things that a desk meets: halves of letters, names without end, a full disk, a clock that jumps, many lines."""

from __future__ import annotations

import base64
import datetime as dt
import errno
import io
import time
from pathlib import Path
from typing import Any, NoReturn

import pytest
from bantin.desk.photo_cards import cards_in
from bantin.desk.versions import Versions, differences
from PIL import Image

from tests.desk.office import ACCESS, HOST, NOW, OWN, STORY, Site

PATH = "2026/hop-thon.md"
LONG_NAME = f"2026/{'ế' * 83}.md"  # 249 bytes, and an ending: not one more letter fits


def picture(image: Image.Image, kind: str = "JPEG") -> str:
    stream = io.BytesIO()
    image.save(stream, kind)
    return base64.b64encode(stream.getvalue()).decode()


def base_of(site: Site, path: str = PATH) -> str:
    return str(site.ask("open", path=path).data["base"])


def test_half_a_letter_is_saved_as_a_sign_for_what_is_lost(site: Site) -> None:
    assert site.ask("save", path=PATH, base=base_of(site), body="Lá cờ \ud83c, hết.\n").status == 200
    assert site.read(PATH).endswith("Lá cờ \ufffd, hết.\n")
    assert site.ask("cards", body="![\udd00](a.jpg)\n").data["cards"][0]["photos"][0]["alt"] == "\ufffd"
    assert site.ask("save", path=PATH, base=base_of(site), body="Lá cờ 🇻🇳.\n").status == 200
    assert site.read(PATH).endswith("Lá cờ 🇻🇳.\n")


def test_a_story_whose_name_is_as_long_as_names_can_be_is_saved_and_has_photos(site: Site) -> None:
    site.write(LONG_NAME, STORY)
    assert site.ask("save", path=LONG_NAME, base=base_of(site, LONG_NAME), body="Mới.\n").status == 200
    assert site.read(LONG_NAME).endswith("Mới.\n")
    names = [site.ask("photo", path=LONG_NAME, data=picture(Image.new("RGB", (9, 9)))).data["name"] for _ in range(2)]
    assert [name.removeprefix("ế" * 66) for name in names] == ["-anh-1.jpg", "-anh-2.jpg"]
    site.ask("delete", path=LONG_NAME)
    assert [it.name for it in (site.folder / "content/2026").iterdir()] == ["hop-thon.md"]  # the photos went along


@pytest.mark.parametrize(
    ("code", "status", "word"),
    [(errno.ENOSPC, 507, "Đĩa đã đầy"), (errno.EROFS, 409, "không cho ghi"), (errno.EIO, 500, "gặp lỗi")],
)
@pytest.mark.parametrize("question", ["save", "begin", "photo"])
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_torn(
    site: Site, monkeypatch: pytest.MonkeyPatch, question: str, code: int, status: int, word: str
) -> None:
    given: dict[str, Any] = {"path": PATH, "base": base_of(site), "body": "Mới.\n", "title": "A", "category": "Y tế"}
    before = site.files()

    def refuse(handle: int) -> NoReturn:
        raise OSError(code, "no")

    monkeypatch.setattr("bantin.desk.durable.os.fsync", refuse)
    answer = site.ask(question, **given, data=picture(Image.new("RGB", (9, 9))))
    assert (answer.status, word in answer.data["said"]) == (status, True)
    assert site.files() == before


def test_a_story_is_written_where_the_disk_knows_no_second_names(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(old: Path, new: Path) -> NoReturn:
        raise OSError(errno.EPERM, "no")

    monkeypatch.setattr("bantin.desk.durable.os.link", refuse)
    path = site.ask("begin", title="Trên thẻ nhớ", category="Y tế").data["path"]
    assert "Title: Trên thẻ nhớ\n" in site.read(path)


def test_a_clock_that_was_set_back_keeps_versions_as_before(tmp_path: Path) -> None:
    kept = Versions(tmp_path)
    year = dt.timedelta(days=365)
    for seconds in (0, 70, 140):  # a clock that runs a year ahead
        kept.keep("a.md", b"truoc %d" % seconds, b"moi hon %d" % seconds, NOW + year + dt.timedelta(seconds=seconds))
    for seconds in range(0, 200, 10):  # it was set right while somebody types
        kept.keep("a.md", b"sau %03d" % seconds, b"moi %d %d" % (seconds, 7), NOW + dt.timedelta(seconds=seconds))
    texts = [kept.read("a.md", it.name) for it in kept.list("a.md")]
    assert texts == [b"sau 180", b"sau 120", b"sau 060", b"sau 000", b"truoc 140", b"truoc 70", b"truoc 0"]


def test_two_stories_thrown_at_one_moment_come_back_both(site: Site) -> None:
    site.write("2026/hai.md", STORY)
    names = [site.ask("delete", path=path).data["thrown"] for path in (PATH, "2026/hai.md")]
    assert len({it["path"] for it in site.ask("bin").data["thrown"]}) == 2
    assert sorted(site.ask("put-back", name=name).data["path"] for name in names) == ["2026/hai.md", PATH]


def test_long_texts_are_compared_in_no_time() -> None:
    began = time.process_time()
    rows = differences("đầu\n" + "\n" * 200_000 + "cuối", "đầu\nx\n" + "\n" * 5_000 + "y\n" * 5_000 + "cuối")
    assert time.process_time() - began < 5
    assert rows[0] == ("same", "đầu")
    assert rows[-1] == ("same", "cuối")
    assert ("new", "y") in rows


def test_what_differs_is_shown_with_two_lines_around_it() -> None:
    old = [f"dòng {number}" for number in range(40)]
    new = [*old[:20], "khác", *old[21:]]
    assert differences("\n".join(old), "\n".join(new)) == [
        ("gap", ""),
        *(("same", f"dòng {number}") for number in (18, 19)),
        ("old", "dòng 20"),
        ("new", "khác"),
        *(("same", f"dòng {number}") for number in (21, 22)),
    ]
    assert differences("\n".join(old), "\n".join(old)) == []


def test_a_line_without_end_under_a_photo_is_no_caption() -> None:
    began = time.process_time()
    assert cards_in("![a](b.jpg)\n" + "Ảnh: " * 100_000) == []
    assert time.process_time() - began < 1


def test_what_is_hidden_in_a_transparent_photo_is_not_shown_by_covering_another_part(site: Site) -> None:
    hidden = Image.new("RGBA", (90, 60), (200, 10, 10, 0))
    name = site.ask("photo", path=PATH, data=picture(hidden, "PNG"), blur=[[0, 0, 0.2, 0.2]]).data["name"]
    with Image.open(site.folder / "content/2026" / name) as stored:
        assert stored.convert("L").getextrema()[0] > 250  # type: ignore[operator]


@pytest.mark.parametrize("frames", [7, "abcd", [[0, 0, 1]], [[0, 0, True, 1]], [[0, 0, 1, 1]] * 101])
def test_what_is_no_frame_covers_nothing_and_stores_nothing(site: Site, frames: object) -> None:
    before = site.files()
    assert site.ask("photo", path=PATH, data=picture(Image.new("RGB", (9, 9))), blur=frames).status == 400
    assert site.files() == before


def test_a_cookie_of_another_program_of_this_machine_locks_nobody_out(site: Site) -> None:
    for odd in ('nhớ={"a": 1}; ', "a b c; ", 'x="; ', ";;=; "):
        cookie = odd.encode().decode("latin-1") + OWN["cookie"]
        assert site.request("GET", "/", {"host": HOST, "cookie": cookie}).status == 200, odd
    assert site.request("GET", "/", {"host": HOST, "cookie": f"{ACCESS.cookie}="}).status == 403


def test_a_tag_with_a_comma_stays_one_tag_when_another_is_added(site: Site) -> None:
    fence = 'Title: A\ndate: 2026-11-20\ncategory: Y tế\ntags: ["ăn, ở", chợ]\n'
    site.write("2026/the.md", f"---\n{fence}---\n\nX\n")
    opened = site.ask("open", path="2026/the.md").data
    tags = next(it["value"] for it in opened["form"] if it["name"] == "tags")
    assert tags == "ăn, ở; chợ"
    saved = site.ask("save", path="2026/the.md", base=opened["base"], fields={"tags": f"{tags}; cam"})
    assert saved.status == 200
    listed = next(it for it in site.office.listing.stories() if it.path == "2026/the.md")
    assert listed.tags == ("ăn, ở", "chợ", "cam")
