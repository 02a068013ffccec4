"""Corrections and withdrawals of a whole site, newest first, as plain values for a page and for feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bantin.newsroom.story import Note, Story

TOLD = dt.timedelta(days=30)  # how long feeds tell their readers to drop a story that was withdrawn


@dataclass(frozen=True, slots=True)
class Told:
    """What was put right in a story, or that it was withdrawn: its address, its title, empty if that is not told."""

    path: str
    url: str
    title: str
    published: dt.datetime
    note: Note
    withdrawn: bool = False


def all_told(stories: Iterable[Story], now: dt.datetime, *, titled: bool) -> tuple[Told, ...]:
    """Return every correction of the ``stories`` that readers can open, and every withdrawal, newest first.

    ``titled`` says whether the titles of withdrawn stories are told where their editors have not chosen. A note
    without a day is as old as its story.
    """
    found = [told for story in stories if story.date <= now or story.awaited for told in _told(story, titled=titled)]
    found.sort(key=lambda it: (it.path, it.note.text))
    return tuple(sorted(found, key=lambda it: (it.note.moment or it.published).timestamp(), reverse=True))


def _told(story: Story, *, titled: bool) -> Iterator[Told]:
    if story.withdrawn is not None:
        title = story.title if is_titled(story, titled) else ""
        note = Note(story.withdrawn.reason, story.withdrawn.moment, story.withdrawn.timed)
        yield Told(story.path, story.url, title, story.date, note, withdrawn=True)
    elif story.status == "published":
        for note in story.corrections:
            yield Told(story.path, story.url, story.title, story.date, note)


def is_titled(story: Story, usual: bool) -> bool:
    """Say whether readers learn what the withdrawn ``story`` was called: as its editor chose, else as ``usual``."""
    chosen = story.withdrawn.titled if story.withdrawn else True
    return usual if chosen is None else chosen
