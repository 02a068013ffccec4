"""The made-up archive that builds are measured on."""

from collections import Counter
from pathlib import Path

from bantin.category_feeds.read_categories import read_categories

from bench.corpus import NAMES, categories_setting, draw_reports
from bench.lists.build import write_content


def test_the_same_seed_draws_the_same_archive_and_another_one_another() -> None:
    assert list(draw_reports(50)) == list(draw_reports(50))
    assert list(draw_reports(50)) != list(draw_reports(50, seed=2))


def test_stories_come_in_time_in_every_category_under_addresses_of_their_own() -> None:
    reports = list(draw_reports(600))
    assert [report.date for report in reports] == sorted(report.date for report in reports)
    assert Counter(report.category for report in reports).keys() == set(NAMES)
    assert len({report.slug for report in reports}) == 600


def test_its_sections_are_a_setting_that_our_plugin_accepts() -> None:
    registry, problems = read_categories(categories_setting(), "muc/{slug}.html")
    assert list(problems) == []
    assert {category.name for category in registry.categories} == set(NAMES)


def test_each_story_is_a_file(tmp_path: Path) -> None:
    write_content(tmp_path, 30)
    files = sorted(tmp_path.rglob("*.md"))
    assert len(files) == 30
    assert files[0].read_text("utf-8").startswith("Title: ")
