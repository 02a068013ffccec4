"""The page of figures: whole builds beside Hugo's."""

from __future__ import annotations

from pathlib import Path

from bench.process import Run
from bench.site import ours
from bench.site.__main__ import HUGO, LARGE, LIKE, PAGE, SHIPPED, read_sections, section
from bench.table import Goal
from tests.building import ROOT

RUNS = {HUGO: [Run(2.0, 2**20), Run(4.0, 2**20)], "cold": [Run(6.0, 3 * 2**20)]}


def test_a_section_sets_each_median_against_hugos_and_says_how_it_was_measured() -> None:
    text = section(SHIPPED, "10 stories, `command`.", RUNS, [])
    assert text.startswith(f"## {SHIPPED}\n")
    assert "`command`" in text
    assert [cell.strip() for cell in text.splitlines()[-1].strip("|").split("|")] == [
        "cold",
        "6.00 s",
        "6.00",
        "2.00",
        "3 MiB",
    ]


def test_sections_are_found_again_in_the_page_that_they_make() -> None:
    parts = {name: section(name, "where", RUNS, [Goal("cold, over Hugo", 2.0, 1.0)]) for name in (LIKE, LARGE)}
    assert read_sections("# What\n\n" + "\n\n".join(parts.values()) + "\n") == parts


def test_the_page_holds_both_tables_each_with_its_command() -> None:
    found = read_sections(PAGE.read_text("utf-8"))
    assert {LIKE, SHIPPED} <= found.keys()
    assert all("`python -m bench.site" in text for text in found.values())


def test_the_shipped_site_is_that_of_production_with_another_archive(tmp_path: Path) -> None:
    ours.prepare_shipped(tmp_path, 3)
    names: dict[str, object] = {}
    exec((tmp_path / "settings.py").read_text("utf-8"), names)
    plugins = names["PLUGINS"]
    assert isinstance(plugins, list)
    ours_with_hooks = {path.parent.name for path in (ROOT / "plugins/bantin").glob("*/hooks.py")}
    assert {name.split(".")[1] for name in plugins} >= ours_with_hooks
    assert isinstance(names["MARKDOWN"], dict) and "bantin.dialect.extension" in names["MARKDOWN"]["extensions"]
    assert names["FEED_ALL_RSS"]
    assert names["MONTH_ARCHIVE_SAVE_AS"]
    assert str(names["PATH"]).startswith(str(tmp_path))
