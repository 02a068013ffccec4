"""Headers of other systems in our keys: what is sure is read, with a notice; the rest is told with the right key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from typing import Any

from bantin.front_matter import visibility
from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.foreign import HIDING, Sense, sense_of
from bantin.front_matter.lists import are_words, with_items
from bantin.front_matter.notes import begins_dated, items_of, with_item
from bantin.front_matter.old_address import address_in, addresses_in, is_unwritten, old_address, slug_in
from bantin.front_matter.schema import BY_KEY, BY_SPELLING, Key
from bantin.front_matter.unknown_key import steering, unknown
from bantin.front_matter.values import ValueProblem, read_value
from bantin.newsroom.diagnostic import Severity
from bantin.newsroom.message import Message, say
from bantin.newsroom.story import Reference
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.normal import fold_spaces

_LISTS = {"authors", "tags", "category", "related", "aliases"}


class Moved:
    """The fields of a header under the names of our schema (``fields``), and what is to be said about it.

    ``told`` holds the names that a finding has asked for already, ``old_addresses`` where the story stood before,
    as keys of other systems tell.
    """

    def __init__(self, typed: Iterable[Field], zone: dt.tzinfo) -> None:
        self.fields: dict[str, Field] = {}
        self.problems: list[HeaderProblem] = []
        self.told: set[str] = set()
        self.old_addresses: list[Reference] = []
        self._zone = zone
        self._claims: list[visibility.Claim] = []
        self._unused: list[Field] = []
        self._suggested: list[tuple[Field, Sense]] = []
        foreign = [field for field in map(_with_items, typed) if not self._take_own(field)]
        for field in foreign:
            self._take_foreign(field)
        self._settle()

    def _take_own(self, field: Field) -> bool:
        """Take a field of ours; say whether it is one."""
        key = BY_SPELLING.get(same_name_key(field.key))
        if key is None:
            return False
        key = self._meant(key, field)
        there = self.fields.get(key.name)
        if key.kind == "notes":
            self.fields[key.name] = _joined(there, field)
        elif key.name == "status":
            self._claim(field, there)
        elif key.name == "aliases" and not address_in(field) and same_name_key(field.key) == "aliases":
            self._unused.append(field)  # in notes of Obsidian: other titles
            return True
        elif there:
            self._tell(field, say("front-matter/repeated-key", key=field.key, line=there.line))
        elif key.name == "slug" and address_in(field):
            self._read_address(field)
        if there is None and key.name not in self.fields:
            self.fields[key.name] = field
        return True

    def _meant(self, key: Key, field: Field) -> Key:
        """Return ``key``, or that of dated words where a line for a day has words behind it."""
        if key.name != "modified" or self._is_moment(field):
            return key
        return BY_KEY["updates"] if field.items is not None or begins_dated(field.value, self._zone) else key

    def _claim(self, field: Field, there: Field | None) -> None:
        """Hear what a line with our own key of the status says; two that differ are a contradiction."""
        claim = visibility.read_own(field)
        if there and (claim is None or visibility.status_of(there.value) in ("", claim.status)):
            self._tell(field, say("front-matter/repeated-key", key=field.key, line=there.line))
        elif claim:
            self._claims.append(claim)
            self.problems += visibility.notice(claim)

    def _take_foreign(self, field: Field) -> None:
        sense = sense_of(field.key)
        if problem := steering(field):
            self.problems.append(problem)
        elif sense is None:
            self.problems.append(unknown(field))
        elif sense.kind in HIDING:
            self._read_visibility(field, sense)
        elif fold_spaces(field.value):
            self._read_sense(field, sense)

    def _read_sense(self, field: Field, sense: Sense) -> None:
        match sense.kind:
            case "means":
                self._take(BY_KEY[sense.key], field)
            case "suggests":
                self._suggested.append((field, sense))
            case "address":
                self._read_address(field)
            case "text":
                self._tell(field, say("front-matter/unknown-key.text", key=field.key))
            case _ if visibility.status_of(field.value) in ("draft", "hidden"):
                self.problems.append(visibility.unclear(field))
            case _:
                self._unused.append(field)

    def _take(self, key: Key, field: Field) -> None:
        """Take a field that means our ``key``, unless another line has said it before."""
        there = self.fields.get(key.name)
        ours = key.name.capitalize()
        if key.name == "category" and _are_categories(field):
            self._tell(
                field, say("front-matter/unknown-key.categories", key=field.key, value=fold_spaces(field.value))
            )
            self.told.add("category")
        elif there is None or not there.value.strip():
            self.fields[key.name] = field
            self._tell(field, say("front-matter/foreign-key.means", key=field.key, ours=ours), "notice")
        elif self._value(key, there) == self._value(key, field):
            self._tell(field, say("front-matter/foreign-key.same", key=field.key, line=there.line), "notice")
        elif key.name == "date":
            self._tell(field, say("front-matter/two-values.date", key=field.key, ours=ours, line=there.line))
        else:
            self._tell(
                field, say("front-matter/two-values.other", key=field.key, ours=ours, line=there.line), "warning"
            )

    def _value(self, key: Key, field: Field) -> Any:
        try:
            return read_value(key.kind, field, self._zone)[0]
        except ValueProblem:
            return field.value

    def _read_visibility(self, field: Field, sense: Sense) -> None:
        if sense.kind == "public" and self._is_moment(field):
            self._take(BY_KEY["date"], field)
            return
        found = visibility.read_foreign(field, sense)
        if isinstance(found, HeaderProblem):
            self.problems.append(found)
        elif found:
            self._claims.append(found)
            self.problems += visibility.notice(found)
        elif fold_spaces(field.value):
            self._unused.append(field)

    def _is_moment(self, field: Field) -> bool:
        return not isinstance(self._value(BY_KEY["date"], field), str)

    def _read_address(self, field: Field) -> None:
        if is_unwritten(field):
            self.problems.append(visibility.unclear(field))
        elif not address_in(field):
            self._unused.append(field)
        else:
            slug = "" if "slug" in self.fields else slug_in(field)
            self.old_addresses += [Reference(it, *field.place) for it in addresses_in(field)]
            self.problems.append(old_address(field, slug))
            self.fields.setdefault("slug", Field(field.key, slug, field.line))

    def _settle(self) -> None:
        field, problems = visibility.settle(self._claims)
        self.problems += problems
        own = self.fields.get("status")
        if field and (own is None or not own.value.strip() or visibility.status_of(own.value)):
            self.fields["status"] = field
        for doubtful in self._suggested:
            self._suggest(*doubtful)
        if self._unused:
            keys = ", ".join(f"“{field.key}” ({field.line})" for field in self._unused)
            self._tell(self._unused[0], say("front-matter/unused-key", keys=keys), "notice")

    def _suggest(self, field: Field, sense: Sense) -> None:
        """Tell which key of ours one of another system may mean, now that all others are known."""
        ours, there = sense.key.capitalize(), self.fields.get(sense.key)
        if there:
            self._tell(field, say("front-matter/unknown-key.beside", key=field.key, ours=ours, line=there.line))
        else:
            self._tell(field, say("front-matter/unknown-key.other", key=field.key, ours=ours))
            self.told.add(sense.key)

    def _tell(self, field: Field, said: Message, severity: Severity = "error") -> None:
        self.problems.append(told(field.line, said, severity))


def _joined(there: Field | None, field: Field) -> Field:
    """Return the dated words of both fields, which have one key, as those of one."""
    return reduce(lambda whole, item: with_item(whole, *item), items_of(field), there) if there else field


def _are_categories(field: Field) -> bool:
    if field.items is not None:
        return len(field.items) > 1
    return any(sign in field.value for sign in ",;") or are_words(field)


def _with_items(field: Field) -> Field:
    """Return ``field`` with its items if its key may hold several values, where brackets can only mean a list."""
    key = BY_SPELLING.get(same_name_key(field.key))
    sense = None if key else sense_of(field.key)
    is_list = key.name in _LISTS if key else sense and (sense.kind == "address" or sense.key in _LISTS)
    return with_items(field) if is_list else field
