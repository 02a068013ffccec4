from __future__ import annotations

import datetime as dt
import json
from zoneinfo import ZoneInfo

from bantin.newsroom.story import Category, Story
from bantin.search.index import Part, index_years

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def story(day: str, number: int = 0, category: str = "Kinh tế", summary: str = "") -> Story:
    date = dt.datetime.fromisoformat(f"{day}T08:30").replace(tzinfo=ZONE)
    title, url = f"Bài {number}", f"{day.replace('-', '/')}/bai-{number}.html"
    return Story(f"{number:04}.md", url, title, date, Category(category, "x", "x.html"), summary)


def told(part: Part) -> dict[str, object]:
    return dict(json.loads(part.text))


def test_years_come_newest_first_each_with_its_stories_newest_first() -> None:
    stories = [story("2023-12-31", 1), story("2024-01-01", 2, "Y tế", "Khám  mắt."), story("2024-05-01", 3)]
    newest, oldest = index_years(stories)
    assert (newest.number, newest.count, oldest.number, oldest.count) == (2024, 2, 2023, 1)
    assert told(newest.parts[0]) == {
        "categories": ["Kinh tế", "Y tế"],
        "stories": [
            ["Bài 3", "2024/05/01/bai-3.html", "2024-05-01", 0, ""],
            ["Bài 2", "2024/01/01/bai-2.html", "2024-01-01", 1, "Khám mắt."],
        ],
    }


def test_a_new_story_of_a_full_year_changes_the_newest_file_only() -> None:
    many = [story("2024-03-01", number) for number in range(900)]
    (before,) = index_years(many)
    (after,) = index_years([*many, story("2024-12-01", 900)])
    assert [part.path for part in after.parts] == [f"tim-kiem/2024-{place}.json" for place in (3, 2, 1)]
    assert after.parts[1:] == before.parts[1:]
    assert after.parts[0].path == before.parts[0].path
    assert after.parts[0].address != before.parts[0].address


def test_the_order_of_the_sources_does_not_matter() -> None:
    stories = [story("2024-03-01", number) for number in range(5)]
    assert index_years(stories) == index_years(reversed(stories))


def test_without_stories_there_is_no_index() -> None:
    assert index_years([]) == ()
