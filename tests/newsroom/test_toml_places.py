"""Names that stand in several places of ``front-page.toml`` are told where they are meant."""

from __future__ import annotations

import pytest
from bantin.category_feeds.front_page.plan import read_front_page
from bantin.category_feeds.registry import make_registry
from bantin.newsroom.places import START, Place
from bantin.newsroom.toml_places import places_of
from bantin.newsroom.toml_text import deep_line

from tests.category_feeds.desk import CATEGORIES

REGISTRY = make_registry(CATEGORIES)
DOUBLED = '''\
# tin-chon = ["a.md", "Lạ"], so-tin-moi
"xyz" = "so-tin-moi = [\\"a.md\\"]"
chu = """
tin-chon = ["a.md"]
"""
chuyen-muc = ["Nông thôn mới", # "Lạ"
  'Lạ']
"tin-\\u0063hon" = [ "b.md", ["a.md"], {x = "a.md"}, 'a.md', 1979-05-27 07:32:00,
  "ế", "a.md" ]
so-tin-moi.a = 1
[thong-bao]
so-tin-chon = 1
[[bang]]
tin-chon = ["a.md"]
'''


def test_keys_and_entries_stand_where_the_grammar_has_them() -> None:
    places = places_of(DOUBLED)

    assert places.keys == {
        "xyz": Place(2, 1),
        "chu": Place(3, 1),
        "chuyen-muc": Place(6, 1),
        "tin-chon": Place(8, 1),
        "so-tin-moi": Place(10, 1),
        "thong-bao": Place(11, 2),
        "bang": Place(13, 3),
    }
    assert places.entries["chuyen-muc"] == [Place(6, 15), Place(7, 3)]
    columns = [(8, 21), (8, 29), (8, 39), (8, 53), (8, 61), (9, 3), (9, 8)]
    assert [tuple(place) for place in places.entries["tin-chon"]] == columns
    assert places.entries["chu"] == places.entries["xyz"] == []
    assert places.of("khong-co") == START


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_finding_is_at_its_own_place(line_end: str) -> None:
    text = """\
# "Lạ" so-tin-moi "a.md"
tin-chon = ["b.md", "a.md", # "a.md"
            "c.md", "a.md", "a.md"]
chuyen-muc = ["Nông thôn mới", "Lạ"]
thong-bao = "Lạ"
la = "so-tin-moi"
so-tin-moi = "la"
"""
    plan, found = read_front_page(text.replace("\n", line_end), REGISTRY)

    assert [(it.line, it.column) for it in found] == [(3, 21), (4, 32), (5, 1), (6, 1), (7, 1)]
    assert [(it.wanted, it.line, it.column) for it in plan.picks] == [
        ("b.md", 2, 13),
        ("a.md", 2, 21),
        ("c.md", 3, 13),
    ]


def test_letters_whose_marks_are_typed_apart_count_as_one() -> None:
    assert places_of('x = ["e\u0302\u0301", "a"]').entries["x"] == [Place(1, 6), Place(1, 11)]


def test_a_text_of_brackets_and_a_remark_of_dots_are_not_deep() -> None:
    assert deep_line('a = """\n' + "[" * 60 + '\n"""\n# ' + "." * 60 + "\nb = '''" + "{" * 60 + "'''") == 0


def test_a_long_number_is_told_on_its_own_line() -> None:
    digits = "1" * 5_000
    _, found = read_front_page(f'# {digits}\nso-tin-chon = "{digits}"\nso-tin-moi = {digits}', REGISTRY)
    assert [it.line for it in found] == [3]


@pytest.mark.parametrize("text", ['"' + '\\"' * 60_000, "'" * 120_000, '"""' + '""\\"' * 30_000, "x=" + "[" * 60_000])
def test_a_text_that_is_no_toml_is_read_once(text: str) -> None:
    assert deep_line(text) in (0, 1)
