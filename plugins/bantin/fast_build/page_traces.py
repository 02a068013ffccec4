"""What the build before knew of each page: its digest, the names that it had read, how its file looked.

Short digests of the single names say which of them made a page change, and whether that of a story which sleeps does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bantin.fast_build.checked_json import read_sealed, write_sealed
from bantin.fast_build.tree import FileStamp
from bantin.newsroom.regular_file import is_below

# A folder that is none, a beginning or end with a slash, a sign that systems take for one, or that nobody prints.
_UNUSUAL = re.compile(r"\n/|/\n|//|\n\n|(?:^|[\n/])\.{1,2}(?:[\n/]|$)|[\\:\x00-\x09\x0b-\x1f]")
EVERY = "*"  # stands for all pages among those that are rendered every time


@dataclass(frozen=True, slots=True)
class PageTrace:
    """A page as it was written: ``digest`` of all that it showed, ``names`` that it read.

    ``shared`` and ``own`` hold short digests, by name, of what it showed with others of its kind, and alone;
    ``reason`` says why it was rendered or left: a word of :mod:`bantin.fast_build.explain`, perhaps names.
    """

    digest: str
    names: frozenset[str]
    shared: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    reason: tuple[str, ...] = ()


@dataclass(slots=True)
class PageTraces:
    """All pages by their path in the site, and the marks of all files that the build ``made``, by path too.

    ``base`` is common to all pages; ``restless`` maps pages that no digest stands for to why they were rendered.
    A build that is not ``believed``, or that had another base, leaves no pages, but files it has made all the same.
    """

    base: str = ""
    pages: dict[str, PageTrace] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    restless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    believed: bool = False

    @property
    def files(self) -> frozenset[str]:
        """The files of a build whose links were all followed."""
        return frozenset(self.made) if self.believed else frozenset()

    def has(self, path: str, look: FileStamp | None) -> bool:
        """Say whether the file ``path``, which now has this ``look``, is still the one that was written."""
        return look is not None and look.is_ours and self.made.get(path) == look.mark


def read_memory(file: Path, base: str | None) -> PageTraces:
    """Return what ``file`` holds; of pages made on another ``base`` nothing but that they were made.

    One who only asks what happened gives no base. What cannot be read, or holds what we never write, tells nothing.
    """
    try:
        found = read_sealed(file)
        made = _files(found["files"])
        if base is not None and found["base"] != base:
            return PageTraces(base, made=made)
        names = [frozenset(map(_word, group)) for group in found["names"]]
        shared = [_words(group) for group in found["shared"]]
        if not found["pages"].keys() <= made.keys():
            raise ValueError("pages that were not made")
        pages = {
            path: PageTrace(_word(digest), names[group], shared[common], _words(own), _said(reason))
            for path, (digest, group, common, own, reason) in found["pages"].items()
        }
        restless = {_path(path): tuple(map(_word, reason)) for path, reason in found["restless"].items()}
        return PageTraces(_word(found["base"]), pages, made, restless, found["believed"] is True)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return PageTraces(base or "")


def write_memory(file: Path, memory: PageTraces, same: Collection[str] = ()) -> None:
    """Write ``memory`` down in one step, of pages those whose files were made; those in ``same`` as left."""
    groups: dict[frozenset[str], int] = {}
    shared: dict[int, tuple[int, Mapping[str, str]]] = {}
    kept = {}
    for path, page in memory.pages.items():
        if path in memory.made:
            group = groups.setdefault(page.names, len(groups))
            common, _ = shared.setdefault(id(page.shared), (len(shared), page.shared))
            kept[path] = page.digest, group, common, page.own, ("same",) if path in same else page.reason
    told = {
        "base": memory.base,
        "believed": memory.believed,
        "names": [sorted(group) for group in groups],
        "shared": [dict(common) for _, common in shared.values()],
        "pages": kept,
        "restless": memory.restless,
        "files": dict(sorted(memory.made.items())),
    }
    write_sealed(file, told)


def _path(value: Any) -> str:
    """Return ``value`` if it is the path of a file in a site: whoever forges a record must not lead out of it."""
    if not is_below(value):
        raise ValueError(f"no path of a site: {value!r}")
    return str(value)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():  # some are printed
        raise TypeError(f"no word: {value!r}")
    return value


def _words(value: Any) -> dict[str, str]:
    _said([*value, *value.values()])
    return dict(value)


def _said(words: Any) -> tuple[str, ...]:
    """Return ``words``, looked at all together: there are as many as there are pages, many times over."""
    _word("".join(words))
    return tuple(words)


def _files(marks: Any) -> dict[str, str]:
    """Return ``marks`` by path; only paths that hold anything unusual are looked at one by one."""
    _said(marks.values())
    if _UNUSUAL.search("\n".join(["", *marks, ""])):
        return {_path(path): mark for path, mark in marks.items()}
    return dict(marks)
