"""One conversion in progress: what captions know about the story and the photos they have met so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from plugins.image_captions.address import is_away
from plugins.image_captions.notices import notice
from plugins.image_captions.source_lines import SourceLines
from plugins.newsroom.conversion import Conversion
from plugins.newsroom.photo import Kind, Placement
from plugins.newsroom.places import PLACE


@dataclass(frozen=True, slots=True)
class Options:
    """The extension's settings."""

    neutral_alt: str = "Ảnh"
    known_authors: tuple[str, ...] = ()
    most_words: int = 60
    most_sentences: int = 3


@dataclass(slots=True, eq=False)
class Shot:
    """A photo in the making: its element in the tree and all that becomes of the attributes it was given."""

    element: Element
    source: str
    kind: Kind
    alt: str
    title: str
    line: int
    column: int = 0
    id: str = ""
    classes: tuple[str, ...] = ()
    focus: str = ""
    placement: Placement = "figure"
    linked: bool = False
    captions: list[Element] = field(default_factory=list)
    credit: str = ""

    @property
    def is_away(self) -> bool:
        """Say whether no file of ours stands behind the shot; whoever looks for the files tells the editor so."""
        return is_away(self.source)


@dataclass(slots=True)
class Run:
    """The state of one conversion, handed from step to step."""

    md: Markdown
    conversion: Conversion
    options: Options
    source: SourceLines
    shots: dict[Element, Shot] = field(default_factory=dict)
    closing: Element | None = None
    default_credit: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """The names that are bylines in this story."""
        return (*self.conversion.authors, *self.options.known_authors)

    def file_line(self, index: int | None) -> int:
        """Return the line of the source file for a body line's index; 0 when unknown."""
        return 0 if index is None else self.conversion.first_line + index

    def place_of(self, element: Element, *needles: str) -> tuple[int, int]:
        """Return the file line and the column of a photo: as it tells them, else the first line with a needle."""
        line, _, column = element.attrib.pop(PLACE, "").partition(":")
        found = self.source.of_photo(*needles)
        if line.isdecimal() and column.isdecimal():
            return self.conversion.first_line + int(line) - 1, int(column)
        return self.file_line(found), 0

    def report(self, rule: str, line: int, *, photo: str = "", text: str = "") -> None:
        """Add a finding to the conversion."""
        self.conversion.diagnostics.append(notice(self.conversion.path, line, rule, photo=photo, text=text))

    def report_shot(self, rule: str, shot: Shot, text: str = "") -> None:
        """Add a finding about a photo, on the photo's line."""
        self.report(rule, shot.line, photo=shot.source, text=text)
