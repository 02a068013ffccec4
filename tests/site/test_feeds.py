"""Feeds of a site built by the real command, as a reader's program finds and reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.building import SITE_URL, run_pelican
from tests.category_feeds.valid import json_feed_errors, parse, schema_errors
from tests.photos import drawing
from tests.site.pages import read_page

CATEGORIES = """[
  {"name": "Tin tức"}, {"name": "Y tế", "parent": "Tin tức", "description": "Trạm y tế xã"}, {"name": "Giáo dục"}
]"""
STORY = """Title: Hội nghị "tổng kết" & <giao> chỉ tiêu
Date: 2024-01-14 17:30
Modified: 2024-01-15 08:00
Category: Y tế
Author: Tuấn Tú; Thị Đại
Tags: cam sành
Summary: Sáng 14-1, xã họp.
Source: Báo Tuyên Quang
Correction: Số hộ là 12, không phải 21.

Mở đầu.

![Đại biểu họp](hop.jpg)
Quang cảnh hội nghị. Ảnh: Tuấn Tú

Xem [tin khác](khac.md) và nghe bản tin:

![Bản tin ngày 14-1](ban-tin.mp3)
"""
# Two frames of silence behind an ID3 tag.
SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + (b"\xff\xfb\x90\x00" + b"\x00" * 413) * 2


def write_site(content: Path) -> None:
    content.mkdir()
    drawing.write(content / "hop.jpg", drawing.scene())
    (content / "ban-tin.mp3").write_bytes(SOUND)
    (content / "hoi-nghi.md").write_text(STORY, "utf-8")
    other = "Title: Tin khác\nDate: 2024-01-02 08:00\nCategory: Tin tức\n\nThân bài \x0bcó ký tự lạ.\n"
    (content / "khac.md").write_text(other, "utf-8")


def build_site(folder: Path, *options: str) -> Path:
    cache = f'CACHE_PATH="{folder / "cache"}"'
    more = ["STRICT=false", f"CATEGORIES={CATEGORIES}", 'TAG_FEED_RSS="feeds/tu-khoa/{slug}.xml"', *options]
    result = run_pelican(folder / "content", folder / "output", "-e", cache, *more, conf="publishconf.py")
    assert result.returncode == 0, result.stderr
    return folder / "output"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nguon-tin")
    write_site(folder / "content")
    build_site(folder)
    return folder


@pytest.fixture(scope="module")
def output(folder: Path) -> Path:
    return folder / "output"


def read(output: Path, name: str) -> str:
    return (output / "feeds" / name).read_text("utf-8")


def item(output: Path, name: str) -> Any:
    return next(one for one in parse(read(output, name)).entries if "Hội nghị" in one.title)


XML = ["tin-moi", "chuyen-muc/tin-tuc", "chuyen-muc/y-te", "chuyen-muc/giao-duc"]


@pytest.mark.parametrize("name", XML)
def test_every_feed_is_valid_in_its_three_formats(output: Path, name: str) -> None:
    rss, atom = read(output, f"{name}.rss.xml"), read(output, f"{name}.atom.xml")
    assert schema_errors("rss.rng", rss) == []
    assert schema_errors("atom.rng", atom) == []
    assert not parse(rss).bozo and not parse(atom).bozo
    assert json_feed_errors(read(output, f"{name}.json")) == []


def test_each_feed_has_its_own_id_page_and_words(output: Path) -> None:
    feeds = [parse(read(output, f"{name}.atom.xml")).feed for name in XML]
    assert len({feed.id for feed in feeds}) == len(feeds)
    assert [feed.link for feed in feeds] == [
        f"{SITE_URL}/",
        f"{SITE_URL}/chuyen-muc/tin-tuc.html",
        f"{SITE_URL}/chuyen-muc/y-te.html",
        f"{SITE_URL}/chuyen-muc/giao-duc.html",
    ]
    assert feeds[2].subtitle == "Trạm y tế xã"
    assert "Bản tin Bằng Cốc" in feeds[2].title and "Y tế" in feeds[2].title


def test_a_section_holds_its_categories_and_an_empty_category_an_empty_feed(output: Path) -> None:
    titles = {name: [one.title for one in parse(read(output, f"{name}.rss.xml")).entries] for name in XML}
    assert titles["chuyen-muc/tin-tuc"] == ['Hội nghị "tổng kết" & <giao> chỉ tiêu', "Tin khác"]
    assert titles["chuyen-muc/y-te"] == ['Hội nghị "tổng kết" & <giao> chỉ tiêu']
    assert titles["chuyen-muc/giao-duc"] == []


def test_an_item_has_the_same_id_in_every_feed_and_format(output: Path) -> None:
    ids = {item(output, f"{name}.{kind}.xml").id for name in XML[:3] for kind in ("rss", "atom")}
    ids |= {json.loads(read(output, "tin-moi.json"))["items"][0]["id"]}
    assert len(ids) == 1


def test_dates_carry_their_zone(output: Path) -> None:
    assert "<published>2024-01-14T17:30:00+07:00</published>" in read(output, "tin-moi.atom.xml")
    assert "<updated>2024-01-15T08:00:00+07:00</updated>" in read(output, "tin-moi.atom.xml")
    assert "<pubDate>Sun, 14 Jan 2024 17:30:00 +0700</pubDate>" in read(output, "tin-moi.rss.xml")


def test_an_item_names_its_authors_categories_and_lead(output: Path) -> None:
    one = item(output, "tin-moi.atom.xml")
    assert [author.name for author in one.authors] == ["Tuấn Tú", "Thị Đại"]
    assert [tag.term for tag in one.tags] == ["Y tế", "cam sành"]
    assert one.summary == "Sáng 14-1, xã họp."


def test_the_full_text_has_figures_with_captions_at_absolute_addresses(output: Path) -> None:
    for kind in ("rss", "atom"):
        html = item(output, f"tin-moi.{kind}.xml").content[0].value
        addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
        assert len(addresses) == 3
        assert all(address.startswith(f"{SITE_URL}/") for address in addresses)
        assert re.search(r"<figcaption>.*Quang cảnh hội nghị.*Tuấn Tú.*</figcaption>", html, re.DOTALL)
        assert "srcset" not in html and ".avif" not in html
        assert "<strong>Đính chính:</strong> Số hộ là 12, không phải 21." in html
        assert "Báo Tuyên Quang" in html


def test_a_link_to_another_story_leads_to_its_page(output: Path) -> None:
    html = item(output, "tin-moi.rss.xml").content[0].value
    assert f'href="{SITE_URL}/2024/01/02/tin-khac.html"' in html


def test_photos_and_sound_go_out_as_media_with_true_lengths(output: Path) -> None:
    one = item(output, "tin-moi.rss.xml")
    [enclosure] = one.enclosures
    assert enclosure.type == "audio/mpeg"
    kinds = {medium["type"]: medium for medium in one.media_content}
    assert kinds.keys() == {"image/jpeg", "audio/mpeg"}
    for medium in [*one.media_content, {"url": enclosure.href, "filesize": enclosure.length}]:
        file = output / medium["url"].removeprefix(f"{SITE_URL}/")
        assert int(medium["filesize"]) == file.stat().st_size > 0
    assert one.media_credit[0]["content"] == "Tuấn Tú"
    attachments = json.loads(read(output, "tin-moi.json"))["items"][0]["attachments"]
    assert {file["mime_type"] for file in attachments} == {"image/jpeg", "audio/mpeg"}


def test_control_characters_are_gone(output: Path) -> None:
    assert "\x0b" not in "".join(file.read_text("utf-8") for file in (output / "feeds").rglob("*.xml"))
    assert "có ký tự lạ" in read(output, "tin-moi.rss.xml")


def test_a_page_announces_its_own_feeds(output: Path) -> None:
    def announced(page: str) -> set[str]:
        links = read_page(output / page).find_all("link")
        feeds = [link.attributes for link in links if "alternate" in link.attributes.get("rel", "")]
        return {link["href"].removeprefix("/feeds/") for link in feeds}

    site = {"tin-moi.rss.xml", "tin-moi.atom.xml", "tin-moi.json"}
    own = {f"chuyen-muc/y-te.{ending}" for ending in ("rss.xml", "atom.xml", "json")}
    assert announced("index.html") == site
    assert announced("chuyen-muc/y-te.html") == site | own
    assert announced("2024/01/14/hoi-nghi-tong-ket-giao-chi-tieu.html") == site | own
    assert announced("tu-khoa/cam-sanh.html") == site | {"tu-khoa/cam-sanh.xml", "tu-khoa/cam-sanh.json"}


def test_opml_and_the_page_for_people_list_every_feed(output: Path) -> None:
    opml = (output / "feeds/nguon-tin.opml").read_text("utf-8")
    [main] = read_page(output / "nguon-tin.html").find_all("main")
    links = {link.attributes["href"] for link in main.find_all("a")}
    for name in XML:
        assert f'xmlUrl="{SITE_URL}/feeds/{name}.rss.xml"' in opml
        assert {f"/feeds/{name}.{ending}" for ending in ("rss.xml", "atom.xml", "json")} <= links
    assert "/feeds/nguon-tin.opml" in links


def test_an_unchanged_feed_keeps_its_bytes(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in (folder / "output/feeds").rglob("*.*")}
    later = folder / "content/tin-y-te.md"
    later.write_text("Title: Tin mới\nDate: 2024-02-01 08:00\nCategory: Giáo dục\n\nThân bài.\n", "utf-8")
    try:
        build_site(folder)
    finally:
        later.unlink()
    after = {file.name: file.read_bytes() for file in (folder / "output/feeds").rglob("*.*")}
    changed = {name for name in after if before.get(name) != after[name]}
    stems = {name.partition(".")[0] for name in changed}
    assert stems == {"tin-moi", "giao-duc", "nguon-tin"}


def test_a_hub_a_style_and_limits_come_by_setting(folder: Path) -> None:
    output = build_site(
        folder, 'FEED_HUB="https://hub.example/"', 'FEED_STYLE="xsl"', 'FEED_LIMITS={"site": 1, "category": 0}'
    )
    rss = read(output, "tin-moi.rss.xml")
    assert '<atom:link rel="hub" href="https://hub.example/"' in rss
    assert re.search(r'<\?xml-stylesheet [^>]*href="/feeds/hien-thi/feed\.xsl"', rss)
    assert (output / "feeds/hien-thi/feed.xsl").is_file()
    assert len(parse(rss).entries) == 1
    assert not (output / "feeds/chuyen-muc/y-te.rss.xml").exists()
