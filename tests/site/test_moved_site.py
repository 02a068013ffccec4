"""A bulletin whose stories, names and host come from elsewhere, built, and built again when the hour has come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.build_server import Built
from tests.building import warm_server
from tests.site import desk as newsroom
from tests.site.desk import EPOCH, Desk, Tree, differences, tree

HOST = "https://xn--hmyn-0na6d.vn"
HOUR = EPOCH + dt.timedelta(hours=2)
STORIES = {
    "2024-13-40-tin.md": "Title: Ngày không có\nDate: 2024-03-01\nCategory: Kinh tế\n\nChữ.\n",
    "nam-xua.md": "Title: Năm xưa\nDate: 1909-01-08 08:00\nCategory: Kinh tế\nTags: #OCOP\n\nChữ.\n",
    "thoi-nay.md": (
        "Title: Thời nay\nDate: 2024-01-09\nCategory: Kinh tế\nTags: OCOP, #camsành\n\n"
        "Xem [tin kia](https://hàmyên.vn/2024/01/10/sap-sua.html) hay https://bằngcốc.vn/.\n"
    ),
    "sap-sua.md": (f"Title: Sắp sửa\nDate: 2024-01-10\nModified: {HOUR:%Y-%m-%d %H:%M}\nCategory: Y tế\n\nChữ.\n"),
    "nhap.md": "---\ntitle: Bí mật của xã\ndate: 2024-01-11\ncategories: [Y tế]\ndraft: true\n---\nChữ kín.\n",
}


@dataclass(frozen=True)
class Site:
    """The site before the hour of the change, and after it: built upon the first, and from nothing."""

    before: Built
    pages: dict[str, str]
    after: Built
    changed: dict[str, str]
    stands: Tree
    clean: Tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newsroom, "SITE_URL", "https://hàmyên.vn")
        desk = Desk(tmp_path_factory.mktemp("moved"), warm_server(), {})
        for name, text in STORIES.items():
            (desk.content / name).write_text(text, "utf-8")
        before = desk.build()
        pages = _texts(desk.output)
        desk.now = HOUR
        after = desk.build()
        _, clean = desk.clean_build()
        yield Site(before, pages, after, _texts(desk.output), tree(desk.output), clean)


def _texts(folder: Path) -> dict[str, str]:
    endings = (".html", ".xml", ".json", ".txt", ".opml", ".atom", ".rss")
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in endings
    }


def test_it_is_built(site: Site) -> None:
    assert (site.before.code, site.after.code) == (0, 0), site.before.errors


def test_no_machine_reads_a_host_in_marked_letters(site: Site) -> None:
    # Displayed words may: "hay https://bằngcốc.vn/" is what the editor typed.
    marked = re.compile(r"""(?:=["']|<(?:loc|link|id|guid)[^>]*>|Sitemap: )\s*(?:https?:)?//[^/"'<\s]*[^\x00-\x7f]""")
    assert [name for name, text in site.pages.items() if marked.search(text) or "tag:hàmyên" in text] == []
    assert f"{HOST}/" in site.pages["sitemap.xml"]
    assert f"Sitemap: {HOST}/" in site.pages["robots.txt"]
    story = site.pages["2024/01/09/thoi-nay.html"]
    assert f'href="{HOST}/2024/01/09/thoi-nay.html"' in story
    assert re.search(r'<a href="https://xn--[a-z0-9-]+\.vn/"[^>]*>https://bằngcốc\.vn/</a>', story)


def test_no_moment_has_seconds_in_its_offset(site: Site) -> None:
    assert [name for name, text in site.pages.items() if re.search(r"[+-]\d\d:?\d\d:?30\b(?!\d)", text)] == []
    assert 'datetime="1909-01-08T08:00:00+07:06"' in site.pages["1909/01/08/nam-xua.html"]
    assert "Fri, 08 Jan 1909 08:00:00 +0706" in "".join(site.pages.values())


def test_a_tag_with_a_hash_and_one_without_are_one(site: Site) -> None:
    pages = [name for name in site.pages if re.search(r"(?:^|/)ocop[^/]*\.html$", name)]
    assert len(pages) == 1
    assert "Năm xưa" in site.pages[pages[0]]
    assert "Thời nay" in site.pages[pages[0]]


def test_a_name_with_a_day_that_cannot_be_is_a_name_like_any_other(site: Site) -> None:
    assert "2024/03/01/ngay-khong-co.html" in site.pages


def test_a_draft_of_another_system_leaves_no_byte(site: Site) -> None:
    assert [name for name, text in site.pages.items() if "Bí mật của xã" in text or "Chữ kín" in text] == []


def test_a_change_to_come_is_told_and_shown_nowhere(site: Site) -> None:
    said = [line for line in site.before.errors.splitlines() if "[front-matter/modified-later]" in line]
    assert [line.partition(": ")[0] for line in said] == ["sap-sua.md:3:11"]
    assert [name for name, text in site.pages.items() if f"{HOUR:%Y-%m-%dT%H}" in text] == []


def test_at_its_hour_the_change_comes_by_itself_as_in_a_clean_build(site: Site) -> None:
    assert differences(site.stands, site.clean) == []
    assert f"{HOUR:%Y-%m-%dT%H:%M}" in site.changed["2024/01/10/sap-sua.html"]
    assert "modified-later" not in site.after.errors
    root = etree.fromstring(site.changed["sitemap.xml"].encode())
    assert len(root) > 0
