"""The desk of one site: where its stories lie, what its settings say, what is kept beside them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bantin.category_feeds.settings import CATEGORIES
from bantin.desk.import_notes import ImportNotes
from bantin.desk.own_folder import open_own_folder
from bantin.desk.trash import Trash
from bantin.desk.versions import Versions
from bantin.devserver.findings import Publishing
from bantin.newsroom.build import read_clock
from bantin.newsroom.content_files import limits_from


@dataclass(slots=True)
class Desk:
    """``root`` is the content folder, ``site`` the one that holds the settings; ``publishing`` what stops publishing,
    ``address`` where readers find the site, empty if nobody knows.

    Whoever writes holds ``writing``: the desk may be open in two windows.
    """

    root: Path
    site: Path
    settings: Mapping[str, Any]
    publishing: Publishing = field(default_factory=Publishing)
    address: str = ""
    clock: Callable[[dt.tzinfo], dt.datetime] = read_clock
    writing: threading.RLock = field(default_factory=threading.RLock)
    own_folder: Path = field(init=False)
    versions: Versions = field(init=False)
    trash: Trash = field(init=False)
    notes: ImportNotes = field(init=False)

    def __post_init__(self) -> None:
        self.own_folder = own = open_own_folder(self.site)
        self.versions, self.trash = Versions(own / "versions"), Trash(own / "bin", self.root)
        self.notes = ImportNotes(own / "notes")

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.settings.get("TIMEZONE", "Asia/Ho_Chi_Minh"))

    @property
    def now(self) -> dt.datetime:
        """The hour at the office."""
        return self.clock(self.zone)

    @property
    def most(self) -> int:
        """How many bytes a story may have."""
        return limits_from(self.settings).story

    @property
    def categories(self) -> tuple[str, ...]:
        """The sections of the site, in its order."""
        return tuple(" ".join(entry["name"].split()) for entry in CATEGORIES.of(self.settings))
