"""A slip in the name of a setting is told; names of the site's own are left alone."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pelican
import pytest
from bantin.newsroom.pelican_settings import PELICANS
from bantin.newsroom.setting_names import OFFICE_KEYS, misspelt_names, names
from pelican.settings import DEFAULT_CONFIG

from tests.building import ROOT

_READ = re.compile(r"settings(?:\.get\(|\[)\s*[\"']([A-Z_]+)[\"']")


def read_by(folder: Path) -> set[str]:
    return {name for path in folder.rglob("*.py") for name in _READ.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SITENAEM", "SITENAME"),
        ("SITE_NAME", "SITENAME"),
        ("SAME_CATEGRY_COUNT", "SAME_CATEGORY_COUNT"),
        ("OFICE", "OFFICE"),
        ("CATEGORES", "CATEGORIES"),
        ("DEFAULT_PAGINTION", "DEFAULT_PAGINATION"),
        ("ICON_COLORS", "ICON_COLOURS"),
        ("TIME_ZONE", "TIMEZONE"),
        ("SITEMAP_SAVE_AS", "SITE_MAP_SAVE_AS"),
        ("LICH_SAVEAS", "LICH_SAVE_AS"),
    ],
)
def test_a_name_that_is_nearly_a_setting_is_told_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    told = list(map(str, misspelt_names({typed: "x", "DIRECT_TEMPLATES": ["lich"]}, DEFAULT_CONFIG)))
    assert told == [f"{typed}: không có thiết lập nào tên như vậy. Có phải là {meant} không?"]


@pytest.mark.parametrize(
    "own",
    [
        "HOTLINE",
        "MY_COLOUR",
        "GITHUB_URL",
        "COMMUNE",
        "SITENAME_EN",
        "LICH_SAVE_AS",
        "SOCIAL",
        "LINKS",
        "ROOT",
        "Site",
    ],
)
def test_a_name_of_the_site_that_is_near_nothing_is_left_alone(own: str) -> None:
    assert list(misspelt_names({own: "x", "DIRECT_TEMPLATES": ["lich"]}, DEFAULT_CONFIG)) == []


def test_keys_of_the_office_are_told_likewise() -> None:
    office = {"goverming_body": "UBND", "e-mail": "a@b.vn", "phone": "0207", "fax": "0207", "zalo": "0207"}
    assert list(map(str, misspelt_names({"OFFICE": office}, ()))) == [
        "OFFICE, “goverming_body”: không có mục nào tên như vậy. Có phải là “governing_body” không?",
        "OFFICE, “e-mail”: không có mục nào tên như vậy. Có phải là “email” không?",
    ]


def test_every_name_that_our_plugins_read_is_known() -> None:
    read = read_by(ROOT / "plugins/bantin")
    assert len(read) > 25  # Pelican's; ours are read by their tables
    assert sorted(read - names() - set(DEFAULT_CONFIG)) == []


def test_every_name_that_pelican_reads_without_a_default_is_known() -> None:
    read = read_by(Path(pelican.__file__).parent) - set(DEFAULT_CONFIG)
    assert len(read) > 20
    assert sorted(read - PELICANS) == []


def test_every_setting_that_we_document_is_known() -> None:
    pages = [ROOT / "docs/settings.md", *(ROOT / "docs/plugins").glob("*.md")]
    text = "\n".join(page.read_text("utf-8") for page in pages)
    rows = re.findall(r"^\| ((?:`[A-Z_]+`(?:, )?)+)", text, re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}
    assert len(documented) > 30
    assert sorted(documented - names() - set(DEFAULT_CONFIG)) == []


def test_every_key_of_the_office_that_the_theme_shows_is_known() -> None:
    templates = (ROOT / "theme/templates").rglob("*.html")
    shown = {
        key for path in templates for key in re.findall(r"(?:office|OFFICE)\.([a-z_]+)", path.read_text("utf-8"))
    }
    assert len(shown) > 4
    assert sorted(shown - OFFICE_KEYS) == []


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py", "previewconf.py"])
def test_nothing_is_said_of_the_shipped_settings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    assert list(misspelt_names(runpy.run_path(str(ROOT / name)), DEFAULT_CONFIG)) == []
