"""Read ``front-page.toml``: which stories editors chose, how many stand in each block, which categories have one.

Every key may be written in English or in Vietnamese without marks, since TOML keys are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.category_feeds.registry import CategoryRegistry
from bantin.newsroom.diagnostic import Diagnostic, Severity, finding
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.places import Place
from bantin.newsroom.read_errors import fault_of
from bantin.newsroom.story import Category, Reference
from bantin.newsroom.toml_places import TomlPlaces, places_of
from bantin.newsroom.toml_text import NoToml, read_toml
from bantin.vietnamese.folding import nearest
from bantin.vietnamese.forbidden import FORBIDDEN, allowed_text
from bantin.vietnamese.marks import MOST as MOST_MARKS
from bantin.vietnamese.marks import few_marks
from bantin.vietnamese.normal import normalise

RULE = "front-page/file"
MOST = 50
_MOST = 200  # keys, or entries of a list: each is looked up among all stories

KEYS: Mapping[str, str] = {
    "tin-chon": "picks",
    "chuyen-muc": "categories",
    "thong-bao": "notices",
    "so-tin-chon": "pick-count",
    "so-tin-moi": "newest-count",
    "so-tin-chuyen-muc": "category-count",
    "so-thong-bao": "notice-count",
}


@dataclass(frozen=True, slots=True)
class FrontPagePlan:
    """What editors decided; ``categories`` None means every section of the menu.

    ``pick_count`` counts when editors chose nothing: then featured stories, else the newest, fill the places.
    """

    path: str = "front-page.toml"
    picks: tuple[Reference, ...] = ()
    categories: tuple[Category, ...] | None = None
    notices: Category | None = None
    pick_count: int = 5
    newest_count: int = 8
    category_count: int = 4
    notice_count: int = 5


@dataclass(slots=True)
class _Reader:
    """One file being read: where its keys and entries stand, and the findings."""

    places: TomlPlaces
    path: str
    registry: CategoryRegistry
    found: list[Diagnostic] = field(default_factory=list)

    def report(self, place: Place, said: Message, severity: Severity = "error") -> None:
        self.found.append(finding(self.path, place.line, said, severity, place.column))

    def cleaned(self, key: str, text: str, place: Place) -> str:
        """Return ``text`` as text in NFC; TOML writes any character by its number, which the file's bytes hide."""
        if forbidden := FORBIDDEN.search(text):
            code = f"U+{ord(forbidden[0]):04X}"
            self.report(place, say("front-page/file.hidden", code=code, key=key), "warning")
        elif few_marks(text) != text:
            self.report(place, say("front-page/file.marks", most=MOST_MARKS, key=key), "warning")
        return allowed_text(text)

    def texts(self, key: str, value: object) -> list[tuple[str, Place]]:
        """Return the texts of a list, each with its place."""
        if isinstance(value, list) and len(value) > _MOST:
            self.report(self.places.of(key), say("front-page/file.long-list", key=key, most=_MOST))
            return []
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            placed = [(one, self.places.of_entry(key, index)) for index, one in enumerate(value)]
            return [(self.cleaned(key, one, place), place) for one, place in placed]
        self.report(self.places.of(key), say("front-page/file.no-list", key=key))
        return []

    def picks(self, key: str, value: object) -> tuple[Reference, ...]:
        chosen: dict[str, Place] = {}
        twice: dict[str, Place] = {}
        for text, place in self.texts(key, value):
            if chosen.setdefault(text, place) != place:
                twice.setdefault(text, place)
        for text, place in twice.items():
            self.report(place, say("front-page/file.twice", name=text))
        return tuple(Reference(normalise(text.strip()), *place) for text, place in chosen.items())

    def categories(self, key: str, value: object) -> tuple[Category, ...]:
        found = (self.category(text, place) for text, place in self.texts(key, value))
        return tuple(dict.fromkeys(category for category in found if category))

    def category(self, text: str, place: Place) -> Category | None:
        found = self.registry.resolve(text, self.path, *place)
        if isinstance(found, Diagnostic):
            self.found.append(found)
            return None
        return found

    def notices(self, key: str, value: object) -> Category | None:
        place = self.places.of(key)
        if isinstance(value, str):
            return self.category(self.cleaned(key, value, place), place)
        self.report(place, say("front-page/file.no-category", key=key))
        return None

    def count(self, key: str, value: object, default: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
            return value
        said = say("front-page/file.no-number", key=key, most=MOST, example=default)
        self.report(self.places.of(key), said)
        return default


def read_front_page(
    text: str, registry: CategoryRegistry, path: str = "front-page.toml"
) -> tuple[FrontPagePlan, tuple[Diagnostic, ...]]:
    """Return what ``text`` says and what is wrong in it; what is wrong counts as not written."""
    text = text.removeprefix("\ufeff")
    try:
        table = read_toml(text)
    except NoToml as error:
        return FrontPagePlan(path), (_no_toml(path, error),)
    except Exception as error:
        return FrontPagePlan(path), (fault_of(error, path),)
    if len(table) > _MOST:
        said = say("front-page/file.too-many", most=_MOST, keys=", ".join(KEYS))
        return FrontPagePlan(path), (finding(path, 1, said),)
    reader = _Reader(places_of(text), path, registry)
    fields = {KEYS.get(key, key): _read(reader, key, value) for key, value in table.items()}
    known = {name.replace("-", "_"): value for name, value in fields.items() if name in KEYS.values()}
    return FrontPagePlan(path, **known), tuple(reader.found)


def _read(reader: _Reader, key: str, value: object) -> Any:
    name = KEYS.get(key, key)
    if name == "picks":
        return reader.picks(key, value)
    if name == "categories":
        return reader.categories(key, value)
    if name == "notices":
        return reader.notices(key, value)
    if name in KEYS.values():
        return reader.count(key, value, getattr(FrontPagePlan(), name.replace("-", "_")))
    place, key = reader.places.of(key), allowed_text(key)
    close = nearest(key, [*KEYS, *KEYS.values()], 1)
    near = say("front-page/file.key-near", key=key, names=either(close)) if close else None
    return reader.report(place, near or say("front-page/file.key-far", key=key, keys=", ".join(KEYS)))


def _no_toml(path: str, error: NoToml) -> Diagnostic:
    if error.trouble == "deep":
        return finding(path, error.line, say("front-page/file.too-deep"))
    if error.trouble == "number":
        return finding(path, error.line, say("front-page/file.long-number", most=MOST))
    place = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    return finding(path, line, say("front-page/file.syntax"), column=column)
