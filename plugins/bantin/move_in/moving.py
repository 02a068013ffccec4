"""An old site moved: a first look settles where each story comes to lie, a second makes the stories one by one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bantin.imports.refused import Refused
from bantin.move_in.account import Account
from bantin.move_in.already_there import note_story, path_there
from bantin.move_in.convert_pool import made_of
from bantin.move_in.converting import Choices, Converter, NewStory, header_of
from bantin.move_in.disk_tables import Table
from bantin.move_in.journal import Journal, digest_of, open_journal
from bantin.move_in.old_files import MOST_PHOTO
from bantin.move_in.old_story import LeftOut, OldSite, OldStory, Unread
from bantin.move_in.photo_sources import embedded_photo
from bantin.move_in.references import FileNames
from bantin.move_in.site_index import SiteIndex, categories_of
from bantin.move_in.states import STATES, in_words
from bantin.move_in.tally import Tally
from bantin.move_in.twins import told_apart
from bantin.newsroom.content_names import walk
from bantin.newsroom.executor import process_pool
from bantin.newsroom.message import Message, say
from bantin.newsroom.printing import printable_line
from bantin.newsroom.read_errors import naming
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step

_MOST_STORY = 50_000_000


@dataclass(slots=True)
class Move:
    """A move of ``site`` into the folder ``content``: what was found at first sight, what stands there already."""

    site: OldSite
    content: Path
    now: dt.datetime
    index: SiteIndex
    journal: Journal
    there: Table  # files of whom we do not know
    unknown: Table  # the stories among them, by what tells them
    given: Table  # paths of stories known from before
    tally: Tally = field(default_factory=Tally)
    folders: set[Path] = field(default_factory=set)  # that are ours to write into

    def stories(self, choices: Choices) -> Iterator[tuple[NewStory, Account]]:
        """Yield all stories as they are to be written, with an account of each; the tally counts on."""
        names = FileNames(self.site.files, self.content.absolute(), self.there)
        converter = Converter(self.site.unread(), self.index, names, choices, self.now)
        total = self.tally.stories + self.tally.pages
        read = (it for it in told_apart(self.site.read()) if isinstance(it, OldStory))
        for made, account in made_of(read, total, converter, process_pool):
            if isinstance(made, Message):
                self.tally.refuse(account.source, made)
                continue
            self.tally.take(account)
            self.tally.files += len(made.files)
            self.tally.public += made.public
            yield made, account


def survey(site: OldSite, content: Path, now: dt.datetime) -> Move:
    """Return the move that a first look at ``site`` finds possible; nothing is written."""
    journal = open_journal(content)
    tables = site.files.tables
    index = SiteIndex(frozenset(site.hosts), tables)
    move = Move(site, content, now, index, journal, tables.table(), tables.table(), tables.table())
    _note_what_is_there(move)
    tally = move.tally
    for entry in told_apart(site.read()):
        match entry:
            case LeftOut():
                tally.left_out[entry.kind] += 1
            case Unread():
                tally.refuse(entry.source, entry.said)
            case OldStory():
                _note(entry, move)
    return move


def _note_what_is_there(move: Move) -> None:
    for path in move.journal.paths():
        move.index.taken.put(path.casefold())
    for path, _ in walk(move.content, "") if move.content.is_dir() else ():
        name = path.casefold()
        if name not in move.index.taken or name in move.there:
            move.index.taken.put(name)
            move.there.put(name)
            note_story(move.unknown, move.content, path)


def _note(story: OldStory, move: Move) -> None:
    tally, header = move.tally, header_of(story, move.now)
    kept = move.journal.record(f"story:{story.source}")
    path = kept.path if kept else path_there(move.unknown, story, header)
    move.index.add(story, header, "" if path in move.given else path)
    if path:
        move.given.put(path)
    tally.pages += story.is_page
    tally.stories += not story.is_page
    tally.languages[header.lang or "vi"] += 1
    tally.became.update((key, ours) for key, ours in header.became.items())
    if not story.is_page and (name := categories_of(story, header)):
        move.index.categories[name] += 1


def run(move: Move, choices: Choices, listing: TextIO, progress: Callable[[int], None]) -> None:
    """Write all stories and their files; what was told of each goes to ``listing``, a line each.

    What stands there already and is not of an earlier run, or was changed since, is never written over.
    """
    move.content.mkdir(parents=True, exist_ok=True)
    with closing(move.journal):
        for number, (story, account) in enumerate(move.stories(choices), 1):
            if _is_deleted(move, story, account.source):
                move.tally.deleted += 1  # by an editor, who had a reason
            else:
                for path, source in story.files.items():
                    _place_file(move, path, source, account)
                _place_story(move, story, account.source)
            for kind, what in (it for it in account.told if it[0] != "key"):  # these are in the plan, by number
                said = in_words("state", STATES, what) if kind == "hidden" else what
                line = f"{account.source} → {story.path}: {say(f'move-in/told.{kind}', what=said)}"
                listing.write(f"{printable_line(line)}\n")
            progress(number)


def _is_deleted(move: Move, story: NewStory, old: str) -> bool:
    return move.journal.record(f"story:{old}") is not None and not os.path.lexists(move.content / story.path)


def _place_story(move: Move, story: NewStory, old: str) -> None:
    data, tally, source = story.text.encode(), move.tally, f"story:{old}"
    before, present = move.journal.record(source), _present(move.content, story.path)
    if present == data:
        tally.unchanged += 1
        move.journal.note(source, story.path, digest_of(data))
    elif present is not None and (before is None or before.digest != digest_of(present)):
        tally.edit(story.path)
    else:
        _write(move, story.path, data)
        move.journal.note(source, story.path, digest_of(data))
        tally.written += present is None
        tally.rewritten += present is not None


def _place_file(move: Move, path: str, source: str, account: Account) -> None:
    """Copy a photo or a file to ``path``, unless it stands there as it is, or an editor has made another of it."""
    before = move.journal.record(f"file:{path}")
    try:
        data = embedded_photo(source) or move.site.files.data(source, MOST_PHOTO)
        digest = digest_of(data)
        if before and before.digest == digest and (move.content / path).is_file():
            return
        present = _present(move.content, path)
        if present is None or (before and before.digest == digest_of(present)):  # nobody has touched it since
            _write(move, path, data)
        elif present != data:
            move.tally.edit(path)
            return
        move.journal.note(f"file:{path}", path, digest)
    except Refused:
        account.tell("photo-unfit", source)


def _present(content: Path, path: str) -> bytes | None:
    try:
        return read_plain(content, path, _MOST_STORY + MOST_PHOTO)
    except NotPlain as error:
        if error.reason == "missing":
            return None
        raise Refused(say("move-in/target", path=path)) from error


def _write(move: Move, path: str, data: bytes) -> None:
    """Write a file below the content folder, into no folder that leads elsewhere."""
    folder = move.content
    for part in path.split("/")[:-1]:
        folder = folder / part
        if folder not in move.folders:
            if folder.is_symlink():
                raise Refused(say("move-in/target", path=path))
            folder.mkdir(exist_ok=True)
            move.folders.add(folder)
    with naming(move.content / path):
        write_in_one_step(move.content / path, data)
