"""Photos that are no file: one error on the line of the address, with the file to save and the line to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.site_address import own_path
from bantin.photos.away import Away, findings
from bantin.photos.layout import PhotoLayout, Request

from tests.image_captions.conversions import convert

SITE = "https://xa.example.vn/tin"


class _Closed:
    """A darkroom that has nothing to do, since no photo is found."""

    def facts(self, *_: object) -> dict[object, object]:
        return {}

    def order(self, *_: object) -> None:
        raise AssertionError("nothing is to be made")


def told(tmp_path: Path, body: str, *files: str) -> list[Diagnostic]:
    """Return what is said of the photos of ``body`` by captions and desk, beside ``files`` of the content folder."""
    from bantin.photos.options import Options

    (tmp_path / "2026").mkdir(exist_ok=True)
    (tmp_path / "2026/tin.md").write_text(body, "utf-8")
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    _, found = convert(body, slots=True)
    own = lambda address: own_path(address, SITE)  # noqa: E731
    desk = PhotoLayout(ContentFiles(tmp_path), _Closed(), Options(), own)  # type: ignore[arg-type]
    _, said = desk.lay_out([Request("2026/tin.md", tuple(found.photos))])
    return sorted([*found.diagnostics, *said])


@pytest.mark.parametrize(
    ("body", "line", "column", "name", "cure"),
    [
        ("![A](https://x.vn/Lễ%20hội.JPG)\nChú.", 1, 1, "le-hoi.jpg", "![A](le-hoi.jpg)"),
        ("Chữ ![A](//x.vn/a.png 'T') chữ", 1, 5, "a.png", "![A](a.png 'T')"),
        ("\n<img width=9 src='http://x.vn/a?b=1&amp;c=2' alt=A>", 2, 1, "a.jpg", "<img width=9 src='a.jpg' alt=A>"),
        ("<div>\n<p><IMG SRC=https://x.vn/a.gif></p>\n</div>", 2, 4, "a.gif", '<img src="a.gif" alt="mô tả ngắn">'),
        ('![A][b]\n\nChữ.\n\n[b]: https://x.vn/a.webp "T"', 5, 1, "a.webp", '[b]: a.webp "T"'),
        ("![a b]\nChú.\n\n[A B]: <https://x.vn/a.webp>", 4, 1, "a.webp", "[A B]: <a.webp>"),
        ("[![A](https://x.vn/a_(1).jpg)](https://x.vn/)\nChú.", 1, 2, "a-1.jpg", "![A](a-1.jpg)"),
        ("![](https://x.vn/a.jpg)\nChú.", 1, 1, "a.jpg", "![mô tả ngắn](a.jpg)"),
        ("![A](data:image/png;base64,iVBORw0KGgo=)\nChú.", 1, 1, "anh.png", "![A](anh.png)"),
        ("- một\n- > ![A](blob:https://x.vn/1-2)\n", 2, 5, "1-2.jpg", "![A](1-2.jpg)"),
        ("| a | b |\n|---|---|\n| ![A](cid:anh.jpg@x) | c |", 3, 3, "anh.jpg", "![A](anh.jpg)"),
        ("![A](/wp-content/uploads/2019/5/Le_hoi-1024x768.jpeg)", 1, 1, "le-hoi-1024x768.jpeg", None),
        ("![A](/wp-content/Lễ%20hội.jpg)", 1, 1, "le-hoi.jpg", None),
        ("![A](../../ra.jpg)", 1, 1, "ra.jpg", "![A](ra.jpg)"),
        ("![A](..%2F..%2Fra.jpg)", 1, 1, "ra.jpg", "![A](ra.jpg)"),
        ("![A](https://x.vn/phim.mp4)\nChú.", 1, 1, "phim.mp4", "![A](phim.mp4)"),
    ],
)
def test_each_form_is_one_error_whose_cure_is_a_cure(
    tmp_path: Path, body: str, line: int, column: int, name: str, cure: str | None
) -> None:
    (found,) = told(tmp_path, body)

    assert (found.path, found.line, found.column, found.severity) == ("2026/tin.md", line, column, "error")
    assert f"thành “{name}” cạnh bài viết" in found.message
    written = line_in(found)
    assert written == (cure or f"![A]({name})")
    # The line is written as told and the file saved as told: then nothing more is said of them.
    mended = _write(body, found, written)
    _, after = convert(mended, slots=True)
    assert after.diagnostics == []
    assert [(photo.source, origin_of(photo.source)) for photo in after.photos] == [(name, "file")]


def line_in(found: Diagnostic) -> str:
    """Return the line that an editor is told to write."""
    return re.findall(r" viết “(.+?)”(?:; hoặc chạy “make fetch-photos”)?\.$", found.message)[0]


def _write(body: str, found: Diagnostic, piece: str) -> str:
    """Return ``body`` as an editor mends it: the piece that begins where the finding says is written anew."""
    lines = body.split("\n")
    before, rest = lines[found.line - 1][: found.column - 1], lines[found.line - 1][found.column - 1 :]
    old = re.match(r"!\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)|<[iI][^>]*>|\[.*", rest)
    assert old is not None
    lines[found.line - 1] = before + piece + rest[old.end() :]
    return "\n".join(lines)


def test_only_what_can_be_fetched_is_said_to_be(tmp_path: Path) -> None:
    forms = ["https://x.vn/1.jpg", "data:image/png;base64,AA"]
    forms += ["https://x.vn/1.mp4", "blob:1-2", "/a/b.jpg", "../../c.jpg"]
    body = "\n\n".join(f"![A]({form})" for form in forms)

    assert ["fetch-photos" in found.message for found in told(tmp_path, body)] == [True, True, *[False] * 4]


def test_names_are_free_beside_the_story_and_one_for_one_address(tmp_path: Path) -> None:
    sources = ["https://x.vn/1/a.jpg", "https://x.vn/2/A.jpg", "https://x.vn/1/a.jpg"]
    body = "\n\n".join(f"![A]({source})" for source in sources)

    names = [re.findall(r"“([^”]+)” cạnh", found.message)[0] for found in told(tmp_path, body, "2026/A.JPG")]

    assert names == ["a-2.jpg", "a-3.jpg", "a-2.jpg"]


def test_two_photos_by_one_definition_are_one_error(tmp_path: Path) -> None:
    assert len(told(tmp_path, "![A][b]\nChú.\n\n![C][b]\nChú.\n\n[b]: https://x.vn/a.jpg")) == 1


def test_a_photo_on_the_editors_computer_is_told_once(tmp_path: Path) -> None:
    for source in ("C:\\anh\\a.jpg", "file:///C:/a.jpg", "C:%5Canh%5Ca.jpg", "file%3A///C:/a.jpg"):
        assert [found.rule for found in told(tmp_path, f"![A]({source})\nChú.")] == ["caption/computer-path"]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://xa.example.vn/tin/images/le%20hoi.jpg", "/images/le hoi.jpg"),
        ("//XA.example.vn/tin/2026/cam.jpg", "cam.jpg"),
        ("https://xa.example.vn/tin/2026/l%E1%BB%85%20%281.jpg", "lễ %281.jpg"),
        ("https://xa.example.vn/tin/anh/doi-cam.a14197b3a8-480.jpg", "/images/Đồi cam.jpg"),
    ],
)
def test_an_address_of_the_site_itself_is_led_to_its_file(tmp_path: Path, address: str, written: str) -> None:
    there = ("images/le hoi.jpg", "2026/cam.jpg", "2026/lễ (1.jpg", "images/Đồi cam.jpg")
    (found,) = told(tmp_path, f"![A]({address})\nChú.", *there)

    assert (found.rule, line_in(found)) == ("photos/remote", f"![A]({written})")
    assert "fetch-photos" not in found.message


def test_a_moved_sites_path_is_tried_in_the_content_folder(tmp_path: Path) -> None:
    assert [it.message for it in told(tmp_path, "![A](/images/2024/le-hoi.jpg)\nChú.", "2024/le-hoi.jpg")] == [
        "không tìm thấy ảnh “/images/2024/le-hoi.jpg”. Có phải là “2024/le-hoi.jpg” không?"
    ]
    (found,) = told(tmp_path, "![A](/images/2024/hoi-xuan.jpg)\nChú.")
    assert "thành “hoi-xuan.jpg” cạnh bài viết" in found.message
    assert line_in(found) == "![A](hoi-xuan.jpg)"


@pytest.mark.slow
def test_a_picture_written_out_is_not_printed_whole(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f"Chữ\n\n![A](data:image/png;base64,{'iVBORw0K' * 30_000})\nChú.")

    assert found.line == 3
    assert "data:image/png;base64…, 241 KB" in found.message
    assert len(found.message) < 300


def test_what_stands_in_a_header_is_told_with_its_own_key() -> None:
    from bantin.newsroom.photo import Photo

    text = '---\ntitle: Tin\n"Ảnh đại diện": "https://x.vn/a.jpg"\n---\n'
    away = Away("tin.md", Photo("https://x.vn/a.jpg", line=3, column=18), "remote", header=True)
    (found,) = findings([away], lambda story: text, lambda path: False)

    assert (found.line, line_in(found)) == (3, '"Ảnh đại diện": "a.jpg"')
