"""Walk the content folder without following or opening anything, and say what must not lie there."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.newsroom.content_files import sentence
from bantin.newsroom.diagnostic import Diagnostic, Severity, finding
from bantin.newsroom.litter import is_litter, kind_of
from bantin.newsroom.message import Message, say
from bantin.newsroom.name_forms import STORY_ENDINGS, nfc
from bantin.sources.key_files import is_key_file
from bantin.sources.names_elsewhere import trouble, twins
from bantin.sources.story_like import looks_like_story, unread, waits_in_cloud

IGNORED = (".*", "*~", "#*")
"""What Pelican passes over, as this site sets it in ``IGNORE_FILES``."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that must not lie in the content folder; ``folder`` is its name on disk if it may hold others."""

    diagnostic: Diagnostic
    folder: str = ""


class Survey:
    """One walk through the folder ``root``: what is there, and what is wrong with it.

    ``refusals`` are to be reported; what is an error must not be opened either. ``entries`` holds every file, and
    every link with the mark that it is one, as the disk has them; ``pending`` what to report of files by path
    if no story uses them; ``closed`` folders of programs that Pelican must not enter. ``allowed`` holds paths of key
    files that may lie there after all, ``ignored`` the patterns by which Pelican passes over names. Where ``only``
    some files are named, nothing else is looked at.
    """

    def __init__(
        self,
        root: Path,
        allowed: Collection[str] = (),
        ignored: Sequence[str] = IGNORED,
        only: Collection[str] | None = None,
    ) -> None:
        self._root, self._allowed, self._patterns = root, allowed, ignored
        self._ignored = re.compile("|".join(map(fnmatch.translate, ignored)) or r"(?!)").match
        self._folders: list[str] = []
        self.refusals: list[Refusal] = []
        self.entries: list[tuple[str, bool]] = []
        self.pending: dict[str, Diagnostic] = {}
        self.closed: list[str] = []
        if only is None:
            self._walk("")
        else:
            self._look_at_some(only)
        for path, message in twins([*self._folders, *(path for path, _ in self.entries)]):
            self._tell(path, message, severity="notice")

    def _walk(self, folder: str, *, unread_folder: bool = False) -> None:
        try:
            entries = sorted(self._scan(folder), key=lambda entry: entry.name)
        except OSError:
            self._tell(folder or ".", say("sources/unreadable"), folder=folder)
            return
        for entry in entries:
            path = posixpath.join(folder, entry.name)
            kind = kind_of(entry)
            if is_litter(entry.name, kind) and not waits_in_cloud(entry.name):
                self.closed += [path] if kind == "folder" else []
            elif kind == "link":
                self.entries.append((path, True))
                self._tell(path, sentence("link"), "symlink", folder=path)
            elif kind == "folder":
                self._enter(path, unread_folder=unread_folder)
            else:
                self._look_at(entry, path, unread_folder=unread_folder)

    def _look_at_some(self, paths: Collection[str]) -> None:
        for folder in sorted(set(map(posixpath.dirname, paths))):
            for entry in self._scan(folder):
                path = posixpath.join(folder, entry.name)
                if path in paths:
                    self._look_at(entry, path, unread_folder=False)

    def _scan(self, folder: str) -> list[os.DirEntry[str]]:
        with os.scandir(self._root / folder) as listing:
            return list(listing)

    def _enter(self, path: str, *, unread_folder: bool) -> None:
        name = posixpath.basename(path)
        self._judge_trouble(path)
        if name.startswith("."):
            example = self._story_below(path)
            self._tell(path, _unread_folder(name, example) if example else say("sources/dotfile.secret"), folder=path)
            return
        self._folders.append(path)
        if name.lower().endswith(STORY_ENDINGS):
            ending = posixpath.splitext(name)[1]
            self._tell(path, say("sources/folder-name", ending=ending), severity="warning")
        if self._ignored(name) and not unread_folder:
            self._pass_over(path, name)
        self._walk(path, unread_folder=unread_folder or bool(self._ignored(name)))

    def _pass_over(self, path: str, name: str) -> None:
        """Tell of a folder that Pelican does not enter, if it holds stories."""
        example = self._story_below(path)
        pattern = self._pattern_of_the_site(name)
        if example and pattern:
            self._tell(path, say("sources/setting.name", pattern=pattern), severity="notice")
        elif example:
            self._tell(path, _unread_folder(name, example))

    def _story_below(self, folder: str) -> str:
        """Return the path of a file below ``folder`` that looks like a story; empty if there is none."""
        try:
            entries = sorted(self._scan(folder), key=lambda entry: entry.name)
        except OSError:
            return ""
        for entry in entries:
            kind, path = kind_of(entry), posixpath.join(folder, entry.name)
            if is_litter(entry.name, kind) or kind == "link":
                continue
            found = self._story_below(path) if kind == "folder" else path if looks_like_story(entry.name) else ""
            if found:
                return found
        return ""

    def _look_at(self, entry: os.DirEntry[str], path: str, *, unread_folder: bool) -> None:
        if entry.name.startswith("."):
            self._look_at_hidden(entry, path)
            return
        if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            self._tell(path, sentence("special"), "special-file")
        elif not os.access(entry.path, os.R_OK):
            self._tell(path, sentence("closed"), "unreadable")
        elif is_key_file(entry.name):
            if nfc(path) not in self._allowed:
                self._tell(path, say("sources/key-file"))
        else:
            self._judge_trouble(path)
            self._judge_name(path, entry.name, unread_folder=unread_folder)
        self.entries.append((path, False))

    def _look_at_hidden(self, entry: os.DirEntry[str], path: str) -> None:
        found = unread(entry.name, ignored=True) if entry.is_file(follow_symlinks=False) else None
        said = found.said if found else say("sources/dotfile.secret")
        self._tell(path, said, "" if said.rule == "sources/cloud" else "dotfile")

    def _judge_name(self, path: str, name: str, *, unread_folder: bool) -> None:
        pattern = self._pattern_of_the_site(name)
        if pattern and looks_like_story(name):
            self._tell(path, say("sources/setting.name", pattern=pattern), severity="notice")
            return
        found = unread(name, ignored=bool(self._ignored(name)))
        if found and found.unless_used:
            self.pending[path] = finding(nfc(path), 0, found.said)
        elif found and not (unread_folder and name.lower().endswith(STORY_ENDINGS)):
            self._tell(path, found.said)

    def _judge_trouble(self, path: str) -> None:
        """Tell of a name that does not work elsewhere."""
        message = trouble(path)
        if message and not unread(posixpath.basename(path), ignored=False):  # which has its own cure
            self._tell(path, message, severity="notice")

    def _pattern_of_the_site(self, name: str) -> str:
        """Return the pattern of the site's own by which ``name`` is passed over; empty if it is not."""
        own = (pattern for pattern in self._patterns if pattern not in IGNORED)
        return next((pattern for pattern in own if fnmatch.fnmatchcase(name, pattern)), "")

    def _tell(
        self, path: str, said: Message, rule: str = "", *, folder: str = "", severity: Severity = "error"
    ) -> None:
        """Add what is ``said``; ``rule`` names the rule where the words are those of another one."""
        rule = f"sources/{rule}" if rule else said.rule
        self.refusals.append(Refusal(Diagnostic(nfc(path), 0, rule, said, severity), folder))


def survey(root: Path, allowed: Collection[str] = ()) -> Iterator[Refusal]:
    """Yield what is wrong with the names and kinds of the files below ``root``, whoever may use them."""
    return iter(Survey(root, allowed).refusals)


def _unread_folder(name: str, example: str) -> Message:
    plain, example = name.lstrip(".# ").rstrip("~ ") or "ten-thu-muc", posixpath.basename(example)
    if name.startswith("."):
        return say("sources/dotfile.folder", example=example, name=plain)
    if name.startswith("#"):
        return say("sources/unread.folder", sign="#", example=example, name=plain)
    return say("sources/unread.old", example=example, name=plain)
