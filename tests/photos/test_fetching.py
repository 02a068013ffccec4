"""Photos of other sites brought beside their story, and the story written again at their addresses alone."""

from __future__ import annotations

import base64
import io
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.photos.away import Away
from bantin.photos.errand import Errand
from bantin.photos.fetching.trip import Trip
from bantin.photos.options import Options
from PIL import Image

from tests.building import run_verb, settings_file
from tests.image_captions.conversions import convert
from tests.photos.photo_host import NAME, PhotoHost, photo_host

HEAD = "Title: Tin\nDate: 2026-01-31\nCategory: Kinh tế\n\n"


def photo(shade: int = 100, kind: str = "JPEG") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 90, 60)).save(held, kind)
    return held.getvalue()


@pytest.fixture(scope="module")
def running() -> Iterator[PhotoHost]:
    with photo_host() as host:
        yield host


@pytest.fixture
def site(running: PhotoHost) -> PhotoHost:
    running.answers.clear()
    running.asked.clear()
    return running


def away_in(body: str, story: str = "2026/tin.md") -> list[Away]:
    """Return the photos of ``body`` that are no files, as a run finds them."""
    _, found = convert(unicodedata.normalize("NFC", body), slots=True, first_line=HEAD.count("\n") + 1)
    return [Away(story, one, "pasted" if one.source.startswith("data:") else "remote") for one in found.photos]


def write(root: Path, text: bytes, name: str = "2026/tin.md") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return path


def names_in(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "2026").iterdir())


def fetch(root: Path, away: list[Away], site: PhotoHost, **limits: int) -> tuple[Trip, list[str]]:
    said: list[str] = []
    trip = Trip(Errand(root, Options(**limits), tuple(away)), site.network(), said.append)  # type: ignore[arg-type]
    trip.go()
    return trip, said


FORMS = """Đoạn đầu `![mã]({0}/mot.jpg)` và ![Một]({0}/mot.jpg) và {0}/mot.jpg.

![Một nữa]({0}/mot.jpg "Tựa")
Chú thích. Ảnh: Tuấn Tú

<p align="center"><img width="9" src='{0}/hai.php?id=1&amp;w=2' alt="Hai"></p>

![Ba][ba] [![Bốn](<{0}/ảnh bốn (4).png>)]({0}/bon-to.jpg)

```
[ba]: {0}/ba.webp
![x]({0}/mot.jpg)
```

[ba]: {0}/ba.webp  "Tên"
<!-- ![x]({0}/mot.jpg) -->

~~~
[ba]: {0}/ba.webp
~~~
"""
FORMS_AFTER = """Đoạn đầu `![mã]({0}/mot.jpg)` và ![Một](mot.jpg) và {0}/mot.jpg.

![Một nữa](mot.jpg "Tựa")
Chú thích. Ảnh: Tuấn Tú

<p align="center"><img width="9" src='hai.png' alt="Hai"></p>

![Ba][ba] [![Bốn](<anh-bon-4.jpg>)]({0}/bon-to.jpg)

```
[ba]: {0}/ba.webp
![x]({0}/mot.jpg)
```

[ba]: ba.webp  "Tên"
<!-- ![x]({0}/mot.jpg) -->

~~~
[ba]: {0}/ba.webp
~~~
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_form_is_rewritten_at_its_address_and_nowhere_else(
    tmp_path: Path, site: PhotoHost, line_end: str, form: str
) -> None:
    home = site.address("")
    site.answers |= {
        "/mot.jpg": photo(1),
        "/hai.php?id=1&w=2": photo(2, "PNG"),
        "/ba.webp": photo(3, "WEBP"),
        "/%E1%BA%A3nh%20b%E1%BB%91n%20(4).png": photo(4),
    }
    bom = b"\xef\xbb\xbf"

    def typed(text: str) -> bytes:
        whole = unicodedata.normalize(form, HEAD + text.format(home))  # type: ignore[arg-type]
        return bom + whole.replace("\n", line_end).encode()

    story = write(tmp_path, typed(FORMS))
    story.chmod(0o640)

    trip, said = fetch(tmp_path, away_in(FORMS.format(home)), site)

    assert trip.failed == 0, said
    assert story.read_bytes() == typed(FORMS_AFTER)
    assert stat.S_IMODE(story.stat().st_mode) == 0o640
    names = {"mot.jpg": photo(1), "hai.png": photo(2, "PNG"), "ba.webp": photo(3, "WEBP"), "anh-bon-4.jpg": photo(4)}
    assert {path.name: path.read_bytes() for path in story.parent.iterdir() if path != story} == names


def test_a_second_run_changes_nothing_and_asks_for_nothing(tmp_path: Path, site: PhotoHost) -> None:
    site.answers["/a.jpg"] = photo()
    story = write(tmp_path, (HEAD + f"![A]({site.address('/a.jpg')})\nChú thích.\n").encode())
    fetch(tmp_path, away_in(f"![A]({site.address('/a.jpg')})\nChú thích.\n"), site)
    before, site.asked[:] = story.read_bytes(), []

    fetch(tmp_path, [], site)

    assert (story.read_bytes(), site.asked) == (before, [])
    assert before == (HEAD + "![A](a.jpg)\nChú thích.\n").encode()


def test_another_file_of_that_name_is_never_replaced_and_the_same_one_is_used_again(
    tmp_path: Path, site: PhotoHost
) -> None:
    site.answers |= {"/1/a.jpg": photo(1), "/2/A.JPG": photo(200), "/3/a.jpg": photo(1)}
    body = "".join(f"![Ảnh]({site.address(path)})\n\n" for path in site.answers)
    story = write(tmp_path, (HEAD + body).encode())
    own = write(tmp_path, b"another", "2026/a.jpg")
    link = tmp_path / "2026/a-2.jpg"
    link.symlink_to(tmp_path / "outside.jpg")

    fetch(tmp_path, away_in(body), site)

    assert own.read_bytes() == b"another"
    assert link.is_symlink() and not (tmp_path / "outside.jpg").exists()
    assert story.read_text("utf-8") == HEAD + "![Ảnh](a-3.jpg)\n\n![Ảnh](a-4.jpg)\n\n![Ảnh](a-3.jpg)\n\n"
    assert names_in(tmp_path) == ["a-2.jpg", "a-3.jpg", "a-4.jpg", "a.jpg", "tin.md"]


def test_what_does_not_come_stays_and_is_told_with_its_line(tmp_path: Path, site: PhotoHost) -> None:
    site.answers |= {
        "/tot.jpg": photo(),
        "/trang.jpg": b"<!doctype html><title>Khong con</title>",
        "/cut.jpg": photo()[:-300],
        "/ve.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "/nang.jpg": photo() + bytes(1_000_001),
    }
    names = ["tot.jpg", "trang.jpg", "cut.jpg", "ve.svg", "nang.jpg", "khong-co.jpg", "phim.mp4"]
    body = "".join(f"![Ảnh {name}]({site.address('/' + name)})\n\n" for name in names)
    story = write(tmp_path, (HEAD + body).encode())

    trip, said = fetch(tmp_path, away_in(body), site, max_megabytes=1)

    assert story.read_text("utf-8") == HEAD + body.replace(site.address("/tot.jpg"), "tot.jpg")
    assert names_in(tmp_path) == ["tin.md", "tot.jpg"]
    assert trip.failed == 6
    told = [line.partition(": lỗi: ")[0] for line in said if ": lỗi: " in line]
    assert told == [f"2026/tin.md:{line}" for line in range(7, 19, 2)]
    assert "thật ra là tệp HTML" in said[1] and "SVG" in said[3] and "quá mức 1 MB" in said[4]


def test_a_story_that_was_saved_meanwhile_is_left_as_it_is(tmp_path: Path, site: PhotoHost) -> None:
    body = f"![A]({site.address('/a.jpg')})\n"
    story = write(tmp_path, (HEAD + body).encode())
    newer = (HEAD + "Chữ mới.\n\n" + body).encode()

    def answer(handler: object) -> None:
        story.write_bytes(newer)
        data = photo()
        handler.wfile.write(  # type: ignore[attr-defined]
            b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data) + data
        )

    site.answers["/a.jpg"] = answer
    trip, said = fetch(tmp_path, away_in(body), site)

    assert story.read_bytes() == newer
    assert trip.failed == 1 and "vừa được sửa" in said[-1]


def test_a_dry_run_asks_nobody_and_writes_nothing(tmp_path: Path, site: PhotoHost) -> None:
    body = (
        f"![A]({site.address('/1/a.jpg')})\n\n![B]({site.address('/2/a.jpg')})\n\n![A]({site.address('/1/a.jpg')})\n"
    )
    story = write(tmp_path, (HEAD + body).encode())
    said: list[str] = []

    Trip(Errand(tmp_path, Options(), tuple(away_in(body))), site.network(), said.append, dry=True).go()

    assert [line.rpartition(" → ")[2] for line in said] == ["a.jpg", "a-2.jpg", "a.jpg"]
    assert site.asked == [] and names_in(tmp_path) == ["tin.md"]
    assert story.read_text("utf-8") == HEAD + body


def test_only_the_story_that_is_wanted_is_touched(tmp_path: Path, site: PhotoHost) -> None:
    site.answers["/a.jpg"] = photo()
    body = f"![A]({site.address('/a.jpg')})\n"
    stories = [write(tmp_path, (HEAD + body).encode(), name) for name in ("2026/tin.md", "2026/khac.md")]
    trip = Trip(Errand(tmp_path, Options(), (*away_in(body), *away_in(body, "2026/khac.md"))), site.network(), str)

    trip.go(lambda story: story == "2026/tin.md")

    assert NAME not in stories[0].read_text("utf-8")
    assert stories[1].read_text("utf-8") == HEAD + body


def test_the_command_reads_the_stories_as_a_check_does_and_mends_them(tmp_path: Path) -> None:
    """A picture written out in its address needs no network; its story is a draft whose header is wrong besides."""
    pasted = "data:image/jpeg;base64," + base64.b64encode(photo(9, "PNG")).decode()
    head = HEAD.replace("\n\n", f"\nStatus: nháp\nSố cột: hai\nImage: {pasted}\n\n")
    story = write(tmp_path, (head + f"Chữ.\n\n![Một]({pasted})\nChú thích.\n").encode())
    command = "fetch-photos", "-s", str(settings_file()), str(tmp_path), "--file", str(story)

    first = run_verb(*command)

    assert first.returncode == 0, first.stdout + first.stderr
    after = head.replace(pasted, "anh.png") + "Chữ.\n\n![Một](anh.png)\nChú thích.\n"
    assert story.read_text("utf-8") == after
    assert (tmp_path / "2026/anh.png").read_bytes() == photo(9, "PNG")
    second = run_verb(*command)
    assert (second.returncode, second.stdout) == (0, "Không có ảnh nào của trang khác.\n")
    assert story.read_text("utf-8") == after
