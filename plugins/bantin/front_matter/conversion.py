"""From a Markdown body to clean HTML, photos and the plain text of its first paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from secrets import randbelow
from typing import Any

from markdown import Markdown

from bantin.front_matter.attribute_lists import PlainAttributeLists
from bantin.front_matter.block_signs import ask_by_signs
from bantin.front_matter.cleaning import Removed, clean, removed
from bantin.front_matter.decoding import referred_characters
from bantin.front_matter.effort import Effort, Refused
from bantin.front_matter.effort_meters import MeasuredExtension
from bantin.front_matter.first_paragraph import OpeningExtension
from bantin.front_matter.footnotes import OwnFootnoteExtension
from bantin.front_matter.headings import HeadingIdExtension
from bantin.front_matter.html_signs import count_attributes, count_openers, refuse_deep_elements
from bantin.front_matter.inline import PatternChoice
from bantin.front_matter.plain_body import PlainBodies
from bantin.front_matter.slot_filling import RefusedName, Settling
from bantin.front_matter.tables import PlainTableExtension
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.conversion import Conversion, begin_conversion
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.html_texts import change_texts
from bantin.newsroom.link import Link
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.place_reader import register_places, without_places
from bantin.newsroom.places import START, Place, read_place
from bantin.newsroom.slots import bare_marks
from bantin.vietnamese.normal import holds_wide_space, with_plain_spaces

_MOST_WARNINGS = 200  # of a kind in a story; things taken out are each looked for in the whole text


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body; ``html`` carries photo slots, ``opening`` is its first paragraph as plain text.

    ``links`` holds each address of its links once.

    One that is ``refused`` is empty; its only diagnostic says why.
    """

    html: str
    opening: str
    photos: tuple[Photo, ...]
    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False
    links: tuple[Link, ...] = ()


class BodyConverter:
    """One Markdown instance, reset and used again for each story: building one costs a third of a millisecond."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._options = options
        self._effort = Effort()
        self._build()

    def _build(self) -> None:
        names: Sequence[Any] = self._options.get("extensions", ())
        # Pelican's reader takes those that have options for named; its own settings name them so, and no others.
        names = [*names, *(it for it in self._options.get("extension_configs", ()) if it not in names)]
        # Pelican's reader adds the meta extension, which would eat a first line such as "Lưu ý: …" of our bodies.
        kept = [name for name in names if name != "markdown.extensions.meta"]
        self._opening = OpeningExtension()
        self._lists = PlainAttributeLists()
        ours = (OwnFootnoteExtension(), PlainTableExtension(), HeadingIdExtension(), self._lists, self._opening)
        measured = MeasuredExtension(self._effort)
        self._md = Markdown(**{**self._options, "extensions": [*kept, *ours, measured]})
        register_places(self._md)
        PatternChoice(self._md, self._effort)
        ask_by_signs(self._md)
        self._plain = PlainBodies(self._md, kept)

    @property
    def markdown(self) -> Markdown:
        """The instance itself, for whoever measures its steps."""
        return self._md

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        try:
            return self._convert(text, path, first_line, authors)
        except Refused as refusal:
            self._build()  # the one that stopped half-way is in no state to go on
            line, column = refusal.place
            told = finding(path, first_line + line - 1, refusal.said, column=column)
            return Body("", "", (), (told,), True)
        except Exception:
            self._build()
            raise

    def _convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        found = begin_conversion(self._md, Conversion(path, first_line, authors, slots=True, nonce=new_nonce()))
        plain = self._plain.read(text) if path else None
        if plain is None:
            return self._convert_by_steps(text, found)
        faults = tuple(_faults_of_links(plain.links, path, first_line))
        return Body(plain.html, plain.opening, (), faults, links=_links(plain.links, first_line))

    def _convert_by_steps(self, text: str, found: Conversion) -> Body:
        path, first_line = found.path, found.first_line
        self._effort.begin()
        # Markdown takes blocks from the head of one list, which costs by the number of all that are left.
        self._effort.spend_at(text.count("\n\n") ** 2 // 100, text)
        count_openers(text, self._effort)
        refuse_deep_elements(text)
        self._md.reset()
        raw = self._md.convert(text)
        cleaned, settling = self._clean(bare_marks(raw, found.nonce)), Settling(found.nonce)
        html = _spaced(settling.body(cleaned))
        captions = [_spaced(settling.caption(self._clean(photo.caption_html))) for photo in found.photos]
        photos = tuple(
            replace(photo, caption_html=caption) for photo, caption in zip(found.photos, captions, strict=True)
        )
        gone: dict[Removed | RefusedName, Place | None] = dict(removed(raw, cleaned).items())
        for name, place in self._lists.dropped:
            gone.setdefault(Removed("", name or "?"), read_place(place))
        gone.update(settling.refused.items())
        slips = {it.value: place for it, place in gone.items() if isinstance(it, Removed) and it.attribute == "href"}
        faults = list(_faults_of_links({**slips, **settling.links}, path, first_line))
        gone = {it: place for it, place in gone.items() if not (isinstance(it, Removed) and it.is_slip)}
        warnings = [
            *_warnings_of_characters(text, path, first_line, without_places(cleaned)),
            *_warnings(gone, path, first_line),
            *faults,
        ]
        told = (*_at_most(found.diagnostics), *warnings)
        return Body(html, self._opening.text, photos, told, links=_links(settling.links, first_line))

    def _clean(self, html: str) -> str:
        count_attributes(html, self._effort)
        return clean(html)


def new_nonce() -> str:
    """Return a word that nobody can guess; of figures, with which no mark on a letter behind it can be composed."""
    return f"{randbelow(10**32):032}"


def _spaced(html: str) -> str:
    """Return cleaned ``html`` with plain spaces in its texts, for readers who copy; code stays as typed."""
    if "&nbsp;" not in html and not holds_wide_space(html):
        return html
    return change_texts(html, lambda text: with_plain_spaces(text.replace("&nbsp;", "\u00a0")))


def _links(places: Mapping[str, Place], first_line: int) -> tuple[Link, ...]:
    """Return the links to these addresses, with their places in the file."""
    return tuple(Link(target, first_line + line - 1, column) for target, (line, column) in places.items())


def _faults_of_links(links: Mapping[str, Place | None], path: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield what can be said of the addresses of links by themselves; which pages there are nobody knows yet."""
    for address, place in links.items():
        line, column = place or START
        slip = slip_in(address)
        if slip:
            said = say(slip.key, address=address, better=slip.better)
            yield finding(path, first_line + line - 1, said, column=column)
        elif not address.strip():
            yield finding(path, first_line + line - 1, say("link/empty"), column=column)


def _at_most(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first of each rule: nobody mends more at once."""
    told: Counter[str] = Counter()
    for it in diagnostics:
        told[it.rule] += 1
        if told[it.rule] <= _MOST_WARNINGS:
            yield it


def _warnings_of_characters(text: str, path: str, first_line: int, html: str) -> Iterator[Diagnostic]:
    for it in islice(referred_characters(text, first_line, html), _MOST_WARNINGS):
        yield Diagnostic(path, it.line, "front-matter/control-character", it.message, "warning", it.column)


def _warnings(
    things: Mapping[Removed | RefusedName, Place | None], path: str, first_line: int
) -> Iterator[Diagnostic]:
    for it, place in islice(things.items(), _MOST_WARNINGS):
        line, column = place or START
        yield Diagnostic(path, first_line + line - 1, f"front-matter/{it.rule}", it.message, "warning", column)
