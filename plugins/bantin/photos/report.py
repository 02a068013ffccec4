"""The editors' table of photos: the heaviest first, and what each one lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.printing import printable

_SMALL = 600
_HEAD = say("report/size"), say("report/photo"), say("report/story"), say("report/lacks")


@dataclass(frozen=True, slots=True)
class Entry:
    """A photo in a story, with the weight and size of the file that the editor gave; sides are 0 when unknown."""

    story: str
    photo: Photo
    name: str
    weight: int
    width: int
    height: int


def report_table(entries: Iterable[Entry]) -> str:
    """Return a table for people with one line for each photo and a line of sums below."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, entry.story, entry.photo.line))
    rows = [_row(entry) for entry in ordered]
    head = ("KB", *map(str, _HEAD))
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(row, widths) for row in (head, tuple("─" * width for width in widths), *rows)]
    lacking = sum(bool(row[-1]) for row in rows)
    weight = sum(entry.weight for entry in ordered) / 1_000_000
    return "\n".join([*lines, str(say("report/sums", count=len(rows), weight=weight, lacking=lacking))])


def lacks(entry: Entry) -> list[str]:
    """Return what the editor should still give, in the words of the table."""
    photo = entry.photo
    missing = [
        (say("report/alt"), not photo.alt),
        (say("report/caption"), not photo.caption_text),
        (say("report/credit"), not photo.credit),
        (say("report/small", least=_SMALL), photo.kind == "photo" and 0 < entry.width < _SMALL),
    ]
    return [str(word) for word, is_missing in missing if is_missing]


def _row(entry: Entry) -> tuple[str, ...]:
    size = f"{entry.width}×{entry.height}" if entry.width else "–"
    place = f"{entry.story}:{entry.photo.line}" if entry.photo.line else entry.story
    return (f"{entry.weight / 1000:.0f}", size, printable(entry.name), printable(place), ", ".join(lacks(entry)))


def _line(row: Sequence[str], widths: list[int]) -> str:
    first, *others = (cell.ljust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].rjust(widths[0]), first, *others]).rstrip()
