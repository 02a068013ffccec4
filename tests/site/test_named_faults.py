"""One build with all that once ended builds with a traceback: each file is named, the others are judged too."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from tests.building import Result, run_pelican

HEAD = "Title: {}\nDate: 2024-01-14 17:30\nCategory: Kinh tế\n\n"


def nested_boxes(depth: int) -> bytes:
    data = b""
    for _ in range(depth):
        data = struct.pack(">I4s", 8 + len(data), b"moov") + data
    return struct.pack(">I4s", 16, b"ftyp") + b"mp42\0\0\0\0" + data


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("faults")
    content = folder / "content"
    content.mkdir()

    def write(name: str, body: str) -> None:
        (content / name).write_text(HEAD.format(name[:3]) + body, "utf-8")

    write("sau.md", "Đoạn một.\n\n" + "- " * 500 + "a\n")
    write("phim.md", "![Lễ hội](sau.mp4)\nLễ hội. Ảnh: A\n\n![Bài ca](ca.mp3)\nBài ca. Ảnh: A\n")
    write("ma.md", "{: #a }\n" * 5)
    write("ngay.md", "x")
    write("::error::l\x1b[31m\n::warning::d.md", "![a](mat.jpg)\nA. Ảnh: A\n")
    (content / "ngay.md").write_text(HEAD.format("Ngày").replace("2024-01-14", "31/02/2024") + "x", "utf-8")
    Path(os.fsdecode(os.fsencode(content) + b"/x\xff.md")).write_text("không có phần đầu", "utf-8")
    (content / "sau.mp4").write_bytes(nested_boxes(3_000))
    (content / "ca.mp3").write_bytes(b"ID3\x04\x00\x00" + bytes([0, 0, 1, 2]) + bytes(130))
    (content / "front-page.toml").write_text("so-tin-moi = 3\ntin-chon = " + "[" * 3_000, "utf-8")
    options = ("--fatal", "errors", "-e", f'CACHE_PATH="{folder / "cache"}"')
    return run_pelican(content, folder / "out", *options)


@pytest.mark.parametrize(
    "words",
    [
        "sau.md:7:1001: lỗi: chỗ này lồng nhau quá 50 tầng",
        "phim.md:5:1: lỗi: “sau.mp4”: tệp hỏng: các phần bên trong lồng nhau quá 50 tầng",
        "phim.md:8:1: lỗi: “ca.mp3”: tệp chỉ có phần thông tin",
        "ngay.md:2:7: lỗi: ",
        "front-page.toml:2: lỗi: các dấu ngoặc hay dấu chấm ở đây lồng nhau quá 50 tầng",
        r"\::error::l\x1b[31m\n::warning::d.md:5:1: lỗi: ",
        r"x\xff.md:1:1: lỗi: ",
    ],
)
def test_each_file_is_named_with_its_line(result: Result, words: str) -> None:
    assert any(line.startswith(words) for line in result.stderr.split("\n")), result.stderr


def test_the_build_fails_without_a_traceback_or_an_order_to_a_machine(result: Result) -> None:
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "Traceback" not in said and "\x1b" not in said
    assert not [line for line in said.split("\n") if line.lstrip().startswith("::")]
