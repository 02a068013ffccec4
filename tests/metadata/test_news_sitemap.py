import datetime as dt
from xml.etree import ElementTree as ET

from bantin.metadata.news_sitemap import fresh_stories, write_news_sitemap

from tests.metadata.front_desk import NASTY, PUBLISHER, SITE, VIETNAM, make_story

NOW = dt.datetime(2024, 1, 16, 8, 0, tzinfo=VIETNAM)
SECOND, TWO_DAYS = dt.timedelta(seconds=1), dt.timedelta(days=2)
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def is_fresh(date: dt.datetime) -> bool:
    return bool(fresh_stories([make_story(date=date)], NOW))


def test_a_story_is_fresh_from_its_very_moment_and_not_before() -> None:
    assert is_fresh(NOW)
    assert not is_fresh(NOW + SECOND)


def test_a_story_is_fresh_until_it_is_two_days_old() -> None:
    assert is_fresh(NOW - TWO_DAYS + SECOND)
    assert not is_fresh(NOW - TWO_DAYS)


def test_an_old_story_that_was_corrected_today_is_no_news() -> None:
    assert not fresh_stories([make_story(date=NOW - 3 * TWO_DAYS, modified=NOW)], NOW)


def test_the_zone_of_the_builder_does_not_move_the_window() -> None:
    utc = NOW.astimezone(dt.UTC)
    assert fresh_stories([make_story(date=NOW - TWO_DAYS + SECOND)], utc)
    assert not fresh_stories([make_story(date=NOW - TWO_DAYS)], utc)


def test_the_newest_come_first_equal_dates_by_path_and_no_more_than_allowed() -> None:
    stories = [
        make_story(path=path, date=NOW - dt.timedelta(hours=age))
        for path, age in [("b", 1), ("a", 1), ("c", 0), ("d", 9)]
    ]
    assert [story.path for story in fresh_stories(stories, NOW, limit=3)] == ["c", "a", "b"]


def test_an_entry_names_page_publication_language_date_and_title() -> None:
    document = write_news_sitemap([make_story(title=NASTY, date=NOW)], PUBLISHER, NOW)
    [url] = ET.fromstring(document)
    found = {
        path: url.findtext(path, namespaces=NAMES)
        for path in (
            "s:loc",
            "n:news/n:publication/n:name",
            "n:news/n:publication/n:language",
            "n:news/n:publication_date",
            "n:news/n:title",
        )
    }
    assert list(found.values()) == [
        f"{SITE}/2024/01/14/hoi-nghi.html",
        "Bản tin Bằng Cốc",
        "vi",
        "2024-01-16T08:00:00+07:00",
        NASTY,
    ]


def test_without_news_there_is_a_document_without_entries() -> None:
    assert list(ET.fromstring(write_news_sitemap([], PUBLISHER, NOW))) == []
