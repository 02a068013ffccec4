"""Structured data, cards and maps, from plain stories."""

from __future__ import annotations

import datetime as dt
import json
from xml.etree import ElementTree as ET

import pytest

from plugins.metadata import json_ld
from plugins.metadata.manifest import Icon, robots, web_manifest
from plugins.metadata.pages import page_entries, recent_news, story_entries
from plugins.metadata.publisher import Publisher, read_publisher
from plugins.metadata.site_map import Entry, news_map, site_maps
from plugins.metadata.tags import page_tags, story_tags
from plugins.newsroom.photo import Photo
from plugins.newsroom.picture import Picture, Rendition, Renditions
from plugins.newsroom.story import Category, Name, Story

ZONE = dt.timezone(dt.timedelta(hours=7))
NOW = dt.datetime(2024, 1, 15, 8, 0, tzinfo=ZONE)
SITE = Publisher("https://bantin.example.vn", "Bản tin", "UBND xã", rights="Ghi rõ nguồn", logo="theme/logo.png")
FILE = Rendition("anh/a-1200.jpg", 1200, 630, "image/jpeg")
PICTURE = Picture(
    Photo("a.jpg", "Bục phát biểu", caption_text="Toàn cảnh.", credit="Tuấn Tú"),
    Renditions((), (FILE,), "000"),
    Renditions((), (FILE,), "000"),
    FILE,
    FILE,
)
STORY = Story(
    path="a.md",
    url="2024/01/14/a.html",
    title='Họp </script> và "ngoặc" & <b>',
    date=dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZONE),
    category=Category("Kinh tế", "kinh-te", "chuyen-muc/kinh-te.html"),
    summary="Tóm tắt.",
    authors=(
        Name("Tuấn Tú", "tuan-tu", "tac-gia/tuan-tu.html"),
        Name("Minh Hoa", "minh-hoa", "tac-gia/minh-hoa.html"),
    ),
    tags=(Name("cam", "cam", "tu-khoa/cam.html"),),
    place="xã Bằng Cốc",
)


def article() -> dict[str, object]:
    return json_ld.news_article(STORY, [PICTURE], SITE)


def test_a_story_is_a_news_article_with_all_that_is_known_of_it() -> None:
    thing = article()
    assert thing["@type"] == "NewsArticle"
    assert thing["mainEntityOfPage"] == "https://bantin.example.vn/2024/01/14/a.html"
    assert thing["datePublished"] == thing["dateModified"] == "2024-01-14T17:30:00+07:00"
    assert thing["author"] == [
        {"@type": "Person", "name": "Tuấn Tú", "url": "https://bantin.example.vn/tac-gia/tuan-tu.html"},
        {"@type": "Person", "name": "Minh Hoa", "url": "https://bantin.example.vn/tac-gia/minh-hoa.html"},
    ]
    assert thing["image"] == [
        {
            "@type": "ImageObject",
            "url": "https://bantin.example.vn/anh/a-1200.jpg",
            "width": 1200,
            "height": 630,
            "caption": "Toàn cảnh.",
            "creditText": "Tuấn Tú",
        }
    ]
    assert thing["publisher"]["@type"] == "GovernmentOrganization"  # type: ignore[index]
    assert thing["isPartOf"] == {"@id": "https://bantin.example.vn/#website"}
    assert (thing["inLanguage"], thing["articleSection"]) == ("vi", "Kinh tế")


def test_what_nobody_filled_in_is_left_out_and_a_story_without_an_author_is_the_publishers() -> None:
    bare = Story("b.md", "b.html", "B", STORY.date, STORY.category)
    thing = json_ld.news_article(bare, [], SITE)
    assert set(thing) & {"image", "keywords", "creditText", "contentLocation", "correction", "description"} == set()
    assert thing["author"] == [{"@id": "https://bantin.example.vn/#publisher"}]


def test_no_title_ends_the_script_element_and_the_document_says_the_same() -> None:
    text = json_ld.serialise([article()])
    assert "<" not in text
    assert ">" not in text
    assert "&" not in text
    assert json.loads(text)["@graph"][0]["headline"] == STORY.title


def test_breadcrumbs_count_from_one() -> None:
    crumbs = json_ld.breadcrumb_list([("Bản tin", ""), ("Kinh tế", "kt.html")], SITE)["itemListElement"]
    assert [(crumb["position"], crumb["name"], crumb["item"]) for crumb in crumbs] == [
        (1, "Bản tin", "https://bantin.example.vn/"),
        (2, "Kinh tế", "https://bantin.example.vn/kt.html"),
    ]


def test_dublin_core_has_its_six_elements_on_stories_and_pages_and_joins_values_by_semicolons() -> None:
    core = {tag.name: tag.content for tag in story_tags(STORY, None, SITE)}
    six = {"DC.title", "DC.creator", "DC.date", "DC.description", "DC.publisher", "DC.identifier"}
    assert six <= core.keys()
    assert core["DC.creator"] == "Tuấn Tú; Minh Hoa"
    assert core["DC.subject"] == "Kinh tế; cam"
    assert core["DC.date"] == "2024-01-14"
    page = {tag.name: tag.content for tag in page_tags("Trang chủ", "", "", SITE, "2024-01-14")}
    assert six <= page.keys()
    assert all({**core, **page}.values())


def test_a_card_for_sharing_has_its_picture_with_size_and_words_only_if_there_is_one() -> None:
    with_picture = {tag.name: tag.content for tag in story_tags(STORY, PICTURE, SITE)}
    assert with_picture["og:image"] == "https://bantin.example.vn/anh/a-1200.jpg"
    assert (with_picture["og:image:width"], with_picture["og:image:alt"]) == ("1200", "Bục phát biểu")
    assert with_picture["twitter:card"] == "summary_large_image"
    without = {tag.name: tag.content for tag in story_tags(STORY, None, SITE)}
    assert "og:image" not in without
    assert without["twitter:card"] == "summary"


def test_a_map_holds_each_page_with_its_change_and_photos() -> None:
    entries = [
        *page_entries(["index.html", "a.html", "a.html"], SITE),
        *story_entries([STORY], {"a.md": [PICTURE]}, SITE),
    ]
    [(name, text)] = site_maps(entries, SITE.url).items()
    root = ET.fromstring(text)
    assert name == "sitemap.xml"
    assert [url[0].text for url in root] == [
        "https://bantin.example.vn/",
        "https://bantin.example.vn/a.html",
        "https://bantin.example.vn/2024/01/14/a.html",
    ]
    assert [child.text or child[0].text for child in root[2]][1:] == [
        "2024-01-14T17:30:00+07:00",
        "https://bantin.example.vn/anh/a-1200.jpg",
    ]


def test_more_pages_than_a_map_holds_make_an_index_of_maps() -> None:
    entries = [Entry(f"https://bantin.example.vn/{number}.html?a&b", NOW) for number in range(5)]
    files = site_maps(entries, SITE.url, limit=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ET.fromstring(files["sitemap.xml"])
    assert [part[0].text for part in index] == [f"{SITE.url}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [len(ET.fromstring(files[f"sitemap-{number}.xml"])) for number in (1, 2, 3)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("age", "is_news"),
    [
        (dt.timedelta(), True),
        (dt.timedelta(days=2, seconds=-1), True),
        (dt.timedelta(days=2), False),
        (-dt.timedelta(seconds=1), False),
    ],
)
def test_news_are_of_the_last_two_days(age: dt.timedelta, is_news: bool) -> None:
    story = Story("b.md", "b.html", "B & C", NOW - age, STORY.category)
    assert bool(recent_news([story], NOW, SITE)) == is_news


def test_a_news_map_without_news_is_a_valid_one() -> None:
    assert len(ET.fromstring(news_map([]))) == 0
    [url] = ET.fromstring(news_map(recent_news([STORY], NOW, SITE)))
    words = [element.text for element in url.iter() if element.text and element.text.strip()]
    assert words == [
        "https://bantin.example.vn/2024/01/14/a.html",
        "Bản tin",
        "vi",
        "2024-01-14T17:30:00+07:00",
        STORY.title,
    ]


def test_robots_may_read_all_and_are_told_of_the_maps() -> None:
    lines = robots(SITE.url, ["sitemap.xml"]).splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert "Sitemap: https://bantin.example.vn/sitemap.xml" in lines


def test_a_manifest_may_stand_in_any_folder() -> None:
    values = json.loads(web_manifest(SITE, [Icon("theme/i.png", 192)], "#000", "#fff"))
    assert (values["start_url"], values["scope"], values["lang"]) == ("./", "./", "vi")
    assert values["icons"] == [{"src": "theme/i.png", "sizes": "192x192", "type": "image/png", "purpose": "any"}]


def test_a_publisher_is_of_a_kind_that_search_engines_know() -> None:
    settings = {
        "SITEURL": "https://a.vn/",
        "SITENAME": "A",
        "DEFAULT_LANG": "vi",
        "OFFICE": {"kind": "NewsMediaOrganization"},
    }
    assert (read_publisher(settings).url, read_publisher(settings).kind) == ("https://a.vn", "NewsMediaOrganization")
    with pytest.raises(ValueError, match="OFFICE kind"):
        read_publisher({**settings, "OFFICE": {"kind": "Phòng"}})
