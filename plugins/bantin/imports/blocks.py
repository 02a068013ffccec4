"""The blocks of a story, whatever program wrote it: plain data that the writer turns into Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one look; ``link`` is the address that they lead to, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a note, which stands at the end of the story under the same ``key``."""

    key: str


Inline = Text | Break | NoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the story; ``level`` is 2 to 6, since the title is the first."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``marker`` is ``-``, or a number or letter as it was shown: ``3.``, ``b)``."""

    marker: str
    content: Inlines
    inner: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first row is the head. A cell that was merged with another is empty."""

    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that somebody else has said or written."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: ``source`` names its bytes for whoever writes the file, and is its address in the end."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under photos, and the name of who took them."""

    words: Inlines = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Photos that stand together; there is one caption for all, or one for each."""

    photos: tuple[Photo, ...]
    captions: tuple[Caption, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a note, under the ``key`` of its mark."""

    key: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Signature:
    """The block that signs an official paper, with the list of those who receive it: lines, to be deleted."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose blanks and lines mean something."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts of a story."""


Block = Paragraph | Heading | Listing | Table | Quote | Figure | Note | Signature | Code | Rule


@dataclass(frozen=True, slots=True)
class Story:
    """What was understood of a document: the fields of a header, and the blocks under it."""

    title: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = field(default=())


def plain(content: Iterable[Inline]) -> str:
    """Return the words of ``content`` on one line, blanks made single."""
    return " ".join("".join(_plain(it) for it in content).split())


def _plain(part: Inline) -> str:
    match part:
        case Text():
            return part.text
        case Break():
            return " "
        case NoteMark():
            return ""
