"""What stands in a cleaned body under a name: classes and ids are ours or allowed ones, marks of ours become slots.

Cleaned HTML is written in one way: ``<``, ``>`` and ``"`` stand bare around tags and values only. So tags, values and
texts are told apart by these signs. What this program gave carries the nonce of the conversion (see
:class:`bantin.newsroom.conversion.Conversion`); whatever has none is an author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import ClassVar

from bantin.front_matter.anchors import settle_anchors
from bantin.newsroom.classes import NAMES, is_of_another_system
from bantin.newsroom.message import Message, say
from bantin.newsroom.page_ids import OF_THE_PAGE, THEME_PREFIX
from bantin.newsroom.place_reader import without_places
from bantin.newsroom.places import NAMED, PLACE, START, Place, read_place
from bantin.newsroom.slots import SAME_CATEGORY, SAME_CATEGORY_ELEMENT, SAME_CATEGORY_SLOT, mark

_TAG = re.compile(r"<([a-z][a-z0-9]*)( [^>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_PLACES = re.compile(rf' ({PLACE}|{NAMED})="([^"]*)"')
_ONLY_PLACE = re.compile(rf' {PLACE}="([0-9]{{1,9}}):([0-9]{{1,9}})"')
_HREF = re.compile(' href="([^"]*)"')
_LINK = re.compile(rf'(?P<before><a(?: [^<>]*?)?) {PLACE}="(?P<place>[^"]*)"(?P<behind>[^<>]*>)')
_NAMING = re.compile(' (?:class|id|name|tabindex|aria-label)="')
_MARKED = re.compile("[a-z0-9:-]{1,40}")
_SAME_CATEGORY = re.compile(rf'<div {PLACE}="([0-9:]*)">\x02?\Z')
_START_OR_END = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_EMPTY = frozenset({"br", "hr", "wbr", "col"})
_NAMES = ("class", "id")
_OF_SCROLLING_BOXES = ("tabindex", "aria-label")


@dataclass(frozen=True, slots=True)
class RefusedName:
    """What an author named and what was taken away: a ``class``, an ``id``, the ``place`` of a block of the page."""

    kind: str
    name: str
    rule: ClassVar[str] = "name"

    @property
    def message(self) -> Message:
        """What to tell the editor."""
        if self.kind == "class":
            return say("front-matter/name.class", name=self.name, known=", ".join(NAMES))
        if self.kind == "place":
            return say("front-matter/name.place", name=self.name)
        return say("front-matter/name.taken", name=self.name)


def _is_open(html: str) -> bool:
    """Say whether an element of cleaned ``html``, which closes each in its turn, goes on behind it."""
    names = _START_OR_END.findall(html)
    return sum(-1 if end else 1 for end, name in names if name not in _EMPTY) != 0


class Settling:
    """One conversion's HTML being settled: the names that were taken away, each once, and the addresses of links.

    Both in order, with the place where each stands first.
    """

    def __init__(self, nonce: str) -> None:
        self._nonce = nonce
        self._taken: set[str] = set()
        self.refused: dict[RefusedName, Place] = {}
        self.links: dict[str, Place] = {}
        self._here = self._named = START

    def body(self, html: str) -> str:
        """Return the cleaned ``html`` of a body with names settled and marks as slots."""
        # An id of ours stays though an author's comes before it: footnotes and headings are linked by it.
        self._taken = {*OF_THE_PAGE, *(rest.partition('"')[0] for rest in html.split(f' id="{self._nonce}')[1:])}
        before, chosen, _ = html.partition(f"{self._nonce}{SAME_CATEGORY}")
        found = _SAME_CATEGORY.search(before) if chosen else None
        self._same_category = read_place(found[1]) if found else None
        html = _TAG.sub(lambda tag: self._tag(tag, ids=True), html)
        html = settle_anchors(self._with_marks(html, mark))
        html = _LINK.sub(self._link, html)
        return html if SAME_CATEGORY_SLOT not in html else self._placed(html)

    def _placed(self, html: str) -> str:
        """Return ``html`` with the place of “Tin cùng chuyên mục” only if the page can be cut in two there."""
        before, element, after = html.partition(SAME_CATEGORY_ELEMENT)
        if element and not _is_open(before):
            return html
        self.refused[RefusedName("place", "Tin cùng chuyên mục")] = self._same_category or START
        return before + after.replace(SAME_CATEGORY_SLOT, "") if element else html.replace(SAME_CATEGORY_SLOT, "")

    def caption(self, html: str) -> str:
        """Return the cleaned ``html`` of a caption, which is shown again elsewhere: no ids, no marks."""
        return self._without_marks(_TAG.sub(lambda tag: self._tag(tag, ids=False), html))

    def _without_marks(self, text: str) -> str:
        return self._with_marks(text, lambda _: "")

    def _with_marks(self, text: str, write: Callable[[str], str]) -> str:
        """Return ``text`` with each mark of ours, a word between two nonces, as ``write`` gives it."""
        # No expression: one with the nonce in it would be compiled for each story.
        pieces, number = text.split(self._nonce), 1
        while number < len(pieces) - 1:
            if _MARKED.fullmatch(pieces[number]):
                pieces[number] = write(pieces[number])
                number += 1
            number += 1
        return "".join(pieces)

    def _tag(self, tag: re.Match[str], *, ids: bool) -> str:
        name, written = tag.groups()
        if only := _ONLY_PLACE.fullmatch(written):  # as most tags are: nobody named anything
            self._here = self._named = Place(int(only[1]), int(only[2]))
            return f"<{name}>"
        self._read_places(written)
        place = {PLACE: "{}:{}".format(*self._here)} if ids and name == "a" and ' href="' in written else {}
        if self._nonce not in written and not _NAMING.search(written):
            told = "".join(f' {key}="{value}"' for key, value in place.items())
            return f"<{name}{told}{without_places(written)}>"
        values = dict(_ATTRIBUTE.findall(without_places(written))) | place
        if f"{self._nonce}table-scroll" not in values.get("class", ""):
            for of_box in _OF_SCROLLING_BOXES:
                values.pop(of_box, None)
        if "name" in values:  # the old way to name a place
            values = {"id": values.pop("name"), **values}
        values["class"] = " ".join(dict.fromkeys(self._classes(values.get("class", ""))))
        values["id"] = self._id(values.get("id", "")) if ids else ""
        kept = ((key, self._without_marks(value)) for key, value in values.items() if value or key not in _NAMES)
        return f"<{name}{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in sorted(kept))}>"

    def _link(self, tag: re.Match[str]) -> str:
        """Note where a link leads, and take its place off."""
        address, place = _HREF.search(tag["before"] + tag["behind"]), read_place(tag["place"])
        if address:
            self.links.setdefault(unescape(address[1]), place or START)
        return tag["before"] + tag["behind"]

    def _read_places(self, written: str) -> None:
        told = dict(_PLACES.findall(written))
        self._here = read_place(told.get(PLACE, "")) or self._here
        self._named = read_place(told.get(NAMED, "")) or self._here

    def _classes(self, value: str) -> Iterator[str]:
        for name in value.split():
            if name.startswith(self._nonce):
                yield name.removeprefix(self._nonce)
            elif name in NAMES:
                yield name
            elif not is_of_another_system(name):
                self.refused.setdefault(RefusedName("class", name), self._named)

    def _id(self, value: str) -> str:
        if value.startswith(self._nonce):
            return value.removeprefix(self._nonce)
        if value and (value in self._taken or value.startswith(THEME_PREFIX)):
            self.refused.setdefault(RefusedName("id", value), self._named)
            return ""
        self._taken.add(value)
        return value
