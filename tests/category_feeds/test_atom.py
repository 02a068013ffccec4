"""Atom 1.0: valid by the grammar, with an id and an alternate link of each feed's own."""

from dataclasses import replace

from bantin.category_feeds.feeds.atom import write_atom

from tests.category_feeds.valid import parse, schema_errors
from tests.category_feeds.wire import EMPTY, FULL, PUBLISHER, SITE, STORIES, planned

ATOM = write_atom(FULL)


def test_a_feed_with_photos_sound_and_hostile_text_is_valid() -> None:
    assert schema_errors("atom.rng", ATOM) == []


def test_a_category_without_stories_has_a_valid_feed_with_a_fixed_date() -> None:
    text = write_atom(EMPTY)
    assert schema_errors("atom.rng", text) == []
    assert parse(text).feed.updated == "2024-01-01T00:00:00+07:00"


def test_a_feed_of_a_site_that_set_nothing_is_valid() -> None:
    bare = replace(EMPTY, publisher=type(PUBLISHER)("Bản tin", SITE), description="")
    assert schema_errors("atom.rng", write_atom(bare)) == []


def test_every_feed_has_its_own_id_and_page() -> None:
    feeds = [parse(write_atom(feed.feed)).feed for feed in planned(*STORIES).values()]
    assert len({feed.id for feed in feeds}) == len({feed.link for feed in feeds}) == len(feeds) == 6


def test_the_feed_says_language_rights_logo_and_generator() -> None:
    feed = parse(ATOM).feed
    assert feed.title_detail.language == "vi"
    assert (feed.rights, feed.generator) == ("Ghi rõ nguồn “Bản tin Bằng Cốc” & tác giả.", "Bản tin")
    assert feed.logo == f"{SITE}theme/img/logo.png"


def test_an_entry_without_authors_takes_those_of_the_feed() -> None:
    assert "<author>" not in ATOM.split("<entry>")[2]
    assert parse(ATOM).feed.author_detail.name == "Bản tin Bằng Cốc"


def test_a_corrected_story_has_two_dates() -> None:
    entry = parse(ATOM).entries[0]
    assert (entry.published, entry.updated) == ("2024-01-14T17:00:00+07:00", "2024-01-15T09:00:00+07:00")


def test_a_story_in_another_language_says_so() -> None:
    foreign = replace(FULL, items=(replace(FULL.items[0], lang="tyz"),))
    assert '<entry xml:lang="tyz">' in write_atom(foreign)
    assert "<entry xml:lang" not in ATOM


def test_a_file_of_unknown_size_names_none() -> None:
    item = FULL.items[0]
    unknown = replace(FULL, items=(replace(item, media=(replace(item.media[0], length=0),)),))
    assert schema_errors("atom.rng", write_atom(unknown)) == []
    assert "length=" not in write_atom(unknown)
