"""What machines read of a site, by the real command."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.building import SITE_URL
from tests.conftest import Build
from tests.site.pages import read_page

TITLE = 'Tin </script><script>hit()</script> "ngoặc" & <b>'
STORY = f"Title: {TITLE}\nDate: 2026-11-21 10:00\nCategory: Kinh tế\nAuthor: Tuấn Tú\nSummary: Tóm tắt.\n\nChữ.\n"


@pytest.fixture
def site(small_site: Path, build: Build, tmp_path: Path) -> Path:
    (small_site / "2024/moi.md").write_text(STORY, "utf-8")
    (small_site / "2024/an.md").write_text(
        STORY.replace(TITLE, "Tin ẩn").replace("Author", "Status: ẩn\nAuthor"), "utf-8"
    )
    result = build(small_site, conf="publishconf.py")
    assert result.returncode == 0, result.stderr
    return tmp_path / "output"


def locations(file: Path) -> list[str]:
    return [
        element.text or ""
        for element in ET.parse(file).iter()
        if element.tag.endswith("}loc") and "image" not in element.tag
    ]


def file_of(address: str, site: Path) -> Path:
    path = address.removeprefix(SITE_URL).lstrip("/")
    return site / (path or "index.html")


def test_a_title_with_markup_is_words_in_every_context(site: Path) -> None:
    [page] = (site / "2026/11/21").glob("tin-script*.html")
    html = page.read_text("utf-8")
    assert "<script>hit" not in html
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    graph = json.loads(data)["@graph"]
    assert [thing["@type"] for thing in graph] == ["NewsArticle", "BreadcrumbList"]
    assert graph[0]["headline"] == graph[1]["itemListElement"][-1]["name"] == TITLE
    head = read_page(page).find_all("meta")
    titles = {meta.attributes["content"] for meta in head if meta.attributes.get("property") == "og:title"}
    assert titles == {TITLE}


def test_the_site_map_names_every_public_page_once_and_nothing_else(site: Path) -> None:
    found = [file_of(address, site) for address in locations(site / "sitemap.xml")]
    assert len(found) == len(set(found))
    hidden = {site / "404.html", *(site / "2026/11/21").glob("tin-an*.html")}
    assert len(hidden) == 2
    assert set(found) == set(site.rglob("*.html")) - hidden


def test_the_news_map_holds_the_last_two_days(site: Path) -> None:
    [address] = locations(site / "sitemap-tin-moi.xml")
    assert "tin-script" in address


def test_robots_the_manifest_and_its_icons_are_there(site: Path) -> None:
    for line in re.findall(r"Sitemap: (\S+)", (site / "robots.txt").read_text("utf-8")):
        assert file_of(line, site).is_file()
    manifest = json.loads((site / "site.webmanifest").read_text("utf-8"))
    assert len(manifest["icons"]) == 3
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert 'rel="manifest"' in (site / "index.html").read_text("utf-8")


def test_the_front_page_names_the_site_and_who_publishes_it(site: Path) -> None:
    [data] = re.findall(r'ld\+json">(.*?)</script>', (site / "index.html").read_text("utf-8"), re.DOTALL)
    assert [thing["@type"] for thing in json.loads(data)["@graph"]] == ["WebSite", "GovernmentOrganization"]


def test_a_preview_and_a_site_without_an_address_have_no_maps(small_site: Path, build: Build, tmp_path: Path) -> None:
    for conf in ("pelicanconf.py", "previewconf.py"):
        build(small_site, conf=conf, output=conf)
        assert not list((tmp_path / conf).glob("sitemap*"))


def test_feeds_show_the_sites_own_logo(site: Path) -> None:
    feed = json.loads((site / "feeds/tin-moi.json").read_text("utf-8"))
    assert file_of(feed["icon"], site).is_file()
