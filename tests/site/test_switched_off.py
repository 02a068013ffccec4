"""A site that wants no search, no lite edition and no page of samples, by the real command: no trace of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import SMALL_SITE, run_pelican
from tests.site.pages import read_page

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("off")
    off = ('SEARCH_SAVE_AS=""', "LITE_EDITION=false", 'KITCHEN_SINK_SAVE_AS=""')
    built = run_pelican(SMALL_SITE, folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"', *off)
    assert built.returncode == 0, built.stderr
    return folder / "output"


def test_a_site_without_search_sends_readers_to_the_archive(output: Path) -> None:
    assert not (output / "tim-kiem.html").exists()
    assert not (output / "tim-kiem").exists()
    front = (output / "index.html").read_text("utf-8")
    assert 'role="search"' not in front
    assert {link.words: link.attributes["href"] for link in read_page(output / "index.html").find_all("a")}[
        "Tìm tin"
    ] == "./luu-tru.html"


def test_a_site_that_wants_no_lite_edition_has_no_trace_of_one(output: Path) -> None:
    assert not (output / "lite").exists()
    assert "lite__link" not in (output / STORY).read_text("utf-8")


def test_a_site_that_wants_no_page_of_samples_has_no_trace_of_it(output: Path) -> None:
    assert list(output.rglob("bang-mau*")) == []
