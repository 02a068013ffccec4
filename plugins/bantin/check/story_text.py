"""The text of one source file as rules about words read it: each place in it has a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, groupby

from bantin.check.masking import cover
from bantin.check.prose import cover_code, prose
from bantin.newsroom.diagnostic import Diagnostic, Severity
from bantin.newsroom.message import Message, say
from bantin.newsroom.source_text import SourceText

_NOTHING = SourceText("", "")
_KEY = re.compile(r"(?m)^[^\s:][^:\n]*:[ \t]*|^(?:---|\.\.\.)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is called, and how grave a finding of it is."""

    name: str
    severity: Severity

    @property
    def summary(self) -> str:
        """A sentence for editors about what the rule asks for."""
        return str(say(f"rule/{self.name}"))


@dataclass(frozen=True)
class StoryText:
    """A decoded file with plain line ends: ``body_start`` is where its body begins, ``values`` its header fields.

    A header field is its value and the place of that value in ``text``; names are those of the schema. ``source``
    holds what the build made of the file: typed values, HTML, photos.
    """

    path: str
    text: str
    body_start: int = 0
    values: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    source: SourceText = _NOTHING

    @classmethod
    def of(cls, source: SourceText) -> StoryText:
        """Return the text of ``source`` for rules to read."""
        last = max([source.first_line, *(item.place[0] for item in source.fields)])
        starts = list(accumulate((len(line) + 1 for line in source.text.split("\n", last)), initial=0))
        values = {}
        for item in source.fields:
            line, column = item.place
            values[item.name] = (item.value, min(starts[line - 1] + column - 1, starts[line] - 1))
        return cls(source.path, source.text, starts[min(source.first_line, len(starts)) - 1], values, source)

    @property
    def body(self) -> str:
        """The Markdown below the header."""
        return self.text[self.body_start :]

    def place_of(self, line: int) -> int:
        """Return where ``line`` begins."""
        return self._line_starts[line - 1]

    @cached_property
    def without_code(self) -> str:
        """The text with header keys and code covered."""
        header = _KEY.sub(lambda key: cover(key[0]), self.text[: self.body_start])
        return header + cover_code(self.text[self.body_start :])

    @cached_property
    def prose(self) -> str:
        """The words alone: every address is covered too."""
        header = prose(self.without_code[: self.body_start])
        return header + prose(self.text[self.body_start :])

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def line_of(self, place: int) -> int:
        """Return the line, from 1, of ``place``."""
        return bisect_right(self._line_starts, place)

    def by_line(self, matches: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
        """Yield the first of ``matches`` on each line, and how many there are on that line."""
        for _, same_line in groupby(matches, lambda match: self.line_of(match.start())):
            first, *others = same_line
            yield first, 1 + len(others)

    def finding(self, rule: Rule, place: int, said: Message) -> Diagnostic:
        """Return the finding of ``rule`` at ``place``."""
        line = self.line_of(place)
        column = place - self._line_starts[line - 1] + 1
        return Diagnostic(self.path, line, f"check/{rule.name}", said, rule.severity, column)
