"""The build that is going on: its one "now", and every problem found so far."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bantin.newsroom.cache import Store, empty_store
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.echoes import without_echoes
from bantin.newsroom.link import Link
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.source_text import KeptText, SourceText
from bantin.newsroom.tally import Tally


class OwnPage(NamedTuple):
    """A page that a plugin writes by itself: its title, file, address, and when its newest story changed.

    One that is not ``listed`` stays out of site maps; ``repeats`` is the file of a page that says the same.
    """

    title: str
    save_as: str
    url: str
    updated: dt.datetime | None = None
    listed: bool = True
    repeats: str = ""


class RefusedStory(NamedTuple):
    """A story that is refused: its path, what could be read of its header, its body with photos and links."""

    path: str
    photos: tuple[Photo, ...]
    metadata: Mapping[str, Any]
    html: str = ""
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class Output:
    """What becomes of the site that stands in ``site``: which pages stay, what stands for each page, before and now.

    ``former`` holds the files of the build before, whose links were all followed; empty when nothing is known.
    ``keep`` takes one file over and says whether the site has it as it was left; ``kept`` names those that it has.
    """

    site: Path = Path()
    staying: frozenset[str] = frozenset()
    keep: Callable[[str], bool] = lambda path: False
    kept: set[str] = field(default_factory=set)
    digests: dict[str, str] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    former_digests: Mapping[str, str] = field(default_factory=dict)

    def take_over(self, path: str) -> bool:
        """Have the file ``path``, which is no page, stay as it is; say whether the site has it as it was left."""
        if self.keep(path):
            self.kept.add(path)
        return path in self.kept

    def place_of(self, path: str, output: Path) -> Path:
        """Return where the file ``path`` of the site is now: in the folder ``output``, or where it stays."""
        return (self.site if path in self.staying or path in self.kept else output) / path


@dataclass(slots=True)
class Build:
    """One build: ``now`` is zone-aware; the rest grows while the build goes on.

    ``answered`` holds by story the addresses of its links that a plugin has led somewhere, or told of.
    ``absent`` holds the files that the site lacks for reasons reported, so that links to them are no news.
    ``refused`` holds the paths of sources that are not published for reasons reported, ``refused_stories`` what is
    known of those that were read, which are judged all the same, ``called`` the last word of the addresses that some
    of them ask for; ``sources`` maps each output path to the source that it comes from; ``pages`` holds the pages
    that plugins write by themselves; ``texts`` the sources as they were typed, ``text_keys`` what stands for each by
    path, ``kept_texts`` those that were not opened; ``store`` what earlier builds worked out. ``judges`` are shown
    each text of a story as soon as it was read, with its key if it has one, and say whether they are done with it.
    ``moments`` holds when the site will change by itself: a story's hour comes, a notice ends. ``links`` holds what
    each page points to, by output path, as the check has read it. ``closing`` holds what is to be done once the
    newsroom has decided whether the build passes; each is told so. ``output`` tells of the pages that stay,
    ``accounts`` what became of all sources; ``began`` is when, on the clock that only counts.
    """

    now: dt.datetime
    diagnostics: list[Diagnostic] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    refused_stories: list[RefusedStory] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    pages: list[OwnPage] = field(default_factory=list)
    texts: list[SourceText] = field(default_factory=list)
    answered: dict[str, set[str]] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    judges: list[Callable[[SourceText, str], bool]] = field(default_factory=list)
    kept_texts: list[KeptText] = field(default_factory=list)
    text_keys: dict[str, str] = field(default_factory=dict)
    store: Store = field(default_factory=empty_store)
    moments: list[dt.datetime] = field(default_factory=list)
    links: dict[str, object] = field(default_factory=dict)
    closing: list[Callable[[bool], None]] = field(default_factory=list)
    output: Output = field(default_factory=lambda: Output())
    accounts: Tally = field(default_factory=lambda: Tally())
    began: float = field(default_factory=time.monotonic)


_runs: list[Build] = []
_coming: list[dt.datetime] = []
_settings: list[str] = [""]
_code: list[str] = [""]


def read_clock(zone: dt.tzinfo, environment: Mapping[str, str] = os.environ) -> dt.datetime:
    """Return the build's "now": ``SOURCE_DATE_EPOCH`` (seconds, reproducible builds) if set, else the clock."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        raise BuildFailed(say("setting/clock", epoch=epoch))
    return dt.datetime.fromtimestamp(int(epoch), zone) if epoch else dt.datetime.now(zone)


def coming_now(zone: dt.tzinfo, *, afresh: bool = False) -> dt.datetime:
    """Return the "now" of the build that is about to begin: the clock is read once, by whoever asks first.

    With ``afresh`` what an attempt before has read is forgotten.
    """
    if afresh or not _coming:
        _coming[:] = [read_clock(zone)]
    return _coming[0]


def note_settings(digest: str) -> None:
    """Remember a digest of the settings as the site gives them, before plugins put objects of their own there."""
    _settings[:] = [digest]


def settings_digest() -> str:
    """Return the digest of the site's settings, whatever its folders are; empty when nobody has noted it."""
    return _settings[0]


def note_code(digest: str) -> None:
    """Remember a digest of the code that the site adds to ours; empty if it adds none."""
    _code[:] = [digest]


def site_code() -> str:
    """Return the digest of the code that the site adds to ours."""
    return _code[0]


def begin(now: dt.datetime) -> Build:
    """Open a new run and forget the one before: under autoreload many runs share a process."""
    _runs[:] = [Build(now)]
    _coming.clear()
    return _runs[0]


def current() -> Build:
    """Return the run that is going on; raise LookupError when none was begun."""
    if not _runs:
        raise LookupError("no build is going on: list bantin.newsroom.hooks in PLUGINS")
    return _runs[0]


def report(diagnostic: Diagnostic) -> None:
    """Add one problem to the run, to be printed with all others at its end."""
    current().diagnostics.append(diagnostic)


def findings() -> list[Diagnostic]:
    """Return what was found so far, each mistake once."""
    return without_echoes(current().diagnostics)


def answer(path: str, target: str) -> None:
    """Note that the link of the story ``path`` to ``target`` was judged: it leads somewhere, or was told of."""
    current().answered.setdefault(path, set()).add(target)


def refuse(path: str, called: str = "") -> None:
    """Note that the source file ``path`` (relative to the content folder) is not published, for reasons reported.

    ``called`` is the last word of the address that its header asks for, if that much can be read.
    """
    current().refused.add(path)
    if called:
        current().called[path] = called
