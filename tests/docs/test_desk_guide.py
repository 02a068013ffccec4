"""The editors' guide leads through the desk: each picture of it is there, small, described, drawn by the tool."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.newsroom.catalogue import area_texts
from PIL import Image

from tools.desk_pictures import FOLDER, PICTURES
from tools.guide import GUIDE

TEXT = GUIDE.read_text("utf-8")
DESK, _, APPENDIX = TEXT.partition("## Phụ lục")
LINKED = {name: alt for alt, name in re.findall(r"!\[([^\]]+)\]\(desk/([a-z-]+)\.webp\)", DESK)}


def test_the_desk_comes_first_and_the_terminal_is_the_appendix() -> None:
    first = re.findall(r"^## (.+)$", DESK, re.MULTILINE)
    assert first[0] == "Bàn làm việc"
    assert {"Bắt đầu một tin", "Viết bài", "Thêm ảnh", "Sửa những chỗ máy nhắc", "Đăng", "Khi lỡ tay"} <= set(first)
    assert "## Viết một tin mới" in APPENDIX
    assert [word for word in ("make new", "make check", "make devserver", "git ", "Markdown") if word in DESK] == []


def test_each_picture_is_drawn_described_and_used() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == LINKED.keys() == set(PICTURES)
    assert [alt for alt in LINKED.values() if len(alt) < 20] == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*")), ids=lambda file: file.name)
def test_a_picture_is_small(file: Path) -> None:
    assert file.stat().st_size <= 90_000
    with Image.open(file) as picture:
        assert picture.format == "WEBP"
        assert picture.width <= 1280


def test_what_the_guide_calls_in_bold_is_called_so_on_the_desk() -> None:
    texts = dict(area_texts("desk", "vi"))
    known = {re.sub(r"[….]+$", "", text) for text in texts.values()}
    labels = {
        "Tiêu đề",
        "Ngày",
        "Chuyên mục",
        "Tác giả",
        "Tóm tắt",
        "Thẻ",
        "Trạng thái",
    }  # of the table of header keys
    called = {re.sub(r"[….]+$", "", it).strip() for it in re.findall(r"\*\*([^*]+)\*\*", DESK)}
    sentences = {it for it in called if it.endswith(":") or "bấm Cắt, che trước khi" in it}
    assert sorted(called - sentences - known - labels - {"Đến dòng"}) == []
