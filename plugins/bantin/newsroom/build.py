"""One build as a value: opened first, closed last, handed to everything that takes part in it."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bantin.newsroom.cache import Store, empty_store
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.echoes import without_echoes
from bantin.newsroom.link import Link
from bantin.newsroom.message import say
from bantin.newsroom.mode import Command, Mode
from bantin.newsroom.parts import Parts
from bantin.newsroom.photo import Photo
from bantin.newsroom.pipeline import Pipeline
from bantin.newsroom.progress import Progress
from bantin.newsroom.scope import BodyEdits, Promise, Scope, Surroundings
from bantin.newsroom.setting import Mistakes
from bantin.newsroom.source_text import KeptText, SourceText
from bantin.newsroom.tally import Tally

if TYPE_CHECKING:
    from bantin.newsroom.executor import ExecutorFactory

T = TypeVar("T")
Report = Callable[[Diagnostic], None]


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
    ``named`` are the files in folders made anew (:attr:`Build.remade`) and the places in other pages that pages link
    to, and maybe some more; None if nobody has looked; ``former_named`` those of the build before.
    """

    site: Path = Path()
    staying: frozenset[str] = frozenset()
    keep: Callable[[str], bool] = lambda path: False
    kept: set[str] = field(default_factory=set)
    digests: Mapping[str, str] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    former_digests: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] | None = None
    former_named: frozenset[str] | None = None

    def take_over(self, path: str) -> bool:
        """Have the file ``path``, which is no page, stay as it is; say whether the site has it as it was left."""
        if path not in self.kept and self.keep(path):
            self.kept.add(path)
        return path in self.kept

    def place_of(self, path: str, output: Path) -> Path:
        """Return where the file ``path`` of the site is now: in the folder ``output``, or where it stays."""
        return (self.site if path in self.staying or path in self.kept else output) / path


@dataclass(frozen=True, slots=True)
class Made:
    """What a site is made with, noted once for a Pelican, before plugins put objects of their own into the settings.

    ``settings`` is a digest of all settings, ``content_settings`` of those that say more than where things lie;
    ``code`` stands for the code that the site adds to ours, empty if it adds none.
    """

    settings: str = ""
    content_settings: str = ""
    code: str = ""


@dataclass(slots=True, eq=False)
class Build:
    """One build: ``now`` is zone-aware; what follows ``output`` grows while the build goes on.

    ``command`` is what was called, ``made`` what the site is made with; ``executor`` gives workers in place of the
    setting ``EXECUTOR``; ``store`` holds what earlier builds worked out; ``writer`` is the class that writes pages,
    if it is not Pelican's own; ``logo`` the address of the site's emblem as an image, if one is made; ``tokens``
    are the colours of the site as a style sheet, where its theme is ours; ``output`` tells of the pages that stay.

    ``answered`` holds by story the addresses of its links that a plugin has led somewhere, or told of.
    ``absent`` holds the files that the site lacks for reasons reported, so that links to them are no news.
    ``refused`` holds the paths of sources that are not published for reasons reported, ``refused_stories`` what is
    known of those that were read, which are judged all the same, ``called`` the last word of the addresses that some
    of them ask for; ``sources`` maps each output path to the source that it comes from; ``pages`` holds the pages
    that plugins write by themselves. ``judges`` are functions of modules, shown each text where it is read, perhaps
    in a worker: they return what they find, or None if that depends on other stories. ``judged`` holds what they
    found, by path, ``texts`` the sources as typed that are still to be judged, ``kept_texts`` those not opened.
    ``moments`` holds when the site will change by itself: a story's hour comes, a notice ends. ``links`` holds what
    each page points to, by output path.
    ``around`` is what it knows of all stories together, for a later build of a few; ``scope`` is set in such a one,
    ``body_edits`` gives who tells whether there can be one, ``digests`` are those of the bytes of stories, by path.
    ``site`` is the folder in which the site stands that this build may replace, None where nothing is replaced.
    ``promises`` gives the addresses that stories were promised, by source, ``forwarding`` holds the files that do no
    more than lead on to a story. ``after_exchange`` is what is done once the new site has taken its place: each says
    whether what the site promises stands in the ledger now, None if it had nothing to write.
    ``remade`` holds folders of the site of which such a build, too, says what is in them.
    ``tally`` counts what became of all sources; ``began`` is when, on the clock that only counts.
    ``parts`` hold what single plugins keep between their steps, ``endings`` what is to be done however it ends.
    """

    now: dt.datetime
    command: Command = field(default_factory=Command)
    made: Made = Made()
    executor: ExecutorFactory | None = None
    progress: Progress = field(default_factory=Progress)
    store: Store = field(default_factory=empty_store)
    writer: type[Any] | None = None
    logo: str = ""
    tokens: bytes = b""
    output: Output = field(default_factory=Output)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    refused_stories: list[RefusedStory] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    pages: list[OwnPage] = field(default_factory=list)
    texts: list[SourceText] = field(default_factory=list)
    answered: dict[str, set[str]] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    judges: list[Callable[[SourceText], Iterable[Diagnostic] | None]] = field(default_factory=list)
    judged: dict[str, Sequence[Diagnostic]] = field(default_factory=dict)
    kept_texts: list[KeptText] = field(default_factory=list)
    moments: list[dt.datetime] = field(default_factory=list)
    links: dict[str, object] = field(default_factory=dict)
    around: Surroundings = field(default_factory=Surroundings)
    scope: Scope | None = None
    remade: set[str] = field(default_factory=set)
    body_edits: Callable[[], BodyEdits] | None = None
    site: Path | None = None
    promises: Callable[[Sequence[Any]], Mapping[str, Promise]] | None = None
    forwarding: set[str] = field(default_factory=set)
    after_exchange: list[Callable[[], bool | None]] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    began: float = field(default_factory=time.monotonic)
    parts: Parts = field(default_factory=Parts)
    endings: list[Callable[[], None]] = field(default_factory=list)

    @property
    def mode(self) -> Mode:
        """How the command was called."""
        return self.command.mode

    def of(self, kind: type[T]) -> T:
        """Return what one plugin keeps of this build: the value of type ``kind``, which nobody else asks for."""
        return self.parts.of(kind)

    def report(self, diagnostic: Diagnostic) -> None:
        """Add one problem, to be printed with all others at the end."""
        self.diagnostics.append(diagnostic)

    def report_all(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add several problems."""
        self.diagnostics.extend(diagnostics)

    def findings(self) -> list[Diagnostic]:
        """Return what was found so far, each mistake once."""
        return without_echoes(self.diagnostics)

    def answer(self, path: str, target: str) -> None:
        """Note that the link of the story ``path`` to ``target`` was judged: it leads somewhere, or was told of."""
        self.answered.setdefault(path, set()).add(target)

    def refuse(self, path: str, called: str = "") -> None:
        """Note that the source file ``path`` (relative to the content folder) is not published, for reasons reported.

        ``called`` is the last word of the address that its header asks for, if that much can be read.
        """
        self.refused.add(path)
        if called:
            self.called[path] = called

    def close(self) -> None:
        """Let go of whatever is still held: of a build that failed, or that nobody will hear of again."""
        while self.endings:
            self.endings.pop()()
        self.parts = Parts()  # stories among them, which would live until the next build has ended


def read_clock(zone: dt.tzinfo, environment: Mapping[str, str] = os.environ) -> dt.datetime:
    """Return the build's "now": ``SOURCE_DATE_EPOCH`` (seconds, reproducible builds) if set, else the clock."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        raise BuildFailed(say("setting/clock", epoch=epoch))
    return dt.datetime.fromtimestamp(int(epoch), zone) if epoch else dt.datetime.now(zone)


class BuildSettings(dict[str, Any]):
    """Pelican's settings, which it hands to everything that it makes; so these carry what they are made for.

    They are those of ``pelican``. ``build`` is the last one that was opened; ``all_stories`` says that none may be of
    a few stories; ``pipeline`` holds the steps of the plugins that the site lists, ``early`` what was warned of
    before there was a build, ``mistakes`` what they have wrong. A copy of the settings, such as the context of
    templates, carries none of it.
    """

    command: Command
    pipeline: Pipeline
    made: Made = Made()
    build: Build | None = None
    all_stories: bool = False
    pelican: Any = None
    early: list[Diagnostic]
    mistakes: Mistakes
