"""A published site works under whatever host name it is opened, at the root of a host and in a folder of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.attachments.files import PDF
from tests.building import SMALL_SITE, run_pelican
from tests.site.pages import Element, read_page

HOST = "https://bantin.xayenphu.vn"
FOLDERS = {"root": "", "folder": "/bantin"}
STORY = """Title: Văn bản
Date: 2024-06-01 08:00
Category: Kinh tế

Xem [kế hoạch](ke-hoach.pdf), [cam]({filename}cam.md) và [hội nghị](hoi-nghi.md).
"""
# What machines copy elsewhere, or compare with the address that the site should have.
ABSOLUTE = re.compile(
    r'<(?:link rel="canonical" href|meta (?:name|property)="[^"]+" content)="|"@context"|<p class="story__address">'
)
OF_A_PAGE = ("href", "src", "poster", "action", "srcset", "data-worker")


@pytest.fixture(scope="module", params=FOLDERS.values(), ids=FOLDERS.keys())
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The small site with an attachment, published for a host, and the folder of that host in which it lies."""
    root = tmp_path_factory.mktemp("published")
    content = Path(shutil.copytree(SMALL_SITE, root / "content"))
    (content / "2024/van-ban.md").write_text(STORY, "utf-8")
    (content / "2024/ke-hoach.pdf").write_bytes(PDF)
    options = f'CACHE_PATH="{root / "cache"}"', f'SITEURL="{HOST}{request.param}"'
    result = run_pelican(content, root / "output", "-e", *options, conf="publishconf.py")
    assert result.returncode == 0, result.stderr
    return root / "output", request.param


def named(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield each address that a page makes a browser follow or load, with its element."""
    for child in element.children:
        for name, value in child.attributes.items():
            if name in OF_A_PAGE and child.attributes.get("rel") != "canonical":
                candidates = value.split(",") if name == "srcset" else [value]
                yield from ((child, candidate.split()[0] if candidate.strip() else "") for candidate in candidates)
        yield from named(child)


def test_no_page_names_its_own_host_but_where_machines_need_the_whole_address(site: tuple[Path, str]) -> None:
    pages = sorted(site[0].rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        lines = [line for line in page.read_text("utf-8").splitlines() if HOST in line]
        # Shares of other sites carry the address as a parameter, paper as words.
        lines = [line for line in lines if f"?u={HOST}" not in line and '<p class="tools__address">' not in line]
        own = [line for line in lines if not ABSOLUTE.search(line)]
        assert own == [], page


def test_each_address_leads_to_a_file_under_another_host(site: tuple[Path, str]) -> None:
    output, folder = site
    other, checked = "http://192.168.1.9:8080", set()
    for page in output.rglob("*.html"):
        opened = f"{other}{folder}/{page.relative_to(output).as_posix()}"
        for element, address in named(read_page(page)):
            target = urlsplit(urljoin(opened, address))
            if f"{target.scheme}://{target.netloc}" != other:
                assert element.tag in ("a", "link") and HOST not in target.geturl().partition("?")[0], (page, address)
                continue
            assert f"{target.path}/".startswith(f"{folder}/"), (page, address)
            file = output / target.path.removeprefix(f"{folder}/").removeprefix("/")
            assert (file / "index.html" if target.path.endswith("/") else file).exists(), (page, address)
            checked.add((element.tag, file.suffix))
    assert checked >= {("a", ".html"), ("a", ".pdf"), ("img", ".jpg"), ("source", ".avif"), ("script", ".js")}
    assert checked >= {("link", ".css"), ("link", ".webmanifest"), ("a", ".xml"), ("form", ".html")}


def test_the_page_of_what_is_not_there_finds_its_style_at_any_depth(site: tuple[Path, str]) -> None:
    output, folder = site
    found = [address for _, address in named(read_page(output / "404.html")) if not address.startswith("#")]
    assert len(found) > 20
    assert [address for address in found if not address.startswith((f"{folder}/", "mailto:", "tel:"))] == []


def test_what_leaves_the_site_carries_its_whole_address(site: tuple[Path, str]) -> None:
    output, folder = site
    whole = f"{HOST}{folder}/"
    page = (output / "2024/01/14/hoi-nghi-tong-ket-nam-2023.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{whole}2024/01/14/hoi-nghi-tong-ket-nam-2023.html">' in page
    assert re.search(rf'<meta property="og:image" content="{whole}anh/', page)
    assert f'"mainEntityOfPage":"{whole}2024/01/14/hoi-nghi-tong-ket-nam-2023.html"' in page
    feed = (output / "feeds/tin-moi.rss.xml").read_text("utf-8")
    assert f'&lt;a href="{whole}tep/ke-hoach.' in feed
    assert f'&lt;a href="{whole}2024/02/05/cam-sanh-chin-som-hon-moi-nam.html' in feed
    for name in (
        "feeds/tin-moi.rss.xml",
        "feeds/tin-moi.atom.xml",
        "sitemap.xml",
        "robots.txt",
        "feeds/nguon-tin.opml",
    ):
        text = (output / name).read_text("utf-8")
        assert whole in text
        assert not re.search(r"""(?:href|src)="/(?!bantin/feeds/hien-thi|feeds/hien-thi)""", text), name


def test_the_worker_keeps_the_style_of_the_offline_page(site: tuple[Path, str]) -> None:
    worker = (site[0] / "sw.js").read_text("utf-8").partition("\n")[0]
    assert re.search(r'"shell": \["theme/site\.[0-9a-f]+\.css", "theme/reader\.[0-9a-f]+\.js"', worker)


def test_the_search_page_finds_its_index(site: tuple[Path, str]) -> None:
    output, folder = site
    page = (output / "tim-kiem.html").read_text("utf-8")
    named = re.search(r'data-index="([^"]+)"', page)
    assert f'data-search="{folder}"' in page
    assert named is not None
    (segment,) = json.loads((output / named[1]).read_text("utf-8"))["segments"]
    assert all((output / segment["at"] / f"{kind}0.json").is_file() for kind in "wpt")
    script = re.search(rf'data-script="{folder}/([^"]+)"', page)
    assert script is not None and (output / script[1]).is_file()
