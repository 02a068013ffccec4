"""A header in YAML: plain keys, values and lists of values, every one of them text; nothing else of YAML.

The events of PyYAML are read one by one: nothing is built, no alias is followed, no depth is recursed into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.notes import with_item
from bantin.front_matter.schema import LISTED
from bantin.newsroom.message import Message, say
from bantin.newsroom.places import Place
from bantin.vietnamese.folding import same_name_key

# What no header of plain lines has: a list, a block of text, a value in quotes from end to end, a comment.
_YAML_LINE = re.compile(r"""\s*- |[^:\n]+:\s+(?:[\[{].*|[|>][-+\d]*|"[^"]*"|'[^']*')\s*$|#""")
# Brackets anywhere, and signs of lists one after another: "- - - -".
_NESTING = re.compile(r"[\[\]{}]|(?:[-?][ \t]+){2,}")
_DEEPEST = 50


def looks_like_yaml(lines: Sequence[str]) -> bool:
    """Tell whether the lines between two fences hold what only YAML means anything by."""
    return any(map(_YAML_LINE.match, lines))


def read_yaml(text: str, first_line: int) -> tuple[tuple[Field, ...], tuple[HeaderProblem, ...]]:
    """Return the fields of ``text``, which begins on ``first_line`` of its file, and what is wrong with its form.

    A text that is no YAML at all has no fields and one problem.
    """
    deep = _deep_line(text)
    if deep is not None:
        return (), (told(first_line + deep, say("front-matter/yaml.deep", most=_DEEPEST)),)
    reader = _Reader(text, first_line)
    try:
        reader.read()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + (min(mark.line, text.count("\n") - 1) if mark else 0)
        return (), (told(line, say("front-matter/yaml.unread")),)
    return tuple(reader.fields), tuple(reader.problems)


def _deep_line(text: str) -> int | None:
    """Return the line, from 0, on which values are nested too deep: PyYAML's time grows with depth at every sign."""
    depth = 0
    for sign in _NESTING.finditer(text):
        depth = max(depth + (len(sign[0].split()) if sign[0][0] in "[{-?" else -1), 0)
        if depth > _DEEPEST:
            return text.count("\n", 0, sign.start())
        if sign[0][0] in "-?":
            depth -= len(sign[0].split())
    return None


class _Reader:
    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._first_line = text, first_line
        self.fields: list[Field] = []
        self.problems: list[HeaderProblem] = []

    def read(self) -> None:
        """Read all fields; raise YAMLError where the text is no YAML."""
        events = iter(yaml.parse(self._text, Loader=yaml.SafeLoader))
        for event in events:
            if isinstance(event, MappingStartEvent):
                self._read_fields(event, events)
            elif isinstance(event, (CollectionStartEvent, ScalarEvent, AliasEvent)):
                self._skip(event, events)
                self._complain(event, say("front-matter/yaml.no-pair"))

    def _read_fields(self, start: MappingStartEvent, events: Iterator[Event]) -> None:
        self._refuse_extras(start)
        for key in events:
            if isinstance(key, MappingEndEvent):
                return
            self._read_field(key, events)

    def _read_field(self, key: Event, events: Iterator[Event]) -> None:
        if not isinstance(key, ScalarEvent):
            self._skip(key, events)
            self._skip(next(events), events)
            self._complain(key, say("front-matter/yaml.key"))
            return
        value = next(events)
        line = self._line(key)
        if isinstance(value, ScalarEvent):
            self.fields.append(Field(key.value, self._text_of(value), line, begins=self._begin_of(value)))
        elif isinstance(value, SequenceStartEvent):
            read = self._read_items(key.value, value, events)
            items, places = tuple(text for text, _ in read), tuple(place for _, place in read)
            begins = places[0] if places else None
            self.fields.append(Field(key.value, ", ".join(items), line, items, begins=begins, item_places=places))
        elif isinstance(value, MappingStartEvent) and same_name_key(key.value) in LISTED:
            read = self._read_pairs(key.value, value, events)
            self.fields.append(reduce(lambda field, item: with_item(field, *item), read, Field(key.value, "", line)))
        else:
            self._skip(value, events)
            self._complain(value, say("front-matter/yaml.value", key=key.value))

    def _read_items(self, key: str, start: SequenceStartEvent, events: Iterator[Event]) -> list[tuple[str, Place]]:
        self._refuse_extras(start)
        items: list[tuple[str, Place]] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            if isinstance(event, ScalarEvent):
                items.append((self._text_of(event), self._begin_of(event)))
            elif isinstance(event, MappingStartEvent) and same_name_key(key) in LISTED:
                items += self._read_pairs(key, event, events)
            else:
                self._skip(event, events)
                self._complain(event, say("front-matter/yaml.item", key=key))
        return items

    def _read_pairs(self, key: str, start: MappingStartEvent, events: Iterator[Event]) -> list[tuple[str, Place]]:
        """Return each pair of a day and its words as they were typed, where YAML saw a key with its value."""
        self._refuse_extras(start)
        items: list[tuple[str, Place]] = []
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            value = next(events)
            if isinstance(event, ScalarEvent) and isinstance(value, ScalarEvent):
                text = f"{self._text_of(event)}: {self._text_of(value)}"
                items.append((text, self._begin_of(event)))
            else:
                self._skip(event, events)
                self._skip(value, events)
                self._complain(event, say("front-matter/yaml.item", key=key))
        return items

    def _text_of(self, scalar: ScalarEvent) -> str:
        self._refuse_extras(scalar)
        end = scalar.end_mark.index if scalar.end_mark else len(self._text)
        behind = self._text[end:].partition("\n")[0].strip()
        if scalar.style is None and behind.startswith("#"):
            self._complain(scalar, say("front-matter/yaml.behind", words=behind))
        return str(scalar.value)

    def _refuse_extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            sign = f"&{event.anchor}" if event.anchor else f"{event.tag}"
            self._complain(event, say("front-matter/yaml.sign", sign=sign))

    def _skip(self, start: Event, events: Iterator[Event]) -> None:
        """Pass over a value and all that it holds, however deep."""
        depth = 0
        for event in chain([start], events):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth == 0:
                return

    def _complain(self, event: Event, said: Message) -> None:
        column = event.start_mark.column + 1 if event.start_mark else 1
        self.problems.append(replace(told(self._line(event), said), column=column))

    def _begin_of(self, scalar: ScalarEvent) -> Place:
        """Return where the text of a value begins: behind its quote, or on the line below the sign of a block."""
        mark = scalar.start_mark
        if mark is None:
            return Place(self._first_line, 1)
        line = self._first_line + mark.line
        if scalar.style not in ("|", ">"):
            return Place(line, mark.column + 1 + (scalar.style in ("'", '"')))
        below = [*self._text.split("\n")[mark.line + 1 :], ""][0]
        return Place(line + 1, len(below) - len(below.lstrip()) + 1)

    def _line(self, event: Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)
