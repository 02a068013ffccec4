"""The record of the pages of a site as a file, which the next build reads; see :mod:`.page_traces`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.fast_build.page_traces import (
    SAME,
    KeptTraces,
    PageTrace,
    PageTraces,
    digests_of,
    printable,
    printable_words,
)
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.compact_json import pack
from bantin.newsroom.journaled_record import JournaledRecord
from bantin.newsroom.regular_file import is_below, require_below


def read_memory(record: JournaledRecord, base: str | None) -> PageTraces:
    """Return what ``record`` holds; of pages made on another ``base`` nothing but that they were made.

    One who only asks what happened gives no base. What cannot be read, or holds what we never write, tells nothing.
    """
    try:
        found = record.read()
        made, contents = found["files"], found["contents"]
        require_below(made)
        printable("".join([*made.values(), *contents, *contents.values()]))
        if base is not None and found["base"] != base:
            return PageTraces(base, made=made, contents=contents)
        names = [frozenset(map(printable, group)) for group in found["names"]]
        shared = [printable_words(group) for group in found["shared"]]
        digests, told = found["pages"], found["traces"]
        if not digests.keys() <= made.keys() or not digests.keys() == told.keys():
            raise ValueError("pages that were not made")
        printable("".join(digests.values()))
        reasons = {path: tuple(map(printable, reason)) for path, reason in found["reasons"].items()}
        pages = KeptTraces(digests, told, names, shared, reasons)
        restless = {_path(path): tuple(map(printable, reason)) for path, reason in found["restless"].items()}
        look = printable(found["look"])
        named = None if found["named"] is None else frozenset(map(printable, found["named"]))
        base, believed = printable(found["base"]), found["believed"] is True
        return PageTraces(base, pages, made, restless, believed, look, named, contents)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return PageTraces(base or "")


def write_memory(record: JournaledRecord, memory: PageTraces) -> None:
    """Write ``memory`` down in one step, of pages those whose files were made."""
    pages = memory.pages
    known = pages if isinstance(pages, KeptTraces) else KeptTraces({}, {}, [], [], {}, pages)
    changed = {path: page for path, page in known.changed.items() if path in memory.made}
    names, shared, unmade = list(known.names), list(known.shared), known.digests.keys() - set(memory.made)
    told = Changed(known.told, _tell(changed, names, shared), unmade)
    record.write(
        {
            "base": memory.base,
            "believed": memory.believed,
            "names": [sorted(group) for group in names],
            "shared": [dict(common) for common in shared],
            "pages": Changed(known.digests, digests_of(changed), unmade),
            "traces": told,
            "reasons": {path: page.reason for path, page in changed.items() if page.reason != SAME},
            "restless": memory.restless,
            "named": None if memory.named is None else sorted(memory.named),
            "files": memory.made,
            "contents": memory.contents,
            "look": memory.look,
        },
    )


def _tell(
    pages: Mapping[str, PageTrace], names: list[frozenset[str]], shared: list[Mapping[str, str]]
) -> dict[str, str]:
    """Return what is written of each page; what many have in common goes to ``names`` and ``shared``."""
    groups = {group: number for number, group in enumerate(names)}
    common: dict[int, int] = {}
    told = {}

    def number_of(group: frozenset[str]) -> int:
        if group not in groups:
            groups[group] = len(names)
            names.append(group)
        return groups[group]

    for path, page in pages.items():
        if id(page.shared) not in common:
            common[id(page.shared)] = len(shared)
            shared.append(page.shared)
        it = page.fragment
        more = [it.template, it.offset, it.length, it.page, it.around, number_of(it.names)] if it else []
        told[path] = pack([number_of(page.names), common[id(page.shared)], page.own, *more]).decode()
    return told


def _path(value: Any) -> str:
    """Return ``value`` if it is the path of a file in a site: whoever forges a record must not lead out of it."""
    if not is_below(value):
        raise ValueError(f"no path of a site: {value!r}")
    return str(value)
