"""The lines of a header that is no YAML: one key each, or more of the value above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.header_forms import REQUIRED, RST, TABLE, is_key, read_odd
from bantin.front_matter.notes import begins_dated, with_item, without_bullet
from bantin.front_matter.schema import BY_SPELLING, LISTED
from bantin.newsroom.message import say
from bantin.newsroom.places import Place
from bantin.vietnamese.folding import same_name_key

# A key is a short run of words before the first colon, so that a body that begins with a sentence is no header.
_FIELD = re.compile(r"(?P<key>[^\s:#>*\-!\[(][^:\n]{0,38}?)\s*:(?:\s+(?P<value>.*)|$)")
_SHOWN = 60


class LineReader:
    """Reads a header line by line into ``fields``; what is wrong is in :meth:`problems` once all are read."""

    def __init__(self, fenced: bool) -> None:
        self.fields: list[Field] = []
        self._fenced = fenced
        self._indent = 0  # of the first field
        self._odd: dict[str, HeaderProblem] = {}  # by what is odd, each told where it is first seen
        self._strays: list[int] = []
        self._names: set[str] = set()  # of our keys among the fields

    @property
    def is_readable(self) -> bool:
        """Say whether a key that is not among the fields is not in the header."""
        return RST not in self._odd

    def read(self, line: str, number: int) -> None:
        """Read the ``line`` of that ``number`` in its file."""
        if not line.strip():
            return
        if self.fields and self._is_item(line):
            text = without_bullet(line)
            place = Place(number, line.rindex(text) + 1)
            self.fields[-1] = with_item(self.fields[-1], text, place)
            return
        field = _FIELD.match(line)
        if field and is_key(field["key"]):
            self._take(field["key"], field["value"] or "", number, field.start("value") + 1)
        elif not self._continues(line) and (odd := read_odd(line)):
            self._read_odd(line, number, *odd)
        elif field:
            self._take(field["key"], field["value"] or "", number, field.start("value") + 1)
        elif line[0].isspace() and self.fields:
            last = self.fields[-1]
            begins = last.begins or Place(number, len(line) - len(line.lstrip()) + 1)
            items = last.items and (*last.items[:-1], f"{last.items[-1]} {line.strip()}")
            self.fields[-1] = replace(last, value=f"{last.value} {line.strip()}".strip(), begins=begins, items=items)
        else:
            self._strays.append(number)

    def problems(self) -> Iterator[HeaderProblem]:
        """Yield what is wrong with the lines: of each run of lines without a key the first one."""
        yield from self._odd.values()
        if RST in self._odd or TABLE in self._odd:
            return  # rows and rules of a table, titles that are underlined
        yield from (told(n, say("front-matter/stray-line")) for n in self._strays if n - 1 not in self._strays)

    def _is_item(self, line: str) -> bool:
        """Say whether ``line`` is one more of the dated words of the key above it."""
        return same_name_key(self.fields[-1].key) in LISTED and begins_dated(without_bullet(line))

    def _continues(self, line: str) -> bool:
        """Say whether ``line`` is more of the value above, and not a key that was moved in as others here are."""
        indent = len(line) - len(line.lstrip())
        if not (indent and self.fields) or indent <= self._indent:
            return False
        odd = read_odd(line)
        key = BY_SPELLING.get(same_name_key(odd[0])) if odd else None
        return key is None or key.name not in REQUIRED or key.name in self._names

    def _read_odd(self, line: str, number: int, key: str, value: str, what: str) -> None:
        if not self.fields:
            self._indent = len(line) - len(line.lstrip())
        self._take(key, value, number)
        if what and what not in self._odd:
            plain = f"{key}: {value}"[:_SHOWN].strip()
            self._odd[what] = told(number, say(what, plain=plain))

    def _take(self, key: str, value: str, number: int, column: int = 1) -> None:
        begins = Place(number, column) if value.strip() else None
        self.fields.append(Field(key, value.strip(), number, fenced=self._fenced, begins=begins))
        if known := BY_SPELLING.get(same_name_key(key)):
            self._names.add(known.name)
