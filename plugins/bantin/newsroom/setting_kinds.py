"""Kinds of values that settings hold, and what is said of a value that is of another kind."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bantin.newsroom.message import Message, say

Judge = Callable[[str, object], Iterator[str]]

_NOT_SEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\ufeff]")
_RUNS = re.compile(r"(?:javascript|vbscript|data|blob|file|filesystem|view-source):", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: ``wrong`` yields a sentence for each mistake in the value of the setting with that name.

    ``words`` say what a value must be, where no more can be said than that.
    """

    wrong: Judge
    words: Message


def kind_of(words: Message, holds: Callable[[object], bool], parts: Judge | None = None) -> Kind:
    """Return a kind that ``words`` name; ``parts`` judges what is in a value for which that ``holds``."""

    def wrong(name: str, value: object) -> Iterator[str]:
        if not holds(value):
            yield str(say("setting/kind", name=name, kind=words, value=repr(value)))
        elif parts:
            yield from parts(name, value)

    return Kind(wrong, words)


def optional(kind: Kind) -> Kind:
    """Return ``kind``, where a value that holds nothing (None, False, "") switches something off."""
    return Kind(lambda name, value: kind.wrong(name, value) if value else iter(()), kind.words)


def one_of(*known: str) -> Kind:
    """Return the kind of a choice among ``known`` words."""

    def wrong(name: str, value: object) -> Iterator[str]:
        if not isinstance(value, str) or value not in known:
            yield str(say("setting/one-of", name=name, known=", ".join(map(repr, known)), value=repr(value)))

    return Kind(wrong, TEXT.words)


def kilobytes(example: int) -> Kind:
    """Return the kind of a limit in KB, of which ``example`` is one."""

    def wrong(name: str, value: object) -> Iterator[str]:
        if not _is_size(value):
            yield str(say("setting/limit", name=name, example=example, value=repr(value)))

    return Kind(wrong, WHOLE.words)


def list_of(parts: Judge) -> Kind:
    """Return the kind of a list that ``parts`` judges further."""
    return kind_of(LIST.words, _is_list, parts)


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple | set | frozenset)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_size(value: object) -> bool:
    return _is_whole(value) and value != 0


def _are_sizes(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_size, value))


def _are_texts(value: object) -> bool:
    return _is_list(value) and isinstance(value, Iterable) and all(isinstance(one, str) for one in value)


def _wrong_pairs(name: str, links: object) -> Iterator[str]:
    for pair in links if isinstance(links, Iterable) else ():
        is_pair = isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
        if not is_pair:
            yield str(say("setting/pairs", name=name, value=repr(pair)))
        else:
            yield from wrong_address(name, pair[1])


def wrong_address(name: str, address: str) -> Iterator[str]:
    """Yield a sentence on an ``address`` that runs something, or shows what no site holds, in place of leading there.

    Browsers leave out blanks and controls in front of the scheme and within it.
    """
    if _RUNS.match(_NOT_SEEN.sub("", address)):
        yield str(say("setting/address", name=name, address=address))


def _wrong_colours(name: str, value: object) -> Iterator[str]:
    pair = value if isinstance(value, list | tuple) else ()
    if len(pair) != 2 or not all(isinstance(one, str) and _COLOUR.fullmatch(one) for one in pair):
        yield str(say("setting/colours", value=repr(value)))


TEXT = kind_of(say("words/kind-text"), lambda value: isinstance(value, str | os.PathLike))
TRUTH = kind_of(say("words/kind-truth"), lambda value: isinstance(value, bool))
NUMBER = kind_of(say("words/kind-number"), lambda value: isinstance(value, int))  # Pelican's False is one to it
WHOLE = kind_of(say("words/kind-whole"), _is_whole)
SIZES = kind_of(say("words/kind-sizes"), _are_sizes)
LIST = kind_of(say("words/kind-list"), _is_list)
TEXTS = kind_of(say("words/kind-texts"), _are_texts)
TABLE = kind_of(say("words/kind-table"), lambda value: isinstance(value, dict))
FUNCTION = kind_of(say("words/kind-function"), callable)
PAIRS = list_of(_wrong_pairs)
COLOURS = Kind(_wrong_colours, LIST.words)
