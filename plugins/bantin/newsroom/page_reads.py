"""What a page reads while it is rendered: the names of its context, and what lies beyond its own story.

A page whose every reading would find what it found before would become the page that it was before. So the names are
noted, and a page that reads what no digest covers, the body of another story for one, is noted as restless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

ALWAYS_RENDER = "*"  # stands among the names of a page that must be rendered every time


@dataclass(frozen=True, slots=True)
class NotedFragment:
    """What a fragment of a page wrote, by which ``template``, with which ``siteurl``; the ``names`` that it read."""

    template: str
    siteurl: object
    words: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page, or a part of one, while it is rendered: its ``own`` story, the ``names`` that it has read so far.

    ``fragments`` are those whose readings are kept apart; None where none may be, in a part that other pages share.
    """

    own: object = None
    names: set[str] = field(default_factory=set)
    fragments: list[NotedFragment] | None = None


# Jinja and articles are asked by templates, which nobody can hand anything; a page is rendered in one context.
_READING: ContextVar[_Reading | None] = ContextVar("reading", default=None)


def note(name: str) -> None:
    """Note that the page reads ``name`` of its context."""
    if reading := _READING.get():
        reading.names.add(name)


def note_all(names: Iterable[str]) -> None:
    """Note what a part that was rendered before has read."""
    if reading := _READING.get():
        reading.names.update(names)


def note_inside(story: object, part: str) -> None:
    """Note that the page reads a ``part`` of ``story`` that only the story's own pages have a digest of."""
    if reading := _READING.get():
        reading.names.add(inside(part) if story is reading.own else ALWAYS_RENDER)


def inside(part: str) -> str:
    """Return the name under which a page notes that it reads a ``part`` of its own story."""
    return f"article.{part}"


@contextmanager
def noting_page(own: object = None, fragments: list[NotedFragment] | None = None) -> Iterator[set[str]]:
    """Give the set of what a page reads, whose own story is ``own``; it is complete when the block ends.

    What its fragments read goes to ``fragments``, if these are asked for, and not to the set.
    """
    with _noting(own, fragments) as names:
        yield names


@contextmanager
def noting_fragment(template: str, own: object, siteurl: object) -> Iterator[Callable[[str], str]]:
    """Note apart what a fragment of the page of ``own`` reads; give what is to be told the words of it.

    Where nobody keeps it apart, and where no digest covers it, the page around has read it.
    """
    around, said = _READING.get(), list[str]()
    reading = _Reading(around.own if around else None)
    token = _READING.set(reading)

    def note_words(words: str) -> str:
        said.append(words)
        return words

    try:
        yield note_words
    finally:
        _READING.reset(token)
        is_own = around is not None and around.own is own and ALWAYS_RENDER not in reading.names
        if around and around.fragments is not None and is_own and said:
            around.fragments.append(NotedFragment(template, siteurl, said[0], frozenset(reading.names)))
        else:
            note_all(reading.names)


@contextmanager
def apart() -> Iterator[None]:
    """Do something in the midst of a page that the page has no part in."""
    token = _READING.set(None)
    try:
        yield
    finally:
        _READING.reset(token)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Give the set of what a part reads that pages share; the page has read it too.

    To the pages that are given the part later, the story of this one is another story.
    """
    with _noting(None) as names:
        yield names


@contextmanager
def _noting(own: object, fragments: list[NotedFragment] | None = None) -> Iterator[set[str]]:
    reading = _Reading(own, fragments=fragments)
    token = _READING.set(reading)
    try:
        yield reading.names
    finally:
        _READING.reset(token)
        note_all(reading.names)
