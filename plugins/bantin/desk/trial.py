"""The trial build: what the site would be for its readers; once found it is known until something of it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bantin.desk.building import Builder, Stop
from bantin.desk.desk import Desk
from bantin.desk.listing import Listing
from bantin.desk.published import Digests, files_now
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import walk
from bantin.newsroom.own_theme import source_folders

_HOLDS = dt.timedelta(minutes=5)  # a page may change by itself: a notice expires, a day ends


@dataclass(frozen=True, slots=True)
class Tried:
    """What has stopped a trial, and the digests of the files of the site if nothing has."""

    stops: tuple[Stop, ...]
    files: Digests


class Trial:
    """Builds the site of ``desk`` into the folder ``stage`` by ``builder``, again only if that may differ."""

    def __init__(self, desk: Desk, listing: Listing, builder: Builder, stage: Path) -> None:
        self._desk, self._listing, self._builder, self._stage = desk, listing, builder, stage
        self._known: tuple[bytes, dt.datetime, Tried] | None = None

    def run(self) -> Tried:
        """Return what a trial build comes to."""
        state, now = self._state(), self._desk.now
        if self._known and self._known[0] == state and self._holds(self._known[1], now):
            return self._known[2]
        self._known = None
        self._stage.parent.mkdir(parents=True, exist_ok=True)
        stops = tuple(self._builder.build(self._stage, trial=True))
        if stops:  # perhaps because another build was going on, so that it is asked again
            return Tried(stops, {})
        self._known = state, now, Tried((), files_now(self._stage))
        return self._known[2]

    def _holds(self, began: dt.datetime, now: dt.datetime) -> bool:
        """Say whether what was built when it ``began`` is the site of ``now`` too: no hour has come meanwhile."""
        dates = [it.date for it in self._listing.stories() if it.date]
        came_due = any(began < date <= now for date in dates)
        return dt.timedelta() <= now - began < _HOLDS and now.date() == began.date() and not came_due

    def _state(self) -> bytes:
        """Return what stands for all files that a build reads: they have changed when it has."""
        made = blake2b(digest_size=16)
        for path, is_link in walk(self._desk.root):
            made.update(repr((path, is_link, ContentFile(self._desk.root, path).stamp())).encode())
        for file in self._others():
            found = file.stat()
            made.update(repr((str(file), found.st_mtime_ns, found.st_ctime_ns, found.st_size)).encode())
        return made.digest()

    def _others(self) -> Iterator[Path]:
        """Yield the files that the site is built from beside its content: settings, themes, plugins of its own."""
        settings = {**self._desk.settings, "PATH": str(self._desk.root)}
        plugins = [Path(folder) for folder in settings.get("PLUGIN_PATHS", ())]
        for ending in ("*.py", "*.toml"):
            yield from sorted(it for it in self._desk.site.glob(ending) if it.is_file())
        for folder in (*source_folders(settings)[1:], *plugins):
            yield from sorted(it for it in folder.rglob("*") if it.is_file())
