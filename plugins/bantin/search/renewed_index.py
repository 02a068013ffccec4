"""A segment in which a few stories have changed: its index and the difference, byte for byte that of them all.

What a story had and has not any more is taken out, what is new is put in; bodies of other stories are not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bantin.search.pairs import Marks, PairFilter, count_of, files_for, write_marks
from bantin.search.postings import facets_of, read_forms
from bantin.search.segment_index import SegmentIndex, put_together, title_words, words_in, write_row
from bantin.search.story import SearchStory
from bantin.search.words import BREAK, folded


@dataclass(frozen=True, slots=True)
class Change:
    """A story of a segment, by its ``number``, as it ``was`` and as it is ``now``, both with their bodies.

    One that comes, or goes, is none on one side; others keep their numbers, so that it can only be among the last.
    """

    number: int
    was: SearchStory | None
    now: SearchStory | None


def renew_index(
    files: Mapping[str, str],
    marks: Callable[[int], Marks],
    stories: Sequence[SearchStory],
    changes: Sequence[Change],
) -> SegmentIndex | None:
    """Return the index of ``stories``, whose index had these ``files`` before the ``changes``; bodies may be missing.

    ``marks`` gives those in a file of pairs. None where only all stories can tell; raises LookupError where the files
    are not those of what the stories were.
    """
    rows = dict(row for name in _named(files, "w") for row in json.loads(files[name]).items())
    for change in changes:
        _change_rows(rows, change)
    pairs = [files[name] for name in _named(files, "p")]
    renewed = _renewed_pairs(pairs, marks, changes)
    if renewed is None:
        return None
    for place, found in renewed.items():
        pairs[place] = write_marks(found)
    return put_together(stories, rows.items(), pairs, renewed)


def _named(files: Mapping[str, str], kind: str) -> list[str]:
    return sorted((name for name in files if name[0] == kind), key=lambda name: int(name[1:-5]))


def _change_rows(rows: dict[str, str], change: Change) -> None:
    """Bring the rows of what only one of both versions of a story has up to date: facets, words, words of titles."""
    number = change.number
    for facet, is_now in _differing(change, facets_of):
        _set_row(rows, facet, _row_with(rows.get(facet, ""), 0, "", number, is_now))
    for place, words in enumerate((words_in, title_words)):
        for word, is_now in _differing(change, words):
            key = folded(word)
            _set_row(rows, key, _row_with(rows.get(key, ""), place, word, number, is_now))


def _differing(change: Change, words: Callable[[SearchStory], list[str]]) -> Iterator[tuple[str, bool]]:
    """Yield which ``words`` only one of both versions of a story has, and whether it is the one of now."""
    was, now = ({*(words(story) if story else ())} - {BREAK} for story in (change.was, change.now))
    return ((each, each in now) for each in was ^ now)


def _row_with(row: str, place: int, form: str, number: int, is_now: bool) -> str:
    """Return the ``row`` with the story ``number`` at a ``form`` in texts or titles, or without it."""
    texts, _, titles = row.partition("|")
    parts = read_forms(texts), read_forms(titles)
    numbers = {*parts[place].pop(form, ())}
    if (number in numbers) is is_now:
        raise LookupError(f"another index: {form}")
    if numbers := numbers ^ {number}:
        parts[place][form] = sorted(numbers)
    return write_row(*parts)


def _set_row(rows: dict[str, str], key: str, row: str) -> None:
    if row:
        rows[key] = row
    else:
        del rows[key]


def _renewed_pairs(
    pairs: Sequence[str], marks: Callable[[int], Marks], changes: Iterable[Change]
) -> dict[int, Marks] | None:
    """Return the marks in the files that change; None if there will be more or fewer files than ``pairs``."""
    was, now, count = PairFilter(), PairFilter(), len(pairs)
    for change in changes:
        for pair_filter, story in ((was, change.was), (now, change.now)):
            pair_filter.add(change.number, words_in(story) if story else ())
    gone, come = [*was.more_than(now, count)], [*now.more_than(was, count)]
    if files_for(sum(map(count_of, pairs)) - len(gone) + len(come)) != count:
        return None
    found = {place: marks(place) for place in {place for place, _ in (*gone, *come)}}
    for place, mark in gone:
        if mark not in found[place]:
            raise LookupError(f"another index: file {place} of pairs")
        found[place].remove(mark)
    for place, mark in come:
        found[place].append(mark)
    return found
