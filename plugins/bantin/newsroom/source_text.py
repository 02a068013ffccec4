"""A source file as its editor typed it, for those who judge the typing; the reader notes one for each file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.newsroom.link import Link
from bantin.newsroom.photo import Photo
from bantin.newsroom.places import Place


@dataclass(frozen=True, slots=True)
class HeaderField:
    """A header line under the schema's name of its key: the value as typed, the line from 1, where it begins."""

    name: str
    value: str
    line: int
    begins: Place | None = None

    @property
    def place(self) -> Place:
        """Where the value begins, or the line if nobody knows."""
        return self.begins or Place(self.line, 1)


@dataclass(frozen=True, slots=True)
class SourceText:
    """One decoded file with line ends ``\\n``, not normalised; its body begins on ``first_line``.

    ``values`` are the typed values of the header by schema name; ``html`` is the body with photo slots, empty when
    it could not be converted. ``public`` says whether this build shows it.
    """

    path: str
    text: str
    first_line: int = 1
    fields: tuple[HeaderField, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    html: str = ""
    photos: tuple[Photo, ...] = ()
    links: tuple[Link, ...] = ()
    is_page: bool = False
    public: bool = True


@dataclass(frozen=True, slots=True)
class KeptText:
    """A file that nobody had to open, its article being known; ``tell`` reads it for those who must judge it."""

    path: str
    tell: Callable[[], SourceText]
