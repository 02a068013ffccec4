"""A segment made of what it was and of a few stories is, byte for byte, the one that is made of all of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from bantin.search.pairs import Marks
from bantin.search.renewed_index import Change, renew_index
from bantin.search.segment_index import SegmentIndex, index_segment
from bantin.search.story import SearchStory

DICE = random.Random(15)
WORDS = [a + b + c for a in "bcđghlmnq" for b in "aàáeéèoóuúy" for c in ("", "n", "ng")] + ["𝔞𠀀", "2026", "07"]
Edit = Callable[[SearchStory], SearchStory]


def _text(most: int) -> str:
    return " ".join(DICE.choices(WORDS, k=DICE.randint(0, most)))


def _story(number: int) -> SearchStory:
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number // 3)
    return SearchStory(
        _text(4), f"{number}.html", day, "Kinh tế", ("kinh-te",), (_text(90), _text(90)), number % 2 > 0
    )


STORIES = [_story(number) for number in range(250)]
INDEX = index_segment(STORIES)
EDITS: dict[str, Edit] = {
    "a sentence more": lambda it: replace(it, texts=(*it.texts, "Bà con phấn khởi lạ thường.")),
    "a sentence less": lambda it: replace(it, texts=it.texts[:-1]),
    "no text at all": lambda it: replace(it, texts=()),
    "the same words in another order": lambda it: replace(it, texts=it.texts[::-1]),
    "another spelling": lambda it: replace(it, texts=tuple(text.replace("a", "á") for text in it.texts)),
    "another title": lambda it: replace(it, title="Chuồn chuồn cam"),
    "no title": lambda it: replace(it, title=""),
    "another section, with photos or without": lambda it: replace(
        it, section="Y tế", filed=("y-te", "xa-hoi"), has_photos=not it.has_photos
    ),
    "nothing that search knows": lambda it: it,
}


def renewed(stories: Sequence[SearchStory], numbers: Sequence[int], was: Sequence[SearchStory] = STORIES) -> object:
    changes = [Change(number, was[number], stories[number]) for number in numbers]
    bare = [replace(story, texts=()) for story in stories]
    return renew_index(INDEX.files, lambda place: Marks("I", INDEX.marks[place]), bare, changes)


def edited(edit: Edit, numbers: Sequence[int]) -> list[SearchStory]:
    return [edit(story) if number in numbers else story for number, story in enumerate(STORIES)]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
@pytest.mark.parametrize("numbers", [(0,), (249,), (7, 100, 101)])
def test_it_is_the_index_of_all_stories(edit: Edit, numbers: tuple[int, ...]) -> None:
    stories = edited(edit, numbers)
    found, wanted = renewed(stories, numbers), index_segment(stories)
    assert isinstance(found, SegmentIndex)
    assert (found.files, found.table) == (wanted.files, wanted.table)
    assert {place: sorted(marks) for place, marks in found.marks.items()}.items() <= {
        place: sorted(marks) for place, marks in wanted.marks.items()
    }.items()


def test_bodies_that_need_more_files_of_pairs_are_indexed_with_all_others() -> None:
    stories = edited(lambda it: replace(it, texts=(" ".join(f"{a} {b}" for a in WORDS for b in WORDS[:60]),)), (3,))
    assert len(index_segment(stories).marks) > len(INDEX.marks)
    assert renewed(stories, (3,)) is None


def test_files_of_other_stories_are_told() -> None:
    others = edited(EDITS["another title"], (7,))
    with pytest.raises(LookupError):
        renewed(edited(EDITS["no title"], (7,)), (7,), others)


def test_stories_that_come_or_go_as_the_last_make_no_difference_to_others() -> None:
    came = [*STORIES, replace(STORIES[3], url="250.html"), replace(STORIES[7], url="251.html")]
    index, changes = index_segment(came), [Change(number, None, came[number]) for number in (250, 251)]
    bare = [replace(story, texts=()) for story in came]
    more = renew_index(INDEX.files, lambda place: Marks("I", INDEX.marks[place]), bare, changes)
    assert more is not None
    assert (more.files, more.table) == (index.files, index.table)
    back = [Change(change.number, change.now, None) for change in changes]
    less = renew_index(index.files, lambda place: Marks("I", index.marks[place]), bare[:250], back)
    assert less is not None
    assert (less.files, less.table) == (INDEX.files, INDEX.table)
