"""What a page reads while it is rendered: the names of its context, and what lies beyond its own story.

A page whose every reading would find what it found before would become the page that it was before. So the names are
noted, and a page that reads what no digest covers, the body of another story for one, is noted as restless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

ALWAYS_RENDER = "*"  # stands among the names of a page that must be rendered every time


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page, or a part of one, while it is rendered: its ``own`` story, the ``names`` that it has read so far."""

    own: object = None
    names: set[str] = field(default_factory=set)


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
def noting_page(own: object = None) -> Iterator[set[str]]:
    """Give the set of what a page reads, whose own story is ``own``; it is complete when the block ends."""
    with _noting(own) as names:
        yield names


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
    """Give the set of what a part of a page reads; the page has read it too."""
    around = _READING.get()
    with _noting(around.own if around else None) as names:
        yield names


@contextmanager
def _noting(own: object) -> Iterator[set[str]]:
    reading = _Reading(own)
    token = _READING.set(reading)
    try:
        yield reading.names
    finally:
        _READING.reset(token)
        note_all(reading.names)
