"""Themes and plugins that others have written, on the demonstration's stories, as Pelican sets its templates up."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from lxml import html
from pelican.settings import DEFAULT_CONFIG
from pelican.themes import reflex

from tests.build_server import Built
from tests.building import DEMO, NOW, ROOT, SITE_URL, warm_server
from tests.site.desk import Tree, differences, tree

THEMES = {"notmyidea": "notmyidea", "simple": "simple", "reflex": reflex.path()}
OTHERS = ("sitemap", "neighbors")
# A story that one of 2026 links to, and its photo.
LINKED = ("2023/nguoi-dan-khuoi-dao-hien-dat-mo-duong-be-tong.md", "2023/duong-be-tong-thon.jpg")
EDITED = "2026/kham-mat-mien-phi-cho-hoc-sinh-va-nguoi-cao-tuoi"
NEWS = """Title: Hội thi cấy lúa ở Thôm Bưa
Date: 2026-11-21 07:00
Category: Kinh tế
Author: Thu Hà
Summary: Sáu đội dự thi.

Sáu đội dự thi cấy lúa.

Tin cùng chuyên mục

Đội thôn Thôm Bưa về nhất.
"""
GONE = NEWS.replace("Hội thi cấy lúa ở Thôm Bưa", "Bài đã đăng nhầm").replace(
    "Date:", "Rút bài: 22/11/2026; Sai.\nDate:"
)
TOMBSTONE = "2026/11/21/bai-da-dang-nham.html"
DRAFT = NEWS.replace("Hội thi cấy lúa ở Thôm Bưa", "Bản thảo chưa ai duyệt").replace("Date:", "Status: draft\nDate:")
CONF = """
import sys
sys.path.insert(0, {root!r})
from tests.demo.{conf} import *
JINJA_ENVIRONMENT = {jinja!r}
THEME, ICON_SOURCE = {theme!r}, ""
PHOTOS_WIDTHS, PHOTOS_CARD_WIDTHS = (32,), (16,)
CC_LICENSE = {{"name": "Creative Commons Attribution", "version": "4.0", "slug": "by", "icon": False}}
SITEMAP = {{"format": "txt"}}
NEIGHBOURS_OF = ""
THEME_TEMPLATES_OVERRIDES = {overrides!r}
PLUGINS = [*PLUGINS, *{others!r}]
"""


@dataclass(slots=True)
class Site:
    """A part of the demonstration in ``folder``, which somebody shows in ``theme``, with plugins of others."""

    folder: Path
    theme: str
    others: tuple[str, ...] = ()
    overrides: list[str] = field(default_factory=list)
    years: tuple[str, ...] = ("2026",)  # twelve stories, of every category
    conf: str = "demo_publishconf"

    def __post_init__(self) -> None:
        for part in (*self.years, "pages"):
            shutil.copytree(DEMO / "content" / part, self.content / part)
        for name in () if "2023" in self.years else LINKED:
            self.content.joinpath(name).parent.mkdir(exist_ok=True)
            shutil.copy(DEMO / "content" / name, self.content / name)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, path: str, text: str) -> None:
        self.content.joinpath(path).write_text(text, "utf-8")

    def correct(self, path: str) -> None:
        file = self.content / f"{path}.md"
        file.write_text(file.read_text("utf-8") + "\nSáng nay đã có kết quả.\n", "utf-8")

    def build(self, name: str = "output") -> Built:
        """Build the site into the folder ``name``, with a cache of that folder's own."""
        values: dict[str, Any] = {
            "jinja": DEFAULT_CONFIG["JINJA_ENVIRONMENT"],
            "theme": THEMES[self.theme],
            "conf": self.conf,
        }
        text = CONF.format(root=str(ROOT), others=self.others, overrides=self.overrides, **values)
        self.folder.joinpath("conf.py").write_text(text, "utf-8")
        cache = json.dumps(str(self.folder / f"{name}-cache"))
        places = [str(self.content), "-o", str(self.folder / name), "-s", str(self.folder / "conf.py")]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
        built = warm_server().build([*places, "-e", f"CACHE_PATH={cache}"], environment)
        assert built.code == 0, built.output + built.errors
        assert "Traceback" not in built.errors
        return built

    def clean(self) -> Tree:
        """Build the site from nothing, elsewhere, and return what came of it."""
        self.build("clean")
        made = tree(self.folder / "clean")
        shutil.rmtree(self.folder / "clean")
        shutil.rmtree(self.folder / "clean-cache")
        return made

    def page(self, path: str) -> str:
        return self.output.joinpath(path).read_text("utf-8")


@dataclass(slots=True)
class Told:
    """What builds of a site have said and made, one after the other."""

    site: Site
    first: Built
    corrected: Built
    unlike: list[str]


@pytest.fixture(scope="module", params=["notmyidea", pytest.param("simple", marks=pytest.mark.long), "reflex"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A site in each theme with the plugins of others, whose editor corrects a sentence and adds two stories."""
    folder = tmp_path_factory.mktemp(request.param)
    overrides = folder / "overrides"
    overrides.mkdir()
    (overrides / "article.html").write_text(documented_template(), "utf-8")
    site = Site(folder, request.param, OTHERS, [str(overrides)])
    first = site.build()
    site.correct(EDITED)
    site.write("2026/hoi-thi.md", NEWS)
    site.write("2026/ban-thao.md", DRAFT)
    site.write("2026/da-rut.md", GONE)
    corrected = site.build()
    return Told(site, first, corrected, differences(tree(site.output), site.clean()))


def documented_template() -> str:
    """Return the template that the documentation gives to owners of such a theme."""
    return re.findall(r"```jinja\n(.*?)```", ROOT.joinpath("docs/other-themes.md").read_text("utf-8"), re.DOTALL)[0]


def story_pages(site: Site) -> list[Path]:
    return [page for year in site.years for page in sorted(site.output.joinpath(year).rglob("*.html"))]


def test_an_increment_is_what_a_clean_build_makes(told: Told) -> None:
    assert "Sáng nay đã có kết quả." in told.site.page("2026/11/18/" + EDITED.rpartition("/")[2] + ".html")
    assert told.unlike == []


def test_captions_stand_under_their_photos(told: Told) -> None:
    page = html.fromstring(told.site.page("2026/06/04/may-gat-ve-lang-vu-lua-xuan-thu-gon-trong-muoi-ngay.html"))
    (figure,) = page.xpath("//figure[.//img]")
    (caption,) = figure.xpath("./figcaption")
    assert caption.text_content() == "Thu hoạch lúa xuân bằng máy trên cánh đồng Bằng Cốc cũ. Ảnh minh họa"
    assert told.site.output.joinpath(figure.xpath(".//img/@src")[0].lstrip("/")).is_file()


def test_no_mark_of_ours_is_left_in_what_readers_get(told: Told) -> None:
    texts = {file for file in told.site.output.rglob("*") if file.suffix in (".html", ".xml", ".json", ".txt")}
    assert len(texts) > 50
    assert [file for file in texts if re.search(r"[\x00-\x08]", file.read_text("utf-8"))] == []


def test_the_block_stands_where_the_editor_put_it_else_where_the_template_has_it(told: Told) -> None:
    page = told.site.page("2026/11/21/hoi-thi-cay-lua-o-thom-bua.html")
    before, block, after = page.partition('<aside class="same-category">')
    assert block and "Sáu đội dự thi cấy lúa." in before and "Đội thôn Thôm Bưa về nhất." in after
    assert "/may-gat-ve-lang-vu-lua-xuan-thu-gon-trong-muoi-ngay.html" in after.partition("</aside>")[0]
    other = html.fromstring(told.site.page("2026/06/04/may-gat-ve-lang-vu-lua-xuan-thu-gon-trong-muoi-ngay.html"))
    links = other.xpath("//aside[@class='same-category']//a/@href")
    assert links[0] == f"{SITE_URL}/2026/11/21/hoi-thi-cay-lua-o-thom-bua.html"


def test_each_category_has_a_page_and_feeds_that_hold_its_stories(told: Told) -> None:
    pages = sorted(page.stem for page in told.site.output.joinpath("chuyen-muc").glob("*.html"))
    first_pages = [name for name in pages if not re.search(r"\d$", name)]
    feeds = told.site.output / "feeds/chuyen-muc"
    named = sorted(file.name.removesuffix(".rss.xml") for file in feeds.glob("*.rss.xml"))
    assert len(first_pages) == 9 and named == first_pages
    for file in feeds.glob("*.xml"):
        feed = feedparser.parse(str(file))
        assert not feed.bozo and feed.entries
        assert feed.feed.link.removeprefix(SITE_URL).lstrip("/") in {
            f"chuyen-muc/{name}.html" for name in first_pages
        }
    assert "Hội thi cấy lúa ở Thôm Bưa" in (feeds / "kinh-te.atom.xml").read_text("utf-8")
    assert "Hội thi cấy lúa ở Thôm Bưa" in told.site.page("chuyen-muc/kinh-te.html")


def test_drafts_are_nowhere(told: Told) -> None:
    names = [file for file in told.site.output.rglob("*") if "ban-thao" in file.name]
    texts = [file for file in told.site.output.rglob("*.*ml") if "Bản thảo chưa ai duyệt" in file.read_text("utf-8")]
    assert (names, texts) == ([], [])
    assert "1 nháp" in told.corrected.output


def test_a_withdrawn_story_keeps_search_engines_away(told: Told) -> None:
    page = html.fromstring(told.site.page(TOMBSTONE))
    assert [it for it in page.xpath("/html/head/meta[@name='robots']/@content") if it] == ["noindex"]
    assert "Lý do: Sai." in page.text_content() and "Sáu đội dự thi" not in page.text_content()
    assert "noindex" not in told.site.page("2026/11/21/hoi-thi-cay-lua-o-thom-bua.html")


def test_the_site_map_of_another_plugin_lists_each_page(told: Told) -> None:
    output = told.site.output
    pages = {page.relative_to(output).as_posix() for page in output.rglob("*.html")} - {TOMBSTONE}
    addresses = {f"{SITE_URL}/{quote('' if page == 'index.html' else page)}" for page in pages}
    assert set(told.site.page("sitemap.txt").split()) == addresses
    ours = set(re.findall("<loc>(.*?)</loc>", told.site.page("sitemap.xml")))
    assert ours == addresses


def test_neighbours_are_those_of_another_plugin(told: Told) -> None:
    newest = html.fromstring(told.site.page("2026/11/21/hoi-thi-cay-lua-o-thom-bua.html"))
    assert newest.xpath("//*[@id='next']//@href") == []
    assert newest.xpath("//*[@id='previous']//@href") == [
        f"{SITE_URL}/2026/11/20/thong-bao-tam-dung-xe-tai-qua-ngam-tran-thom-bua.html"
    ]
    second = html.fromstring(told.site.page("2026/11/20/thong-bao-tam-dung-xe-tai-qua-ngam-tran-thom-bua.html"))
    assert second.xpath("//*[@id='next']//@href") == [f"{SITE_URL}/2026/11/21/hoi-thi-cay-lua-o-thom-bua.html"]


def test_what_a_theme_has_no_template_for_is_left_out_and_told_of(told: Told) -> None:
    (line,) = (line for line in told.first.errors.splitlines() if "[newsroom/theme-pages]" in line)
    assert "404, corrections, feeds, lite, lite_index, offline, search, site_map" in line
    assert not {"404.html", "tim-kiem.html", "lite", "ngoai-tuyen.html"} & {
        it.name for it in told.site.output.iterdir()
    }


def test_without_plugins_of_others_a_corrected_sentence_costs_its_page_and_the_lists_that_pelican_cuts(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path, "notmyidea")
    site.build()
    site.correct(EDITED)
    corrected = site.build()
    assert corrected.restored == 12
    stories = {path for path in corrected.written if re.match(r"20\d\d/.*\.html$", path)}
    assert stories == {f"2026/11/18/{EDITED.rpartition('/')[2]}.html"}
    site.write("2026/hoi-thi.md", NEWS)
    site.build()
    assert "Hội thi cấy lúa ở Thôm Bưa" in site.page("chuyen-muc/kinh-te.html")
    assert differences(tree(site.output), site.clean()) == []


def test_a_body_in_a_list_names_its_photos_from_there_when_the_site_is_opened_from_disk(tmp_path: Path) -> None:
    site = Site(tmp_path, "notmyidea", conf="demo_pelicanconf")
    site.build()  # every link is followed
    story = "2026/06/04/may-gat-ve-lang-vu-lua-xuan-thu-gon-trong-muoi-ngay.html"
    lists = ["luu-tru.html", "chuyen-muc/kinh-te.html", "tac-gia/minh-duc.html", story]
    shown = [(name, html.fromstring(site.page(name)).xpath("//figure//img/@src")) for name in lists]
    addresses = [(name, address) for name, found in shown for address in found]
    assert {name for name, _ in addresses} >= {"chuyen-muc/kinh-te.html", story}
    assert {len(Path(address).parts) - 2 for name, address in addresses if name == story} == {3}
    assert {len(Path(address).parts) - 2 for name, address in addresses if name.startswith("chuyen-muc")} == {1}
    assert all((site.output / name).parent.joinpath(address).is_file() for name, address in addresses)


@pytest.mark.long
@pytest.mark.parametrize("others", [(), OTHERS], ids=["alone", "with plugins"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_whole_demonstration_in_a_theme_of_others(theme: str, others: tuple[str, ...], tmp_path: Path) -> None:
    site = Site(tmp_path, theme, others, years=("2023", "2024", "2025", "2026"))
    site.build()
    site.correct(EDITED)
    site.write("2026/hoi-thi.md", NEWS)
    site.build()
    assert differences(tree(site.output), site.clean()) == []
    assert len(story_pages(site)) == 56 and "Hội thi cấy lúa" in site.page("index.html")
