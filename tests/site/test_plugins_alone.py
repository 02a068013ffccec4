"""Each plugin of ours in a site that is Pelican's otherwise: its settings, its reader, its theme `notmyidea`."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest
from lxml import html

from tests.build_server import Built
from tests.building import DEMO, NOW, ROOT, warm_server

PLUGINS = sorted(
    f"bantin.{folder.parent.name}"
    for folder in (ROOT / "plugins/bantin").glob("*/hooks.py")
    if (folder.parent / "__init__.py").read_text("utf-8").count("def register")
)
CONF = """
import sys
sys.path.insert(0, {plugins!r})
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = "Bản tin xã", "https://bantin.xabangcoc.vn", "Asia/Ho_Chi_Minh", "vi"
READERS = {{"rst": None}}
FEED_ALL_ATOM, CATEGORY_FEED_ATOM = "feeds/all.atom.xml", "feeds/{{slug}}.atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PLUGINS = {names!r}
"""
DIALECT = 'MARKDOWN = {"extensions": ["bantin.dialect.extension"], "output_format": "html"}\n'
MARKET = """Title: Chợ phiên
Date: 2026-11-20 08:00
Category: Kinh tế

![Chợ]({static}/images/cho.jpg)
Chợ phiên sáng nay. Ảnh: Thu Hà

Bà con đi chợ.
"""
ORANGES = """Title: Cam sành
Date: 2026-11-19 08:00
Category: Kinh tế

Cam chín.

Tin cùng chuyên mục

Giá tăng.
"""


@dataclass(slots=True)
class Site:
    """A site of two stories and one photo in ``folder``."""

    folder: Path

    def build(self, *plugins: str, settings: str = "") -> Built:
        images = self.folder / "content/images"
        images.mkdir(parents=True, exist_ok=True)
        shutil.copy(DEMO / "content/2023/tram-y-te-xa.jpg", images / "cho.jpg")
        self.folder.joinpath("content/cho.md").write_text(MARKET, "utf-8")
        self.folder.joinpath("content/cam.md").write_text(ORANGES, "utf-8")
        conf = CONF.format(plugins=str(ROOT / "plugins"), names=list(plugins)) + settings
        self.folder.joinpath("conf.py").write_text(conf, "utf-8")
        places = [str(self.folder / "content"), "-o", str(self.output), "-s", str(self.folder / "conf.py")]
        cache = json.dumps(str(self.folder / "cache"))
        environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW}
        return warm_server().build([*places, "-e", f"CACHE_PATH={cache}"], environment)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def page(self, name: str) -> str:
        return self.output.joinpath(name).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def assert_plain(site: Site, built: Built) -> None:
    """The build has passed without a word of a fault; each story has its page, without marks of ours."""
    assert (built.code, "Traceback" in built.errors) == (0, False), built.output + built.errors
    for name, words in (("cho-phien.html", "Bà con đi chợ."), ("cam-sanh.html", "Giá tăng.")):
        page = site.page(name)
        assert words in page and "\x02" not in page


@pytest.mark.parametrize("plugin", PLUGINS)
def test_each_plugin_works_alone(plugin: str, site: Site) -> None:
    built = site.build(plugin)
    assert_plain(site, built)
    assert "[newsroom/log]" not in built.errors


def test_the_reader_alone_keeps_the_extensions_of_pelicans_own_settings(site: Site) -> None:
    """They are named by their options alone: fenced code, tables and notes are among them."""
    site.folder.joinpath("content").mkdir()
    code = "Title: Mã\nDate: 2026-11-18 08:00\nCategory: Kinh tế\n\n```\nmột\nhai\n```\n\n| a |\n|---|\n| b |\n"
    site.folder.joinpath("content/ma.md").write_text(code, "utf-8")
    assert_plain(site, site.build("bantin.front_matter"))
    page = html.fromstring(site.page("ma.html"))
    assert page.xpath("string(//pre)") == "một\nhai\n"
    assert page.xpath("string(//table//td)") == "b"


def test_there_are_plugins_to_try() -> None:
    assert {"bantin.image_captions", "bantin.category_feeds", "bantin.theming", "bantin.newsroom"} <= {*PLUGINS}
    assert len(PLUGINS) == 17


@pytest.mark.parametrize("plugins", ["image_captions", "image_captions front_matter"])
def test_captions_alone_make_figures_with_plain_images(plugins: str, site: Site) -> None:
    assert_plain(site, site.build(*(f"bantin.{name}" for name in plugins.split()), settings=DIALECT))
    (figure,) = html.fromstring(site.page("cho-phien.html")).xpath("//figure")
    assert figure.xpath("./img/@src") == ["https://bantin.xabangcoc.vn/images/cho.jpg"]
    assert figure.xpath("./img/@alt") == ["Chợ"]
    assert figure.xpath("string(./figcaption)") == "Chợ phiên sáng nay. Ảnh: Thu Hà"
    assert (site.output / "images/cho.jpg").is_file()


def test_lists_alone_make_feeds_and_give_templates_their_stories(site: Site) -> None:
    folder = site.folder / "overrides"
    folder.mkdir()
    block = "{{ article.picks.heading }}: {% for it in article.same_category %}{{ it.title }}{% endfor %}."
    (folder / "article.html").write_text(
        '{% extends "!theme/article.html" %}{% block content %}{{ super() }}' + block + "{% endblock %}", "utf-8"
    )
    sections = [{"name": "Tin tức"}, {"name": "Kinh tế", "parent": "Tin tức"}, {"name": "Y tế"}]
    settings = f"THEME_TEMPLATES_OVERRIDES, CATEGORIES = [{str(folder)!r}], {sections!r}\n"
    built = site.build("bantin.category_feeds", "bantin.image_captions", settings=settings)
    assert_plain(site, built)
    feed = feedparser.parse(str(site.output / "feeds/kinh-te.atom.xml"))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Chợ phiên", "Cam sành"]
    assert feed.feed.link == "https://bantin.xabangcoc.vn/category/kinh-te.html"
    assert "Tin cùng chuyên mục: Cam sành." in site.page("cho-phien.html")
    assert "Chợ phiên" in site.page("category/kinh-te.html")
    assert "Cam sành" in site.page("category/tin-tuc.html")  # a section lists the stories of its categories
    assert "Cam sành" not in site.page("category/y-te.html")


def test_the_block_stands_below_a_story_where_no_template_shows_it(site: Site) -> None:
    assert_plain(site, site.build("bantin.image_captions", "bantin.category_feeds"))
    body = html.fromstring(site.page("cho-phien.html")).xpath("//div[@class='entry-content']")[0]
    (block,) = body.xpath("./aside[@class='same-category']")
    assert block.xpath("string(h2)") == "Tin cùng chuyên mục"
    assert block.xpath(".//a/@href") == ["https://bantin.xabangcoc.vn/cam-sanh.html"]
    assert "Bà con đi chợ." in block.getprevious().text_content()
    assert "same-category" not in site.page("feeds/kinh-te.atom.xml")
    listed = html.fromstring(site.page("category/kinh-te.html"))  # shows the first story whole, summaries of others
    assert len(listed.xpath("//aside[@class='same-category']")) == 1
    (summary,) = listed.xpath("//ol[@id='posts-list']//div[@class='entry-content']")
    assert (
        "Cam chín." in summary.text_content()
        and "Tin cùng chuyên mục" in summary.text_content().split("Giá tăng.")[0]
    )
    assert not summary.xpath(".//a[.='Chợ phiên']")


def test_the_place_of_the_block_holds_it_or_nothing(site: Site) -> None:
    reader = ("bantin.front_matter", "bantin.image_captions")
    assert_plain(site, site.build(*reader, "bantin.category_feeds", settings=DIALECT))
    (block,) = html.fromstring(site.page("cam-sanh.html")).xpath("//aside[@class='same-category']")
    assert block.xpath(".//a/@href") == ["https://bantin.xabangcoc.vn/cho-phien.html"]
    assert "same-category" not in site.page("feeds/kinh-te.atom.xml")
    shutil.rmtree(site.folder / "content")
    assert_plain(site, site.build(*reader, "bantin.photos", settings=DIALECT))
    assert "same-category" not in site.page("cam-sanh.html")


def test_a_link_to_a_file_leads_to_its_copy_and_a_draft_is_nowhere(site: Site) -> None:
    content = site.folder / "content"
    content.mkdir()
    content.joinpath("ke-hoach.pdf").write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n")
    head = "Title: {title}\nDate: 2026-11-18 08:00\nCategory: Y tế\nStatus: {status}\n\n"
    linking = (
        head.format(title="Kế hoạch", status="published") + "[Kế hoạch](ke-hoach.pdf), [nháp]({filename}nhap.md).\n"
    )
    content.joinpath("ke-hoach.md").write_text(linking, "utf-8")
    content.joinpath("nhap.md").write_text(head.format(title="Nháp kín", status="draft") + "Kín.\n", "utf-8")
    built = site.build("bantin.attachments", "bantin.embargo")
    assert built.code == 1 and "ke-hoach.md" in built.errors  # a public page may not link to a draft
    content.joinpath("ke-hoach.md").write_text(linking.replace("[nháp]({filename}nhap.md)", "nháp"), "utf-8")
    assert_plain(site, site.build("bantin.attachments", "bantin.embargo"))
    (address,) = html.fromstring(site.page("ke-hoach.html")).xpath(
        "//a[.='Kế hoạch' and contains(@href, '.pdf')]/@href"
    )
    assert (site.output / address.lstrip("/")).read_bytes().startswith(b"%PDF")
    assert [file for file in site.output.rglob("*.*ml") if "Nháp kín" in file.read_text("utf-8")] == []


def test_site_maps_alone_name_the_lists_that_pelican_writes(site: Site) -> None:
    assert_plain(site, site.build("bantin.metadata"))
    assert "<loc>https://bantin.xabangcoc.vn/category/kinh-te.html</loc>" in site.page("sitemap.xml")
