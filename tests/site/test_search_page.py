"""The search page by the real command: what is in its index, and a site that wants none."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Build
from tests.site.pages import read_page

HEADER = "Title: {title}\nDate: 2024-05-0{day}\nCategory: Kinh tế\n{more}\n\nChữ.\n"


def test_the_index_holds_the_stories_that_lists_show(small_site: Path, build: Build, tmp_path: Path) -> None:
    (small_site / "2024/an.md").write_text(HEADER.format(title="Tin ẩn", day=1, more="Status: hidden"), "utf-8")
    (small_site / "2024/cu.md").write_text(HEADER.format(title="Tin cũ", day=2, more="Expires: 2025-01-01"), "utf-8")
    assert build(small_site).returncode == 0
    output = tmp_path / "output"
    parts = {path.name: json.loads(path.read_text("utf-8")) for path in (output / "tim-kiem").iterdir()}
    assert sorted(parts) == ["2023-1.json", "2024-1.json"]
    addresses = {story[1] for part in parts.values() for story in part["stories"]}
    assert addresses == {path.relative_to(output / "lite").as_posix() for path in output.glob("lite/20*/**/*.html")}
    assert len(addresses) == 12
    items = read_page(output / "tim-kiem.html").find_all("li", "directory__item")
    named = [item.attributes["data-search-part"].partition("?")[0] for item in items]
    assert named == ["tim-kiem/2024-1.json", "tim-kiem/2023-1.json"]


def test_a_site_without_search_sends_readers_to_the_archive(small_site: Path, build: Build, tmp_path: Path) -> None:
    assert build(small_site, 'SEARCH_SAVE_AS=""').returncode == 0
    output = tmp_path / "output"
    assert not (output / "tim-kiem.html").exists()
    assert not (output / "tim-kiem").exists()
    front = (output / "index.html").read_text("utf-8")
    assert 'role="search"' not in front
    assert {link.words: link.attributes["href"] for link in read_page(output / "index.html").find_all("a")}[
        "Tìm tin"
    ] == "./luu-tru.html"
