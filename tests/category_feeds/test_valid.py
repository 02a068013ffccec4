"""The judges themselves: each must say no to a feed with a known fault."""

import pytest
from bantin.category_feeds.feeds.atom import write_atom
from bantin.category_feeds.feeds.json_feed import write_json_feed
from bantin.category_feeds.feeds.rss import write_rss

from tests.category_feeds.valid import json_feed_errors, schema_errors
from tests.category_feeds.wire import FULL

FAULTS = [
    # schema, what to break, into what
    ("atom.rng", "<id>tag:bantin.example.vn,2024-01-13:/2024/01/13/pha/</id>", ""),
    ("atom.rng", "2024-01-14T17:00:00+07:00", "2024-01-14T17:00:00"),
    ("atom.rng", "<author>\n      <name>Tuấn Tú</name>", "<author>\n      <name></name>"),
    ("atom.rng", 'href="https://bantin.example.vn/xa/2024', 'href="/xa/2024'),
    ("rss.rng", 'length="48213"', ""),
    ("rss.rng", "Sun, 14 Jan 2024", "CN, 14 Thg1 2024"),
    ("rss.rng", ' isPermaLink="false"', ""),
    ("rss.rng", "<link>https://bantin.example.vn/xa/</link>", "<link>/xa/</link>"),
]


@pytest.mark.parametrize(("schema", "right", "wrong"), FAULTS)
def test_the_schema_refuses_a_broken_feed(schema: str, right: str, wrong: str) -> None:
    text = write_atom(FULL) if schema == "atom.rng" else write_rss(FULL)
    assert right in text
    assert schema_errors(schema, text) == []
    assert schema_errors(schema, text.replace(right, wrong, 1)) != []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"content_html"', '"content"'),
        ("2024-01-14T17:00:00+07:00", "2024-01-14 17:00"),
        ("https://jsonfeed.org/version/1.1", "1.1"),
        ('"mime_type"', '"type"'),
        ("2024-01-13:/2024/01/13/pha/", "2024-01-14:/2024/01/14/hoi-nghi/"),
    ],
)
def test_the_rules_of_json_feed_refuse_a_broken_one(right: str, wrong: str) -> None:
    text = write_json_feed(FULL)
    assert right in text
    assert json_feed_errors(text) == []
    assert json_feed_errors(text.replace(right, wrong)) != []
