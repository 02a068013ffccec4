"""Which theme is one of other people, and what a site in it is not to have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.foreign_theme import fit_settings, is_foreign

from tests.building import ROOT

OURS = ["bantin.lite", "bantin.search.hooks", "bantin.offline", "bantin.kitchen_sink.hooks"]


def settings(**values: Any) -> dict[str, Any]:
    usual = {"DIRECT_TEMPLATES": ["index", "404", "feeds"], "PAGINATED_TEMPLATES": {"tag": 5}, "PLUGINS": OURS}
    return {"TEMPLATE_EXTENSIONS": [".html"], **usual, **values}


def folder_with(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
    return folder


def test_our_theme_is_ours() -> None:
    assert not is_foreign(ROOT / "theme")


@pytest.mark.parametrize("left", ["strings/vi.toml", "static/css/site.txt"])
def test_a_theme_of_ours_that_has_lost_a_part_is_still_ours(left: str, tmp_path: Path) -> None:
    assert not is_foreign(folder_with(tmp_path, "templates/base.html", left))


def test_a_theme_without_either_is_of_other_people(tmp_path: Path) -> None:
    assert is_foreign(folder_with(tmp_path, "templates/base.html", "static/css/main.css"))


def test_pages_without_a_template_are_switched_off_and_named(tmp_path: Path) -> None:
    site = settings()
    assert fit_settings(site, [tmp_path]) == ["404", "feeds", "lite", "lite_index", "offline", "search"]
    assert site["DIRECT_TEMPLATES"] == ["index"]
    assert (site["LITE_EDITION"], site["OFFLINE_READING"]) == (False, False)
    assert (site["SEARCH_SAVE_AS"], site["KITCHEN_SINK_SAVE_AS"]) == ("", "")


def test_pages_whose_template_is_in_any_folder_stay(tmp_path: Path) -> None:
    theme = folder_with(tmp_path / "theme", "404.html", "lite.html")
    overrides = folder_with(tmp_path / "overrides", "search.html", "lite_index.html")
    site = settings(DIRECT_TEMPLATES=["404"])
    assert fit_settings(site, [overrides, theme]) == ["offline"]
    assert site["DIRECT_TEMPLATES"] == ["404"]
    assert "LITE_EDITION" not in site and "SEARCH_SAVE_AS" not in site


def test_half_of_an_edition_is_none(tmp_path: Path) -> None:
    site = settings(PLUGINS=["bantin.lite"], DIRECT_TEMPLATES=[])
    assert fit_settings(site, [folder_with(tmp_path, "lite.html")]) == ["lite_index"]
    assert site["LITE_EDITION"] is False


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_said_of_pages_that_the_site_does_not_have_anyway(nothing: str | None, tmp_path: Path) -> None:
    without = settings(PLUGINS=["sitemap"], DIRECT_TEMPLATES=["index", "cua-xa"])
    assert fit_settings(without, [tmp_path]) == []
    assert without["DIRECT_TEMPLATES"] == ["index", "cua-xa"]  # a slip of the owner's is told as ever
    off = settings(DIRECT_TEMPLATES=[], LITE_EDITION=False, OFFLINE_READING=False, SEARCH_SAVE_AS=nothing)
    assert fit_settings(off, [tmp_path]) == []


def test_the_front_page_is_a_list_of_pages_unless_the_site_says_how_long(tmp_path: Path) -> None:
    site = settings()
    fit_settings(site, [tmp_path])
    assert site["PAGINATED_TEMPLATES"] == {"index": None, "tag": 5}
    chosen = settings(PAGINATED_TEMPLATES={"index": 3})
    fit_settings(chosen, [tmp_path])
    assert chosen["PAGINATED_TEMPLATES"] == {"index": 3}
