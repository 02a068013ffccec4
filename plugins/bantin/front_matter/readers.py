"""The readers of a build: what an earlier one has read comes from the store, the rest from the files."""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.readers import Readers
from pelican.utils import posixize_path

from bantin.front_matter.article_cache import Names, Unpacker, face_of, fetching, packed
from bantin.front_matter.convert_pool import Order, are_many, make_ahead
from bantin.front_matter.entries_in_turn import EntriesInTurn
from bantin.front_matter.row_order import order_for
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.front_matter.rows import make_row
from bantin.front_matter.story_reader import reader_for
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.diagnostic import kept_diagnostics
from bantin.newsroom.executor import ExecutorFactory, cores, process_pool
from bantin.newsroom.foreign_plugins import find_strangers
from bantin.newsroom.fork_pool import can_fork, do_all
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import STORY_ENDINGS
from bantin.newsroom.settings import DRY_RUN
from bantin.newsroom.source_text import KeptText
from bantin.vietnamese.marks import normal_form

# Who listens to these wants to see each story being read.
_LISTENED = (signals.article_generator_preread, signals.article_generator_context, signals.content_object_init)
_SAMPLE = b"Title: Tin\nDate: 2026-11-20\n\n## Tin\n\n**Tin** [a](b.md).\n\n![a](a.jpg)\nTin.\n\n- Cam\n"


class StoryReaders(Readers):  # type: ignore[misc]
    """Pelican's readers, with a memory for stories."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any], build: Build) -> None:
        super().__init__(settings)
        self._build = build
        self._root, self._most = Path(settings["PATH"]), limits_from(settings).story
        self._context, self._unpacker = context, Unpacker(settings, context, build.store)
        self._story_reader = reader_for(build)(settings)
        self._story_reader.names = self._unpacker.names
        self.readers.update(dict.fromkeys(self._story_reader.file_extensions, self._story_reader))
        opened = DRY_RUN.of(settings) is not None or any(signal.receivers for signal in _LISTENED)
        opened = opened or bool(find_strangers(settings["PLUGINS"]))
        self._order = order_for(settings, build)
        self._digest = "" if opened else build.made.content_settings
        self._keys: dict[str, bytes] = {}  # by path, of every story seen
        self._entries = EntriesInTurn(build.store)  # what the store knows of them
        self._ahead: Iterator[Sequence[str]] = iter(())  # gives the names of those that workers have made
        self._awaited: set[str] = set()

    @property
    def names(self) -> Names:
        """What gives one object for each category, author and tag."""
        return self._unpacker.names

    def read_again(self, digests: Mapping[str, str], build: Build) -> dict[str, StoryArticle]:
        """Return the articles of the stories whose bytes have the ``digests``, by path, as the store holds them.

        What was said of them then goes to ``build``; raises LookupError for one that the store does not hold.
        """
        keys = {path: self._key(path, digest) for path, digest in digests.items()}
        entries = build.store.get_many(keys.values())
        before, self._build = self._build, build
        try:
            found = {path: self._restore(path, key, entries[key]) for path, key in keys.items()}
        finally:
            self._build = before
        whole = {path: article for path, article in found.items() if article}
        if whole.keys() != digests.keys():
            raise LookupError("a story known by its card is not to be found")
        return whole

    def read_for(self, build: Build) -> None:
        """Read for another ``build`` from here on: one story alone, for a first look."""
        self._build = self._story_reader.build = build

    def make_ready(self) -> None:
        """Load what reading a story takes, before this process is forked or a draft is shown."""
        make_row(self._order, "x.md", _SAMPLE)

    def read_ahead(self, paths: Iterable[str], factory: ExecutorFactory | None) -> None:
        """Look the stories at ``paths`` (relative) up; if many are not known, have workers read them.

        Where the system can fork, and the site has no ``factory`` of workers of its own, forks of this process leave
        articles in the store. Other workers make rows, in this order; they go on while stories are read, and
        :meth:`end_ahead` lets them go.
        """
        names = [posixpath.normpath(path) for path in paths]
        refused = self._build.refused  # some of which, a pipe for one, must not even be opened
        known = {name: ContentFile(self._root, name) for name in names if _nfc(name) not in refused}
        if self._digest:
            digests = {name: self._digest_of(file) for name, file in sorted(known.items())}
            self._build.digests.update((name, digest) for name, digest in digests.items() if name == _nfc(name))
            self._story_reader.looked_up = digests
            self._keys = {name: self._key(name, digest) for name, digest in digests.items() if digest}
            self._entries = self._in_turn(names)
            if factory is None and can_fork() and are_many(unknown := self._unknown(self._keys)):
                self._read_by_forks(unknown)
                self._entries = self._in_turn(names)
        files = {name: known[name] for name in self._unknown(known) if name == _nfc(name)}
        store = self._build.store
        order = Order(self._order, store.address, self._most)
        self._ahead = make_ahead(order, files, store, factory or process_pool, self._build.progress)
        self._awaited = set(files)
        self._build.endings.append(self.end_ahead)

    def _in_turn(self, names: Iterable[str]) -> EntriesInTurn:
        return EntriesInTurn(self._build.store, [self._keys[name] for name in names if name in self._keys])

    def _unknown(self, names: Iterable[str]) -> list[str]:
        """Return those of the stories that the store did not hold when they were looked up."""
        return [it for it in names if it.endswith(STORY_ENDINGS) and self._keys.get(it, b"") not in self._entries]

    def _read_by_forks(self, names: Iterable[str]) -> None:
        """Have forks of this process, which know all that it does, read stories and leave articles in the store."""
        self.make_ready()
        store, jobs = self._build.store, [partial(self._read_in_fork, name) for name in names]
        store.save()
        with suppress(BuildFailed):  # what a worker that died would have left is read by others, and named if need be
            do_all(jobs, cores(), store.save, self._build.progress, say("build/reading"))

    def _read_in_fork(self, name: str) -> None:
        """Read a story and leave its article in the store."""
        with suppress(Exception):  # whoever reads it for good meets the same fault, and names the file
            self._read_and_keep(str(self._root), name, self._keys[name], context=self._context)

    def end_ahead(self) -> None:
        """Let the workers go; nobody asks for what they have not made yet."""
        self._ahead, ahead = iter(()), self._ahead
        if isinstance(ahead, Generator):
            ahead.close()
        self._awaited.clear()

    def _await(self, path: str) -> None:
        """Wait until workers have made the row of the story ``path``, if they are to."""
        while path in self._awaited:
            self._awaited.difference_update(next(self._ahead, tuple(self._awaited)))

    def _digest_of(self, file: ContentFile) -> str:
        try:
            return digest_of_bytes(file.read(self._most))
        except Unreadable:
            return ""  # the reader tries again, and says what is wrong

    def _key(self, path: str, digest: str) -> bytes:
        return self._build.store.key("article", self._digest, self._order.words, path, digest)

    def read_file(self, base_path: str, path: str, content_class: type[Content], **named: Any) -> Any:
        """Return the content object for ``path``; of a story that is known without opening its file."""
        if content_class is not Article:
            return super().read_file(base_path, path, content_class, **named)
        name = posixpath.normpath(path)
        key = self._keys.get(name, b"")
        stored = self._entries.take(key)
        article = self._restore(name, key, stored) if stored else None
        self._await(name)
        return article or self._read_and_keep(base_path, path, key, **named)

    def _restore(self, path: str, key: bytes, stored: bytes) -> StoryArticle | None:
        """Return the article that ``stored`` tells of; None if it is not public at this build's hour."""
        build = self._build
        try:
            entry = self._unpacker.open(stored)
            findings, moments = kept_diagnostics(entry["findings"]), list(entry["moments"])
            judged = None if entry["judged"] is None else kept_diagnostics(entry["judged"])
            body = bytes.fromhex(entry["body"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None  # none of ours, whoever made it
        if _nfc(path) in build.refused or _is_of_another_hour(entry["metadata"], moments, build.now):
            return None
        build.diagnostics += findings
        build.moments += [moment for moment in moments if moment > build.now]
        build.store.keep_with(key, body)
        source = posixize_path(os.path.join(self._root, path))  # noqa: PTH118 (ten times as fast)
        reader = self._story_reader
        article = self._unpacker.article(entry, source, lambda: reader.body_of(path))
        # Whatever the entry says, the story lies where it was found.
        article.__dict__.pop("newsroom_path", None)
        article.relative_source_path = path
        if judged is None:
            build.kept_texts.append(KeptText(_nfc(path), lambda: reader.retell(path)))
        else:
            build.judged[_nfc(path)] = judged
        return article

    def _read_and_keep(self, base_path: str, path: str, key: bytes, **named: Any) -> Any:
        before, moments = len(self._build.diagnostics), len(self._build.moments)
        article = super().read_file(base_path, path, StoryArticle, **named)
        self._keep(article, path, key, before, moments)
        return article

    def _keep(self, article: Any, path: str, key: bytes, before: int, moments: int) -> None:
        """Leave the article for the next build, with what was reported, and what is to come, since ``before``."""
        name, reader = posixpath.normpath(path), self._story_reader
        if not key or reader.looked_up.get(name) != reader.last_read:  # changed since it was looked up
            return
        if not isinstance(article, StoryArticle) or not article.is_valid() or article.status == "draft":
            return
        it = self._build
        entry = packed(article, it.diagnostics[before:], it.judged.get(_nfc(name)), it.moments[moments:])
        if entry:
            entry["face"] = face_of(entry)
            if entry["plain"]:  # nobody changes it, so it need not wait in memory until its page is written
                article.put_away(fetching(it.store, entry["body"], lambda: reader.body_of(name)))
            article.keep(entry["face"], plain=entry["plain"])
            it.store.put(key, entry)


def _nfc(text: str) -> str:
    return normal_form("NFC", text)


def _is_of_another_hour(metadata: Mapping[str, Any], moments: Iterable[dt.datetime], now: dt.datetime) -> bool:
    """Say whether a story is another one at ``now`` than when it was kept, though its words are the same.

    One that has expired is the same: lists leave it out, which look at the time themselves.
    """
    gone = metadata.get("withdrawn")
    dates = (metadata["date"], metadata.get("modified"), gone.moment if gone else None)
    passed = [moment for moment in moments if moment <= now]
    expiry = [moment for moment in passed if moment.date() == metadata.get("expires") and moment.time() == dt.time()]
    return any(date and date > now for date in dates) or len(passed) > len(expiry[:1])
