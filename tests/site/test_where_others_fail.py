"""Ten things that other generators and plugins get wrong, on one small site built by the real command."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import exifread
import feedparser
import pytest
from bantin.vietnamese.folding import fold
from PIL import Image

from tests.building import run_pelican
from tests.photos import drawing
from tests.site.pages import Element, read_page

CAPTION = "Toàn cảnh hội nghị."
STORY = f"""Title: Kết thúc </script><script>alert(1)</script> và "ngoặc"
Date: 2026-01-31 08:00
Category: Kinh tế

![Đứng](dung.jpg)
{CAPTION}

![Tên tệp tiếng Việt](ảnh hội nghị.jpg)
Ảnh có tên tiếng Việt.

![Ảnh chụp](same.jpg) chữ theo sau

![Hình vẽ](same.png)
Hình vẽ cùng tên.

![Nhỏ](nho.jpg)
Ảnh nhỏ.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Photos as editors have them, and two stories, neither with an author."""
    folder = tmp_path_factory.mktemp("ten")
    content = folder / "content" / "2026"
    drawing.write(content / "dung.jpg", drawing.scene(800, 600), exif=drawing.oriented(6), comment=b"may anh")
    drawing.write(content / unicodedata.normalize("NFD", "Ảnh hội nghị.JPG"), drawing.scene(900, 600))
    drawing.write(content / "same.jpg", drawing.scene(700, 500))
    drawing.write(content / "same.png", drawing.drawing(700, 500), "PNG")
    drawing.write(content / "nho.jpg", drawing.scene(400, 300))
    (content / "mot.md").write_text(STORY, "utf-8")
    (content / "hai.md").write_text("Title: Hai\nDate: 2026-01-30\nCategory: Y tế\n\nChữ.\n", "utf-8")
    result = run_pelican(
        folder / "content", folder / "output", "-e", _cache(folder), "STRICT=false", conf="publishconf.py"
    )
    assert result.returncode == 0, result.stderr
    return folder


def _cache(folder: Path) -> str:
    return f'CACHE_PATH="{folder / "cache"}"'


@pytest.fixture(scope="module")
def output(folder: Path) -> Path:
    """The built site."""
    return folder / "output"


@pytest.fixture(scope="module")
def page(output: Path) -> Element:
    """The story's page."""
    [path] = output.glob("2026/01/31/*.html")
    return read_page(path)


def image(page: Element, alt: str) -> Element:
    [found] = [img for img in page.find_all("img") if img.attributes["alt"] == alt and "srcset" in img.attributes]
    return found


def local(output: Path, address: str) -> Path:
    return output / address.removeprefix("/")


def test_1_a_portrait_phone_photo_is_upright(page: Element, output: Path) -> None:
    shown = image(page, "Đứng").attributes
    assert (shown["width"], shown["height"]) == ("600", "800")
    with Image.open(local(output, shown["src"])) as picture:
        assert picture.size == (600, 800)


def test_2_a_photo_with_a_vietnamese_name_loads(page: Element, output: Path) -> None:
    src = image(page, "Tên tệp tiếng Việt").attributes["src"]
    assert src.startswith("/anh/anh-hoi-nghi.")
    assert local(output, src).is_file()


def test_3_twins_that_differ_by_ending_stay_two(page: Element, output: Path) -> None:
    photo, drawn = (local(output, image(page, alt).attributes["src"]) for alt in ("Ảnh chụp", "Hình vẽ"))
    assert photo.read_bytes() != drawn.read_bytes()


def test_4_a_truncated_photo_is_an_error_and_every_page_is_still_built(folder: Path) -> None:
    content = folder / "content/2026"
    whole = (content / "nho.jpg").read_bytes()
    (content / "nho.jpg").write_bytes(whole[: len(whole) // 3])
    result = run_pelican(folder / "content", folder / "broken", "-e", _cache(folder), "STAGING_KEEP_FAILED=true")
    (content / "nho.jpg").write_bytes(whole)
    assert result.returncode == 1
    assert "2026/mot.md:16:1: lỗi:" in result.stderr
    assert len(list((folder / ".broken.failed/2026").rglob("*.html"))) == 2


def test_5_a_small_photo_is_never_upscaled_or_misdescribed(page: Element, output: Path) -> None:
    candidates = image(page, "Nhỏ").attributes["srcset"].split(", ")
    assert [candidate.split()[1] for candidate in candidates] == ["400w"]
    with Image.open(local(output, candidates[0].split()[0])) as picture:
        assert picture.width == 400


def test_6_the_line_under_a_photo_is_its_caption_and_text_beside_one_is_kept(page: Element) -> None:
    assert page.find_all("figcaption")[0].words == CAPTION
    assert "chữ theo sau" in page.words


def test_7_a_story_without_an_author_is_published(page: Element) -> None:
    assert page.find_all("h1")[0].words.startswith("Kết thúc")


def test_8_a_title_that_closes_a_script_is_text(page: Element) -> None:
    assert page.find_all("h1")[0].words == 'Kết thúc </script><script>alert(1)</script> và "ngoặc"'
    assert all("alert" not in "".join(script.text) for script in page.find_all("script"))


def test_9_each_feed_has_an_id_of_its_own(output: Path) -> None:
    feeds = [feedparser.parse(path.read_bytes()) for path in sorted(output.rglob("*.atom.xml"))]
    assert len(feeds) >= 3
    assert len({feed.feed.id for feed in feeds}) == len(feeds)


def test_10_words_typed_without_marks_find_those_written_with_them() -> None:
    assert fold("Đường") == fold("duong")
    assert fold("HĐND") == fold("hdnd")


def test_no_published_picture_holds_a_byte_of_metadata(output: Path) -> None:
    pictures = [path for path in (output / "anh").iterdir() if path.suffix in (".jpg", ".png", ".avif")]
    assert {path.suffix for path in pictures} == {".jpg", ".png", ".avif"}
    for path in pictures:
        data = path.read_bytes()
        assert not [
            mark for mark in (b"Exif", b"http://ns.adobe", b"Photoshop", b"may anh", b"Phone maker") if mark in data
        ]
        if path.suffix != ".avif":
            with path.open("rb") as file:
                assert exifread.process_file(file) == {}
