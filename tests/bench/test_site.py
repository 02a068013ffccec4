"""The page of figures: whole builds beside Hugo's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from bench.process import Run
from bench.site import floor, ours
from bench.site.__main__ import section
from bench.site.aside import put_aside
from bench.site.goals import HUGO, LIKE_TIMES, SHIPPED_TIMES, goal_of_growth, goals_over_hugo
from bench.site.modes import Cost, is_story_page
from bench.site.modes import section as modes_section
from bench.site.page import LARGE, LIKE, MODES_SECTION, PAGE, READER, SECTIONS, SHIPPED, join_sections, read_sections
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


def test_a_section_says_when_hugos_own_runs_differ_so_much_that_ratios_tell_little() -> None:
    steady = {**RUNS, HUGO: [Run(4.0, 2**20), Run(5.0, 2**20)]}
    assert "Hugo's own runs differ by 2.0 times" in section(SHIPPED, "10 stories.", RUNS, [])
    assert "differ" not in section(SHIPPED, "10 stories.", steady, [])


def test_each_site_is_held_against_goals_of_its_own() -> None:
    """Twice Hugo's time is too much for the same pages, and allowed for all that the shipped site makes besides."""
    runs = {**{kind: [Run(6.0, 0)] for kind in SHIPPED_TIMES}, **RUNS}
    like, shipped = (goals_over_hugo(runs, times, 3.0) for times in (LIKE_TIMES, SHIPPED_TIMES))
    assert [goal.row()[1:] for goal in (like[0], shipped[0])] == [
        ["2.00", "1.50", "**missed**"],
        ["2.00", "2.50", "reached"],
    ]
    assert (like[-1].value, like[-1].reached) == (3.0, True)
    assert not any(goal.reached for goal in like[1:-1] + shipped[1:-1])


def test_growth_is_told_by_medians() -> None:
    assert goal_of_growth(Run(2.0, 0), Run(4.3, 0)).reached
    assert not goal_of_growth(Run(2.0, 0), Run(4.5, 0)).reached


def test_sections_are_found_again_in_the_page_that_they_make() -> None:
    parts = {name: section(name, "where", RUNS, [Goal("cold, over Hugo", 2.0, 1.0)]) for name in (LIKE, LARGE)}
    assert read_sections("# What\n\n" + "\n\n".join(parts.values()) + "\n") == parts


def test_a_page_that_is_read_and_written_again_is_the_same() -> None:
    page = PAGE.read_text("utf-8")
    assert join_sections(page.partition("\n## ")[0], read_sections(page)) == page
    assert tuple(read_sections(page)) == SECTIONS


def test_the_cost_of_each_mode_is_set_against_that_of_the_newest() -> None:
    costs = {"newest": Cost(Run(4.0, 0), 300, 200), "older": Cost(Run(1.0, 0), 30, 1)}
    last = modes_section("10 stories, `command`.", {"as shipped": costs}).splitlines()[-1]
    assert [cell.strip() for cell in last.strip("|").split("|")] == [
        "as shipped, `older`",
        "30",
        "1",
        "1.00 s",
        "0.25",
    ]


def test_pages_of_stories_are_told_from_lists_and_twins() -> None:
    assert is_story_page("2024/01/05/tin-moi-3.html") and is_story_page("tin-moi-3.html")
    others = ["2024/01/index.html", "lite/2024/01/05/tin-3.html", "2024/01/05/anh-3.jpg", "y-te/trang-2.html"]
    assert not any(map(is_story_page, others))


def test_the_page_holds_the_tables_each_with_its_command() -> None:
    found = read_sections(PAGE.read_text("utf-8"))
    assert {LIKE, SHIPPED, MODES_SECTION} <= found.keys()
    assert "`make audit`" in found.pop(READER)
    assert all("`python -m bench.site" in text for text in found.values())


def test_the_floor_converts_every_body_and_no_header(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(f"Title: Tin {number}\nDate: 2026-01-01\n\nMột *câu*.\n", "utf-8")
    assert floor.convert(sorted(tmp_path.iterdir())) == 5 * len("<p>Một <em>câu</em>.</p>")


def test_what_is_brought_back_is_the_same_under_other_stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.site.ours._SOME_SECONDS", 0)
    files = [tmp_path / name for name in ("content/2024/a.md", "output/a.html", ".output.spare/a.html")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text(file.name, "utf-8")
        os.utime(file, (1, 1))
    before = [file.stat().st_ino for file in files]
    ours.bring_back(tmp_path)
    assert [file.read_text("utf-8") for file in files[:2]] == ["a.md", "a.html"]
    assert [file.stat().st_mtime > 1 for file in files[:2]] == [True, True]
    assert not {file.stat().st_ino for file in files[:2]} & {*before[:2]}
    assert not files[2].exists()


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


def test_pelican_alone_can_write_the_stories_of_the_plain_theme() -> None:
    """It is measured with the theme of our own build, and has none of what our plugins give templates."""
    theme = Environment(loader=FileSystemLoader(ROOT / "bench/lists/theme/templates"))
    story = {"title": "Tin", "content": "<p>Bài.</p>", "category": {"url": "tin.html"}, "summary": "Tóm tắt."}
    assert "<p>Bài.</p>" in theme.get_template("article.html").render(article=story, SITEURL="", SITENAME="Bản tin")


def test_what_a_run_is_to_do_without_is_put_aside_under_names_of_its_own(tmp_path: Path) -> None:
    for turn in ("first", "second"):
        (tmp_path / "output").mkdir()
        (tmp_path / "output/index.html").write_text(turn)
        put_aside(tmp_path / "output", tmp_path / "never-there")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["past-0-output", "past-1-output"]
    assert (tmp_path / "past-1-output/index.html").read_text() == "second"
