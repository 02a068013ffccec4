"""The index of a segment, a pure function of its stories: words, pairs of words, titles, in files."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bantin.search.pairs import Marks, PairFilter, write_marks
from bantin.search.postings import Docs, Forms, WordTable, facets_of, write_forms
from bantin.search.shards import Row, code_units, cut_rows, first_keys
from bantin.search.story import SearchStory
from bantin.search.words import BREAK, words_of

_WORDS = 17_000  # letters of a file of words, about 9 KB on the line
_TITLES = 100  # stories in a file of titles of a large segment
_SMALL = 400  # stories of a segment whose titles all stand in one file


@dataclass(frozen=True, slots=True)
class SegmentIndex:
    """``table`` is what the list of segments says of it; ``files`` maps names to JSON.

    ``marks`` are those in the files of pairs that were made now, by the number of the file, which does not tell them.
    """

    table: dict[str, Any]
    files: dict[str, str]
    marks: Mapping[int, Marks] = field(default_factory=dict)


def index_segment(stories: Sequence[SearchStory]) -> SegmentIndex:
    """Return the index of ``stories``, the oldest first; numbers stand for them, the oldest is 0."""
    words, titles, pairs = WordTable(), WordTable(), PairFilter()
    facets: defaultdict[str, Docs] = defaultdict(list)
    for number, story in enumerate(stories):
        found = words_in(story)
        words.add(number, found)
        titles.add(number, title_words(story))
        pairs.add(number, found)
        for facet in facets_of(story):
            facets[facet].append(number)
    rows, marks = _rows(words.by_bare_word(), titles.by_bare_word(), facets), pairs.marks()
    return put_together(stories, rows, [*map(write_marks, marks)], dict(enumerate(marks)))


def words_in(story: SearchStory) -> list[str]:
    """Return all words of ``story``, those of its title first."""
    return words_of(BREAK.join((_title(story), *story.texts)))


def title_words(story: SearchStory) -> list[str]:
    """Return the words of its title."""
    return words_of(_title(story))


def _title(story: SearchStory) -> str:
    return story.title.replace(BREAK, " ")


def put_together(
    stories: Sequence[SearchStory], rows: Iterable[Row], pairs: Sequence[str], marks: Mapping[int, Marks]
) -> SegmentIndex:
    """Return the index that has these ``rows`` of words, in any order, and these files of ``pairs``."""
    groups = cut_rows(sorted(rows, key=lambda row: code_units(row[0])), _WORDS)
    size = len(stories) if len(stories) <= _SMALL else _TITLES
    files = {
        "w": [_json(dict(group)) for group in groups],
        "p": [*pairs],
        "t": [_titles(stories[start : start + size]) for start in range(0, len(stories), size)],
    }
    days = [stories[0].day.isoformat(), stories[-1].day.isoformat()]
    table = {
        "count": len(stories),
        "days": days,
        "words": first_keys(groups),
        "pairs": len(files["p"]),
        "titles": size,
    }
    named = {f"{kind}{place}.json": text for kind, texts in files.items() for place, text in enumerate(texts)}
    return SegmentIndex(table, named, marks)


def _rows(words: dict[str, Forms], titles: dict[str, Forms], facets: dict[str, Docs]) -> list[Row]:
    """Return for each word without marks the stories of its forms, then of those in titles; and the facets."""
    rows = [(facet, write_forms({"": docs})) for facet, docs in facets.items()]
    rows += [(word, write_row(forms, titles.get(word, {}))) for word, forms in words.items()]
    return rows


def write_row(forms: Forms, in_titles: Forms) -> str:
    """Return a row of the table: the stories of each form, then of those in titles, if there are any."""
    return f"{write_forms(forms)}|{write_forms(in_titles)}" if in_titles else write_forms(forms)


def _titles(stories: Sequence[SearchStory]) -> str:
    """Return what readers are shown of ``stories``: title, address, day, number of the section's name."""
    sections = sorted({story.section for story in stories})
    rows = [[story.title, story.url, story.day.isoformat(), sections.index(story.section)] for story in stories]
    return _json({"sections": sections, "stories": rows})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
