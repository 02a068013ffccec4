"""One conversion in progress: what captions know about the story and the photos they have met so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from bantin.image_captions.address import is_away
from bantin.image_captions.notices import notice
from bantin.newsroom.conversion import Conversion
from bantin.newsroom.photo import Kind, Placement
from bantin.newsroom.places import Place


@dataclass(frozen=True, slots=True)
class Options:
    """The extension's settings."""

    neutral_alt: str = "Ảnh"
    known_authors: tuple[str, ...] = ()
    most_words: int = 60
    most_sentences: int = 3


@dataclass(slots=True, eq=False)
class MediaItem:
    """A photo in the making: its element in the tree and all that becomes of the attributes it was given."""

    element: Element
    source: str
    kind: Kind
    alt: str
    title: str
    place: Place
    address: Place | None = None
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
class CaptionContext:
    """The state of one conversion, handed from step to step."""

    md: Markdown
    conversion: Conversion
    options: Options
    shots: dict[Element, MediaItem] = field(default_factory=dict)
    closing: Element | None = None
    default_credit: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """The names that are bylines in this story."""
        return (*self.conversion.authors, *self.options.known_authors)

    def report(self, rule: str, place: Place, *, photo: str = "", text: str = "") -> None:
        """Add a finding at a ``place`` of the body to the conversion."""
        it = self.conversion
        it.diagnostics.append(notice(it.path, it.in_file(place), rule, photo=photo, text=text))

    def report_shot(self, rule: str, shot: MediaItem, text: str = "") -> None:
        """Add a finding about a photo, at the photo's place."""
        self.report(rule, shot.place, photo=shot.source, text=text)
