"""The lite edition by the real command: a page of one request for each listed story, for none other."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest

from tests.building import SITE_URL, SMALL_SITE, run_pelican
from tests.conftest import Build
from tests.site.pages import read_page

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
BUDGET = 8 * 1024


def twins(output: Path) -> list[Path]:
    return sorted(path for path in (output / "lite").rglob("*.html") if path != output / "lite/index.html")


def stories(output: Path) -> list[str]:
    return sorted(path.relative_to(output).as_posix() for path in output.glob("20*/*/*/*.html"))


def test_each_listed_story_has_a_twin_that_says_the_same(bulletin: Path) -> None:
    assert [path.relative_to(bulletin / "lite").as_posix() for path in twins(bulletin)] == stories(bulletin)
    for name in stories(bulletin):
        full, lite = read_page(bulletin / name), read_page(bulletin / "lite" / name)
        words = [paragraph.words for paragraph in full.find_all("div", "prose")[0].find_all("p")]
        assert lite.find_all("h1")[0].words == full.find_all("h1")[0].words
        assert full.find_all("p", "story__lead")[0].words in lite.words
        assert [one for one in words if one not in lite.words] == [], name


def test_a_twin_costs_one_request_and_eight_kilobytes_at_most(bulletin: Path) -> None:
    for path in [*twins(bulletin), bulletin / "lite/index.html"]:
        html = path.read_text("utf-8")
        assert not re.search(r"<(?:img|picture|script|iframe|video|audio|source)\b|\ssrc=|stylesheet", html), path
        assert len(gzip.compress(html.encode())) <= BUDGET, path


def test_search_engines_are_sent_to_the_full_story_only(bulletin: Path) -> None:
    for path in twins(bulletin):
        links = {one.attributes.get("rel"): one.attributes["href"] for one in read_page(path).find_all("link")}
        assert links == {"canonical": f"{SITE_URL}/{path.relative_to(bulletin / 'lite').as_posix()}"}
        assert '<meta name="robots" content="noindex, follow">' in path.read_text("utf-8")
    maps = [path.read_text("utf-8") for path in bulletin.glob("sitemap*.xml")]
    assert maps
    assert not any("/lite/" in text for text in maps)


def test_the_story_links_to_its_twin_and_the_twin_to_the_story(bulletin: Path) -> None:
    for name in stories(bulletin):
        (link,) = read_page(bulletin / name).find_all("a", "lite__link")
        assert link.attributes["href"] == f"/lite/{name}"
        assert f"/{name}" in {one.attributes["href"] for one in read_page(bulletin / "lite" / name).find_all("a")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site from disk, with a hidden story and one that has expired."""
    folder = tmp_path_factory.mktemp("lite")
    content = Path(shutil.copytree(SMALL_SITE, folder / "content"))
    header = "Title: Tin ẩn\nDate: 2024-05-01\nCategory: Kinh tế\nStatus: hidden\n\nChữ.\n"
    (content / "2024/an.md").write_text(header, "utf-8")
    expired = "Title: Tin cũ\nDate: 2024-05-02\nCategory: Kinh tế\nExpires: 2025-01-01\n\nChữ.\n"
    (content / "2024/cu.md").write_text(expired, "utf-8")
    built = run_pelican(content, folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"')
    assert built.returncode == 0, built.stderr
    return folder / "output"


def test_photos_are_links_with_their_captions_from_disk_too(small: Path) -> None:
    twin = small / "lite" / STORY
    (figure,) = read_page(twin).find_all("figure")
    (link,) = figure.find_all("a")
    assert link.words == "Xem ảnh: Người phát biểu đứng sau bục có hoa"
    assert "Đồng chí Chủ tịch UBND xã phát biểu." in figure.words
    assert (twin.parent / link.attributes["href"]).resolve().is_file()
    other = read_page(twin).find_all("a")
    assert "../../../../2024/02/05/cam-sanh-chin-som-hon-moi-nam.html" in {one.attributes["href"] for one in other}


def test_hidden_stories_drafts_and_the_future_have_no_twin(small: Path) -> None:
    without = {"2024/05/01/tin-an.html", "2024/05/02/tin-cu.html"}
    assert without <= set(stories(small))
    assert {path.relative_to(small / "lite").as_posix() for path in twins(small)} == set(stories(small)) - without
    assert "lite__link" not in (small / "2024/05/01/tin-an.html").read_text("utf-8")


def test_a_broken_link_is_told_once_for_both(small_site: Path, build: Build) -> None:
    story = small_site / "2024/cam.md"
    story.write_text(story.read_text("utf-8") + "\n[Nơi khác](khong-co.html)\n", "utf-8")
    found = build(small_site).stderr.splitlines()
    told = [line for line in found if "khong-co.html" in line]
    assert len(told) == 1
    assert told[0].startswith("2024/cam.md:")
