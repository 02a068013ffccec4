"""What a Markdown run is told about its story, and what its extensions find there."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown import Markdown

from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.photo import Photo
from bantin.newsroom.places import Place

_ATTRIBUTE = "newsroom_conversion"


@dataclass(slots=True)
class Conversion:
    """The story's path, the file line on which its body begins and its authors; the photos and problems found.

    With ``slots`` the body carries :func:`bantin.newsroom.photo.slot` marks in place of ``<img>`` elements;
    without, plain ``<img>`` elements, so that the extension is of use outside this project too. HTML that will be
    cleaned needs a ``nonce``, a word that nobody can guess, which tells marks and names of ours from an author's.
    """

    path: str = ""
    first_line: int = 1
    authors: tuple[str, ...] = ()
    slots: bool = False
    nonce: str = ""
    photos: list[Photo] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def in_file(self, place: Place) -> Place:
        """Return the place in the file of a ``place`` in the body."""
        return Place(self.first_line + place.line - 1, place.column)

    def own(self, name: str) -> str:
        """Return a class or an id that this program gives, as cleaning knows it for ours."""
        return f"{self.nonce}{name}"


def begin_conversion(md: Markdown, conversion: Conversion) -> Conversion:
    """Attach ``conversion`` to ``md`` for the next ``md.convert``, and return it."""
    setattr(md, _ATTRIBUTE, conversion)
    return conversion


def conversion_of(md: Markdown) -> Conversion:
    """Return the conversion that ``md`` works on; a run that nobody prepared gets an empty one."""
    found = getattr(md, _ATTRIBUTE, None)
    return found if isinstance(found, Conversion) else begin_conversion(md, Conversion())
