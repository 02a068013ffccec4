"""Where the keys of a TOML text and the entries of their lists stand: its words are read as the grammar has them.

No reader of TOML in use hands on the places of what it reads. ``tomllib`` reads the values; this reads a text that
it has taken.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from bantin.newsroom.places import START, Place
from bantin.vietnamese.marks import normal_form

_MOST = 200  # entries of a list whose places anybody asks for
# Texts of several lines, texts, remarks, bare words, signs; a text that nobody closes ends where it must have ended.
_WORD = re.compile(
    r'"""(?>(?:[^"\\]+|\\.|"(?!""))*)(?:"{3,5})?|\'\'\'(?>(?:[^\']+|\'(?!\'\'))*)(?:\'{3,5})?'
    r'|"(?>(?:\\.|[^"\\\n]+)*)"?|\'[^\'\n]*+\'?|#[^\n]*+|[^\s\[\]{},=#"\'.]++|[^ \t\r]',
    re.DOTALL,
)


@dataclass(slots=True)
class TomlPlaces:
    """The place of each key of the first level, and those of the entries of its list."""

    keys: dict[str, Place] = field(default_factory=dict)
    entries: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def of(self, key: str) -> Place:
        """Return where ``key`` stands first."""
        return self.keys.get(key, START)

    def of_entry(self, key: str, index: int) -> Place:
        """Return where the entry ``index``, from 0, of the list of ``key`` stands; its key if there is none."""
        places = self.entries.get(key, [])
        return places[index] if index < len(places) else self.of(key)


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Yield the words and signs of ``text`` without blanks and remarks; ends of lines are signs too."""
    return (word for word in _WORD.finditer(text) if word[0][0] != "#")


def places_of(text: str) -> TomlPlaces:
    """Return the places in ``text``, which is TOML."""
    places = TomlPlaces()
    in_table = False
    for statement in _statements(text):
        first = statement[0]
        is_table = first[0] == "["
        in_table = in_table or is_table
        name = next((word for word in statement if word[0] != "["), first)
        if not in_table or is_table:
            key = _read(name[0])
            places.keys.setdefault(key, _place(text, name.start()))
            if not is_table:
                places.entries[key] += [_place(text, at) for at in islice(_entries(statement), _MOST)]
    return places


def _statements(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words of each key with its value, and of each head of a table."""
    depth, words = 0, list[re.Match[str]]()
    for word in words_of(text):
        depth += (word[0] in "[{") - (word[0] in "]}")
        if word[0] != "\n":
            words.append(word)
        elif depth == 0 and words:
            yield words
            words = []
    if words:
        yield words


def _entries(statement: list[re.Match[str]]) -> Iterator[int]:
    """Yield where each entry of the list begins that is the value of ``statement``."""
    begin = next((index for index, word in enumerate(statement) if word[0] == "="), len(statement)) + 1
    if [word[0] for word in statement[begin : begin + 1]] != ["["]:
        return
    depth, is_due = 0, False
    for word in statement[begin:]:
        if is_due and word[0] != "]":
            yield word.start()
        depth += (word[0] in "[{") - (word[0] in "]}")
        is_due = depth == 1 and word[0] in "[,"


def _read(name: str) -> str:
    """Return a key as TOML reads it: between quotes, letters may be written by number."""
    return str(tomllib.loads(f"name = {name}")["name"]) if name[0] in "\"'" else name


def _place(text: str, offset: int) -> Place:
    begin = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, len(normal_form("NFC", text[begin:offset])) + 1)
