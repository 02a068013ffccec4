"""From a Markdown body to clean HTML, photos and the plain text of its first paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown import Markdown

from plugins.front_matter.attribute_lists import PlainAttributeLists
from plugins.front_matter.cleaning import Removed, clean, line_of_removed, removed
from plugins.front_matter.figures import join_in_html
from plugins.front_matter.headings import HeadingIdExtension
from plugins.front_matter.inline import PatternChoice
from plugins.front_matter.opening import OpeningExtension
from plugins.front_matter.tables import PlainTableExtension
from plugins.newsroom.conversion import Conversion, begin_conversion
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.photo import Photo


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body; ``html`` carries photo slots, ``opening`` is its first paragraph as plain text."""

    html: str
    opening: str
    photos: tuple[Photo, ...]
    diagnostics: tuple[Diagnostic, ...]


class BodyConverter:
    """One Markdown instance, reset and used again for each story: building one costs a third of a millisecond."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        names: Sequence[Any] = options.get("extensions", ())
        # Pelican's reader adds the meta extension, which would eat a first line such as "Lưu ý: …" of our bodies.
        kept = [name for name in names if name != "markdown.extensions.meta"]
        self._opening = OpeningExtension()
        self._lists = PlainAttributeLists()
        ours = (PlainTableExtension(), HeadingIdExtension(), self._lists, self._opening)
        self._md = Markdown(**{**options, "extensions": [*kept, *ours]})
        self._patterns = PatternChoice(self._md)

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        self._md.reset()
        self._patterns.choose_for(text)
        found = begin_conversion(self._md, Conversion(path, first_line, authors, slots=True))
        raw = self._md.convert(text)
        html = clean(raw)
        taken_out = [*removed(raw, html), *(Removed("", name or "?") for name in dict.fromkeys(self._lists.dropped))]
        warnings = [_warning(thing, text, path, first_line) for thing in taken_out]
        photos = tuple(replace(photo, caption_html=join_in_html(clean(photo.caption_html))) for photo in found.photos)
        return Body(join_in_html(html), self._opening.text, photos, (*found.diagnostics, *warnings))


def _warning(thing: Removed, text: str, path: str, first_line: int) -> Diagnostic:
    line = first_line + line_of_removed(thing, text) - 1
    return Diagnostic(path, line, "front-matter/removed-markup", thing.message, "warning")
