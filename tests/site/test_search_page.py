"""The search page by the real command: what is in its index, and what a new story changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.building import ROOT
from tests.conftest import Build
from tests.search.reading import read_numbers

HEADER = "Title: {title}\nDate: {day}\nCategory: Kinh tế\n{more}\n\n{body}\n"
SECTIONS = [
    {"name": "Thời sự - Chính trị"},
    {"name": "Kinh tế", "parent": "Thời sự - Chính trị"},
    {"name": "Thông báo"},
]
# Of six stories, of four, and the live one of the small site's own.
SMALL_SEGMENTS = """
import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_pelicanconf import *
from bantin.search import segments
segments.SIZES, segments.LIVE = (6, 4), 4
"""
CANARIES = {"tin-an": "Status: hidden", "tin-cu": "Expires: 2025-01-01", "ban-thao": "Status: draft", "mai-sau": ""}


def write_story(site: Path, name: str, more: str = "", day: str = "2024-05-01", body: str = "Chữ.") -> None:
    text = HEADER.format(title=f"Tin {name}", day=day, more=more, body=body)
    (site / f"2024/{name}.md").write_text(text, "utf-8")


def read_index(output: Path) -> Any:
    return json.loads((output / "tim-kiem/danh-sach.json").read_text("utf-8"))


def shown(output: Path) -> set[str]:
    """Return the addresses of all stories in the index."""
    files = (path for segment in read_index(output)["segments"] for path in (output / segment["at"]).glob("t*.json"))
    return {story[1] for path in files for story in json.loads(path.read_text("utf-8"))["stories"]}


def number_of(facet: str, output: Path) -> int:
    (segment,) = read_index(output)["segments"]
    row = json.loads((output / segment["at"] / "w0.json").read_text("utf-8"))[facet]
    return len(read_numbers(row.removeprefix(":")))


def index_files(output: Path) -> dict[str, bytes]:
    folder = output / "tim-kiem"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.json")}


def test_the_index_holds_the_stories_that_lists_show_and_no_word_of_others(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    for name, more in CANARIES.items():
        day = "2099-01-01" if name == "mai-sau" else "2024-05-01"
        body = f"Hoàng yến kể chuyện bimat{name.replace('-', '')}."
        write_story(small_site, name, more, day, body)
    write_story(small_site, "thuong", body="Chuyện congkhai.\n\n[Biểu mẫu](https://example.vn/khongco.pdf)")
    assert build(small_site, f"CATEGORIES={json.dumps(SECTIONS)}").returncode == 0
    output = tmp_path / "output"
    listed = {path.relative_to(output / "lite").as_posix() for path in output.glob("lite/20*/**/*.html")}
    assert shown(output) == listed
    assert len(listed) == 13
    text = b"".join(index_files(output).values()).decode()
    assert "congkhai" in text
    assert read_index(output)["lite"] == "lite/"
    below, above = (number_of(f"=muc:{slug}", output) for slug in ("kinh-te", "thoi-su-chinh-tri"))
    assert (below, above) == (2, 11), "the one public story and ours; these, and the nine filed above"
    for word in ("bimat", "hoàng yến", "tin-an", "ban-thao", "mai-sau", "khongco"):
        assert word not in text, word


def test_an_increment_equals_a_clean_build_and_a_new_story_leaves_sealed_segments(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(SMALL_SEGMENTS.format(root=str(ROOT)), "utf-8")
    shutil.rmtree(small_site / "2023")
    for number in range(10):
        write_story(small_site, f"so-{number:03}", day=f"2022-01-{number + 1:02}", body=f"Số {number}.")
    assert build(small_site, conf=str(conf)).returncode == 0
    before = read_index(tmp_path / "output")["segments"]
    assert len(before) == 3
    write_story(small_site, "moi", day="2025-06-01", body="Chữ mới tinh.")
    assert build(small_site, conf=str(conf)).returncode == 0
    after = read_index(tmp_path / "output")["segments"]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, True]
    increment = index_files(tmp_path / "output")
    assert build(small_site, output="from-cache", conf=str(conf)).returncode == 0
    assert build(small_site, f'CACHE_PATH="{tmp_path / "other"}"', output="clean", conf=str(conf)).returncode == 0
    assert index_files(tmp_path / "from-cache") == increment
    assert index_files(tmp_path / "clean") == increment
