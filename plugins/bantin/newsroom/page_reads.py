"""What a page reads while it is rendered: the names of its context, and what lies beyond its own story.

A page whose every reading would find what it found before would become the page that it was before. So the names are
noted, and a page that reads what no digest covers, the body of another story for one, is noted as restless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

ALWAYS_RENDER = "*"  # stands among the names of a page that must be rendered every time

_open: list[set[str]] = []
_own: list[object] = [None]


def note(name: str) -> None:
    """Note that the page reads ``name`` of its context."""
    if _open:
        _open[-1].add(name)


def note_all(names: Iterable[str]) -> None:
    """Note what a part that was rendered before has read."""
    if _open:
        _open[-1].update(names)


def note_inside(story: object, part: str) -> None:
    """Note that the page reads a ``part`` of ``story`` that only the story's own pages have a digest of."""
    note(inside(part) if story is _own[0] else ALWAYS_RENDER)


def inside(part: str) -> str:
    """Return the name under which a page notes that it reads a ``part`` of its own story."""
    return f"article.{part}"


@contextmanager
def noting_page(own: object = None) -> Iterator[set[str]]:
    """Give the set of what a page reads, whose own story is ``own``; it is complete when the block ends."""
    _own[0] = own
    try:
        with noting() as names:
            yield names
    finally:
        _own[0] = None


@contextmanager
def noting() -> Iterator[set[str]]:
    """Give the set of what a part of a page reads; the page has read it too."""
    _open.append(set())
    try:
        yield _open[-1]
    finally:
        names = _open.pop()
        note_all(names)
