"""What a build of all stories leaves for a build of a few: what each file held, what stands beside each story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bantin.fast_build.up_to_date import printed_word
from bantin.newsroom.journaled_record import JournaledRecord
from bantin.newsroom.scope import Surroundings


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """``files`` tells the bytes of each file of the content folder, by path.

    ``inputs`` is what the site was made from as the build's other record says it
    (:class:`bantin.fast_build.up_to_date.Standing`): where only one of the two could be written, they do not agree.
    ``beside`` stands for all else that the site was made from, ``digests`` for the bytes of each story as it was
    read. ``made`` and ``due`` are seconds since 1970: the site changes by itself at ``due``, None if it never will.
    ``fates`` count what became of the sources, ``words`` are what was said, with so many ``warnings``; ``narrow``
    counts the builds of a few stories since the last whole one. ``cards`` is the seal of the file that holds a card
    of each story that readers see, empty if there is none.
    """

    inputs: str
    beside: str
    files: Mapping[str, str]
    digests: Mapping[str, str]
    around: Surroundings
    fates: Mapping[str, int]
    warnings: int
    words: tuple[str, ...]
    made: float
    due: float | None
    narrow: int = 0
    cards: str = ""


def read_site_record(kept: JournaledRecord) -> SiteRecord | None:
    """Return the record that is ``kept``; None for one that cannot be read, or holds what we never write."""
    try:
        found = kept.read()
        around = Surroundings(**{name: _AROUND[name](value) for name, value in found.pop("around").items()})
        files, digests = found.pop("files"), found.pop("digests")  # as they are kept, to be compared soon
        _mapping(files, _word), _mapping(digests, _word)
        fates = _mapping(found.pop("fates"), _number)
        words = tuple(map(printed_word, found.pop("words")))
        record = SiteRecord(files=files, digests=digests, around=around, fates=fates, words=words, **found)
        _moment(record.made), record.due is None or _moment(record.due)
        _number(record.warnings), _number(record.narrow), _word(record.cards)
        _word(record.inputs), _word(record.beside)
        return record
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_site_record(kept: JournaledRecord, record: SiteRecord) -> None:
    """Write the record in one step."""
    kept.write(_told(record) | {"around": _told(record.around)})


def _told(record: Any) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record) if each.name != "stories"}


def _mapping(value: Any, kind: Callable[[Any], Any]) -> dict[str, Any]:
    """Return ``value``, a mapping; what it holds is of that ``kind``, as far as one example tells.

    Its names are looked at when they are used: there are some ten thousand, and a build of a few stories uses few.
    """
    for each in list(value.values())[:1]:
        kind(each)
    return dict(value)


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no word: {value!r}")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"no number: {value!r}")
    return value


def _moment(value: Any) -> float:
    if not isinstance(value, float):
        raise TypeError(f"no moment: {value!r}")
    return value


def _words(value: Any) -> list[str]:
    return [_word(each) for each in value]


_AROUND: dict[str, Callable[[Any], Any]] = {
    "beside": lambda value: _mapping(value, _words),
    "feeds": lambda value: _mapping(value, _words),
    "feed_links": lambda value: _mapping(value, lambda links: list(map(_words, links))),
    "totals": lambda value: _mapping(value, _number),
    "spellings": lambda value: {kind: _mapping(names, _number) for kind, names in value.items()},
    "slugs": lambda value: _mapping(value, _word),
    "promised": lambda value: _mapping(value, _words),
    "deleted": lambda value: _mapping(value, list),
}
