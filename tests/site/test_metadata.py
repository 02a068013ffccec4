"""What machines read about a site built by the real command: heads of pages, sitemaps, robots, manifest, icons."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.building import NOW, SITE_URL, run_pelican
from tests.photos import drawing
from tests.site.pages import file_of

# Everything that ends an attribute, an element, a script, a comment or a line of JavaScript.
TITLE = """Hội nghị </script><script>alert(1)</script> "tổng kết" 'năm' & <!-- \u2028 --> ]]>"""
STORY = f"""Title: {TITLE}
Slug: hoi-nghi
Date: 2026-11-21 17:30
Modified: 2026-11-22 06:00
Category: Y tế
Author: Tuấn Tú
Tags: "cam" & </script>
Summary: {TITLE}
Source: Báo Tuyên Quang

Mở đầu.

![Đại biểu "họp"](hop.jpg)
Quang cảnh &lt;/script&gt; & "hội nghị". Ảnh: Tuấn Tú
"""
OTHERS = {
    "cu.md": "Title: Tin cũ\nDate: 2024-01-02 08:00\nCategory: Giáo dục\n\nThân bài.\n",
    # The build is at 2026-11-22 08:00: this one is two days old to the second, the next one a minute less.
    "hai-ngay.md": "Title: Tin hai ngày\nDate: 2026-11-20 08:00\nCategory: Giáo dục\n\nThân bài.\n",
    "gan-hai-ngay.md": "Title: Tin gần hai ngày\nDate: 2026-11-20 08:01\nCategory: Giáo dục\n\nThân bài.\n",
    "nhap.md": "Title: Bí mật nháp\nDate: 2026-11-22 07:00\nCategory: Y tế\nStatus: draft\n\nThân bài.\n",
    "an.md": "Title: Bí mật ẩn\nDate: 2026-11-22 07:00\nCategory: Y tế\nStatus: hidden\nAuthor: Ẩn\n\nThân bài.\n",
    "mai.md": "Title: Bí mật mai\nDate: 2026-11-23 07:00\nCategory: Y tế\n\nThân bài.\n",
    "het-han.md": "Title: Thông báo cũ\nDate: 2026-11-21\nCategory: Y tế\nAuthor: An\nExpires: 2026-11-22\n\nBài.\n",
    "pages/gioi-thieu.md": "Title: Giới thiệu\nDate: 2026-07-01\nSummary: Về xã.\n\nXã vùng đồi.\n",
    "pages/an.md": "Title: Trang ẩn\nSlug: trang-an\nStatus: hidden\n\nKhông ai thấy.\n",
}
CATEGORIES = 'CATEGORIES=[{"name": "Y tế"}, {"name": "Giáo dục"}, {"name": "Kinh tế"}]'
DAYS = "luu-tru/{date:%Y}/{date:%m}/{date:%d}.html"
MANY_PAGES = (
    "DEFAULT_PAGINATION=1",
    'PAGINATED_TEMPLATES={"index": null, "category": null, "tag": null, "author": null}',
    f'DAY_ARCHIVE_SAVE_AS="{DAYS}"',
    f'DAY_ARCHIVE_URL="{DAYS}"',
)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
PAGE = "2026/11/21/hoi-nghi.html"
HIDDEN = ("bi-mat-nhap", "bi-mat-an", "bi-mat-mai", "trang-an", "404.html")


def write_site(content: Path) -> None:
    (content / "pages").mkdir(parents=True)
    drawing.write(content / "hop.jpg", drawing.scene())
    (content / "hoi-nghi.md").write_text(STORY, "utf-8")
    for name, text in OTHERS.items():
        (content / name).write_text(text, "utf-8")


def build_site(folder: Path, output: str = "output", *options: str, conf: str = "publishconf.py") -> Path:
    cache = f'CACHE_PATH="{folder / f"cache-{output}"}"'
    more = ["STRICT=false", CATEGORIES, *MANY_PAGES, *options]
    result = run_pelican(folder / "content", folder / output, "-e", cache, *more, conf=conf)
    assert result.returncode == 0, result.stderr
    return folder / output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("du-lieu")
    write_site(folder / "content")
    return folder


@pytest.fixture(scope="module")
def output(folder: Path) -> Path:
    return build_site(folder)


class _Head(HTMLParser):
    """Reads a page as a browser does: what it says about itself, and every script that it would run."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.meta: list[tuple[str, str]] = []
        self.links: dict[str, str] = {}
        self.ahead: list[str] = []
        self.scripts: list[tuple[str, str]] = []
        self._script: str | None = None
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        elif tag == "link":
            self.links[values["rel"]] = values.get("href", "")
            self.ahead += re.findall(r"(\S+) \d+w", values.get("imagesrcset", ""))
        self._script = values.get("type", "") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.scripts.append((self._script, data))

    def handle_endtag(self, tag: str) -> None:
        self._script = None

    @property
    def json_ld(self) -> dict[str, Any]:
        found = [json.loads(text) for kind, text in self.scripts if kind == "application/ld+json"]
        return {one["@type"]: one for one in found}


def listed(output: Path, name: str = "sitemap.xml") -> list[str]:
    document = ET.parse(output / name)
    return [(element.text or "").removeprefix(f"{SITE_URL}/") for element in document.iterfind("s:url/s:loc", NAMES)]


def folded(text: str) -> str:
    return " ".join(text.split())


def test_a_title_that_would_break_out_stands_whole_in_every_place(output: Path) -> None:
    head = _Head(output / PAGE)
    assert [kind for kind, _ in head.scripts if kind != "application/ld+json"] == []
    meta = dict(head.meta)
    assert meta["og:title"] == meta["DC.title"] == meta["og:description"] == folded(TITLE)
    assert head.json_ld["NewsArticle"]["headline"] == folded(TITLE)
    assert head.json_ld["BreadcrumbList"]["itemListElement"][-1]["name"] == folded(TITLE)
    assert head.json_ld["NewsArticle"]["keywords"] == ['"cam" & </script>']
    assert head.json_ld["NewsArticle"]["image"][0]["caption"] == 'Quang cảnh </script> & "hội nghị".'
    news = ET.parse(output / "sitemap-tin-moi.xml")
    assert news.findtext("s:url/news:news/news:title", namespaces=NAMES) == folded(TITLE)
    captions = ET.parse(output / "sitemap.xml").iterfind("s:url/image:image/image:caption", NAMES)
    assert [caption.text for caption in captions] == ['Quang cảnh </script> & "hội nghị".']


def test_a_story_has_all_that_a_news_article_needs(output: Path) -> None:
    article = _Head(output / PAGE).json_ld["NewsArticle"]
    assert article["datePublished"] == "2026-11-21T17:30:00+07:00"
    assert article["dateModified"] == "2026-11-22T06:00:00+07:00"
    [author] = article["author"]
    assert (author["name"], author["url"]) == ("Tuấn Tú", f"{SITE_URL}/tac-gia/tuan-tu.html")
    assert (article["publisher"]["@type"], article["inLanguage"]) == ("GovernmentOrganization", "vi")
    assert article["isPartOf"]["url"] == f"{SITE_URL}/"
    assert article["image"][0]["creditText"] == "Tuấn Tú"


def test_a_story_has_the_six_fields_of_dublin_core(output: Path) -> None:
    meta = dict(_Head(output / PAGE).meta)
    assert meta["DC.creator"] == "Tuấn Tú"
    assert meta["DC.date"] == "2026-11-21T17:30:00+07:00"
    assert meta["DC.publisher"] == "Ủy ban nhân dân xã Hàm Yên, tỉnh Tuyên Quang"
    assert meta["DC.description"]
    assert meta["DC.identifier"] == f"{SITE_URL}/{PAGE}"


@pytest.mark.parametrize("page", ["index.html", "gioi-thieu.html", PAGE])
def test_pages_that_the_law_names_have_every_required_field(output: Path, page: str) -> None:
    meta = dict(_Head(output / page).meta)
    assert all(meta[f"DC.{name}"] for name in ("title", "creator", "date", "description", "publisher", "identifier"))


def test_every_listed_page_calls_itself_by_one_address_and_parses(output: Path) -> None:
    for address in listed(output):
        head = _Head(output / (address or "index.html"))
        own = f"{SITE_URL}/{address}"
        meta = dict(head.meta)
        assert head.links["canonical"] == meta["og:url"] == meta["DC.identifier"] == own, address
        steps = head.json_ld.get("BreadcrumbList", {"itemListElement": [{"item": own}]})["itemListElement"]
        assert steps[-1]["item"] == own
        assert head.json_ld
        assert all(content for _, content in head.meta[1:]), address


def test_every_address_that_the_head_names_is_there(output: Path) -> None:
    checked = 0
    for address in listed(output):
        page = output / (address or "index.html")
        head = _Head(page)
        named = re.findall(
            r'"(?:url|item|thumbnailUrl)":"([^"]+)"', json.dumps(list(head.json_ld.values()), separators=(",", ":"))
        )
        named += [content for name, content in head.meta if name in ("og:image", "article:author")]
        named += [head.links[rel] for rel in ("manifest", "icon", "apple-touch-icon")] + head.ahead
        for target in named:
            file = file_of(target, page, output, SITE_URL)
            assert file and file.is_file(), (address, target)
            checked += 1
    assert checked > 50


def test_the_sitemap_lists_each_public_page_once_and_nothing_else(output: Path) -> None:
    pages = {path.relative_to(output).as_posix() for path in output.rglob("*.html")}
    unlisted = {
        "404.html",
        "2026/11/22/bi-mat-an.html",
        "2026/11/21/thong-bao-cu.html",
        "trang-an.html",
        "ngoai-tuyen.html",
        "tim-kiem.html",
    }
    assert unlisted < pages
    unlisted |= {page for page in pages if page.startswith("lite/")}
    addresses = listed(output)
    assert len(addresses) == len(set(addresses))
    assert {address or "index.html" for address in addresses} == pages - unlisted
    assert {"chuyen-muc/giao-duc/trang-1.html", "index2.html", "luu-tru/2024/01/02.html"} <= set(addresses)


def test_no_secret_is_in_any_file_for_machines(output: Path) -> None:
    for name in ("sitemap.xml", "sitemap-tin-moi.xml", "robots.txt", "site.webmanifest"):
        text = (output / name).read_text("utf-8")
        assert not [word for word in (*HIDDEN, "thong-bao-cu") if word in text], name


def test_a_hidden_page_is_described_to_nobody_and_an_unlisted_one_leads_nowhere(output: Path) -> None:
    hidden = _Head(output / "2026/11/22/bi-mat-an.html")
    assert not hidden.json_ld
    assert not [name for name, _ in hidden.meta if name.startswith(("og:", "DC."))]
    assert ("robots", "noindex") in hidden.meta
    expired = _Head(output / "2026/11/21/thong-bao-cu.html").json_ld
    assert [step["name"] for step in expired["BreadcrumbList"]["itemListElement"]] == ["Trang chủ", "Thông báo cũ"]
    assert "url" not in expired["NewsArticle"]["author"][0]


def test_each_page_of_the_sitemap_is_dated_by_what_it_shows(output: Path) -> None:
    document = ET.parse(output / "sitemap.xml")
    dates = {
        (url.findtext("s:loc", "", NAMES)).removeprefix(f"{SITE_URL}/"): url.findtext("s:lastmod", "", NAMES)
        for url in document.iterfind("s:url", NAMES)
    }
    assert dates[""] == dates[PAGE] == dates["chuyen-muc/y-te.html"] == "2026-11-22T06:00:00+07:00"
    assert dates["chuyen-muc/giao-duc.html"] == "2026-11-20T08:01:00+07:00"
    assert dates["chuyen-muc/giao-duc/trang-1.html"] == dates["luu-tru/2024/01.html"] == "2024-01-02T08:00:00+07:00"
    assert dates["chuyen-muc/kinh-te.html"] == ""
    assert dates["gioi-thieu.html"] == "2026-07-01T00:00:00+07:00"


def test_news_are_the_stories_of_the_last_two_days(output: Path) -> None:
    assert listed(output, "sitemap-tin-moi.xml") == [PAGE, "2026/11/20/tin-gan-hai-ngay.html"]


def test_another_place_gives_the_same_bytes_and_a_story_leaves_the_news_at_its_hour_though_nothing_else_has_changed(
    folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder / "noi-khac"
    shutil.copytree(folder / "content", other / "content")
    again = build_site(other)
    files = [path.relative_to(output) for path in output.rglob("*") if path.is_file()]
    assert {file for file in files if (again / file).read_bytes() != (output / file).read_bytes()} == set()
    assert "tin-gan-hai-ngay" in (again / "sitemap-tin-moi.xml").read_text("utf-8")
    monkeypatch.setattr("tests.building.NOW", str(int(NOW) + 60))
    build_site(other)
    assert listed(again, "sitemap-tin-moi.xml") == [PAGE]


def test_robots_are_told_of_both_sitemaps(output: Path) -> None:
    named = re.findall(r"^Sitemap: (.*)$", (output / "robots.txt").read_text("ascii"), re.MULTILINE)
    assert [(output / address.removeprefix(f"{SITE_URL}/")).is_file() for address in named] == [True, True]


def test_the_manifest_names_icons_that_are_there(output: Path) -> None:
    manifest = json.loads((output / "site.webmanifest").read_text("utf-8"))
    assert len(manifest["icons"]) == 3
    assert all((output / icon["src"]).is_file() for icon in manifest["icons"])


def test_feeds_show_the_logo(output: Path) -> None:
    assert f"<url>{SITE_URL}/icons/icon-512.png</url>" in (output / "feeds/tin-moi.rss.xml").read_text("utf-8")


@pytest.mark.parametrize("conf", ["pelicanconf.py", "previewconf.py"])
def test_a_site_without_an_address_tells_machines_nothing(folder: Path, conf: str) -> None:
    site = build_site(folder, f"khong-{conf[:-3]}", conf=conf)
    assert not [file for file in ("sitemap.xml", "sitemap-tin-moi.xml", "site.webmanifest") if (site / file).exists()]
    head = _Head(site / PAGE)
    assert not head.json_ld and "manifest" not in head.links
    assert not [name for name, _ in head.meta if name.startswith(("og:", "DC.", "twitter:"))]


def test_a_preview_with_an_address_tells_machines_nothing_either(folder: Path) -> None:
    site = build_site(folder, "xem-truoc", "PREVIEW=true")
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text("ascii") == "User-agent: *\nDisallow: /\n"
    assert not _Head(site / PAGE).json_ld


@pytest.mark.parametrize(
    "option",
    ['OFFICE={"kind": "Newspaper"}', 'ROBOTS_DISALLOW=["nhap"]', 'ICON_SOURCE="khong-co.png"', 'ICON_COLOURS=["đỏ"]'],
)
def test_a_wrong_setting_stops_the_build_in_one_sentence(folder: Path, option: str) -> None:
    result = run_pelican(folder / "content", folder / "hong", "-e", CATEGORIES, option, conf="publishconf.py")
    assert result.returncode != 0
    printed = result.stdout + result.stderr
    assert option.partition("=")[0] in printed
    assert "Traceback" not in printed
    assert not (folder / "hong/index.html").exists()
