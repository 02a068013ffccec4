"""Documentation says what the code does: every key, setting and make target is in it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from tests.building import settings_file
from tools.doc_tables import TABLES, filled

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/huong-dan-bien-tap.md").read_text("utf-8")
SETTINGS = "".join(
    path.read_text("utf-8") for path in [ROOT / "docs/settings.md", *(ROOT / "docs/plugins").glob("*.md")]
)
README = (ROOT / "README.md").read_text("utf-8")

# Pelican knows these too, though it gives them no default.
PELICANS = set(DEFAULT_CONFIG) | {"SITESUBTITLE", "TIMEZONE", "FEED_ALL_RSS", "CATEGORY_FEED_RSS", "AUTHOR_FEED_RSS"}
PELICANS |= {
    f"{name}_{part}" for name in ("ARCHIVES", "AUTHORS", "CATEGORIES", "TAGS") for part in ("URL", "SAVE_AS")
}


def documented(name: str) -> bool:
    return f"`{name}`" in SETTINGS


@pytest.mark.parametrize(("page", "name"), [(page, name) for name, (pages, _) in TABLES.items() for page in pages])
def test_a_table_in_a_page_is_that_of_the_code(page: str, name: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert f"<!-- {name}: begin -->" in text
    assert filled(text, name, TABLES[name][1]()) == text, "python -m tools.doc_tables"


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_each_setting_of_ours_is_documented(name: str) -> None:
    ours = {key for key in runpy.run_path(str(settings_file(name))) if key.isupper()} - PELICANS
    assert sorted(key for key in ours if not documented(key)) == []


def test_each_setting_that_a_plugin_reads_is_documented() -> None:
    read = {
        match[1]
        for path in (ROOT / "plugins/bantin").rglob("*.py")
        for match in re.finditer(r"settings(?:\.get\(|\[)\"([A-Z_]+)\"", path.read_text("utf-8"))
    }
    assert len(read) > 3
    assert sorted(key for key in read - PELICANS if not documented(key)) == []


def test_each_make_target_for_people_is_in_the_readme() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "html" in targets
    assert [target for target in targets if f"make {target}" not in README] == []


def test_links_between_documents_resolve() -> None:
    for path in sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")):
        text = re.sub(r"```.*?```|`[^`]*`|^ {4}.*?$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        links = re.findall(r"\]\((?!https?:|#|\{)([^)#\s]+)", text)
        assert [link for link in links if not (path.parent / link).exists()] == [], path


def test_each_plugin_has_a_page() -> None:
    for package in sorted(path.parent.name for path in (ROOT / "plugins/bantin").glob("*/__init__.py")):
        assert (ROOT / "docs/plugins" / f"{package}.md").is_file(), package


def test_each_rule_that_a_plugin_reports_is_documented() -> None:
    sources = "".join(
        path.read_text("utf-8")
        for name in ("newsroom", "check")
        for path in (ROOT / "plugins/bantin" / name).glob("*.py")
    )
    rules = set(re.findall(r'"((?:address|check|newsroom|pelican)/[a-z-]+)"', sources))
    assert len(rules) >= 4
    assert sorted(rule for rule in rules if not documented(rule)) == []


def test_the_readme_lists_each_plugin_in_its_tree() -> None:
    packages = {path.parent.name for path in (ROOT / "plugins/bantin").glob("*/__init__.py")}
    assert "devserver" in packages
    assert sorted(name for name in packages if not re.search(rf"^  {name}/ ", README, re.MULTILINE)) == []


def test_what_an_owner_replaces_is_where_the_page_on_it_says() -> None:
    page = (ROOT / "docs/own-site.md").read_text("utf-8")
    files = re.findall(r"`(theme/[a-z/.]+[a-z])`", page)
    assert len(files) == 3
    assert [file for file in files if not (ROOT / file).is_file()] == []
