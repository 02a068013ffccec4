"""Pages that stay as they are: their links were followed before, and lead nowhere only if something has gone.

Lists lose places with each new story, and folders that are made anew, those of the search index, lose files. Which of
these pages link to is handed from build to build, so that nobody looks through all pages for a link to what has gone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from bantin.check.page import PageLinks, read_page
from bantin.newsroom.build import Build


class Known:
    """Remembers in the store of ``run`` what the pages of its output point to, by their digests."""

    def __init__(self, run: Build) -> None:
        self._store, self._output = run.store, run.output
        self._folders = tuple(f"{folder}/" for folder in run.remade)
        self._pages: dict[str, PageLinks] = {}
        self._former: dict[str, PageLinks] = {}

    def recall(self, names: Iterable[str]) -> None:
        """Look up what the pages ``names`` pointed to in the build before."""
        before = self._output.former_digests
        keys = {self._key(name, before[name]): name for name in names if name in before}
        for key, kept in self._store.get_many(keys).items():
            targets, anchors = json.loads(kept)
            self._former[keys[key]] = PageLinks(targets, set(anchors))

    def former_links(self, name: str) -> PageLinks | None:
        """Return what the page ``name`` pointed to in the build before, if that was looked up and is known."""
        return self._former.get(name)

    def keep(self, pages: Mapping[str, PageLinks]) -> None:
        """Remember what ``pages``, which were just written, point to."""
        for name, links in pages.items():
            digest = self._output.digests.get(name)
            if digest and not links.fault:
                self._store.put(self._key(name, digest), [links.targets, sorted(links.anchors)])

    def pages_to_follow(self, written: Mapping[str, PageLinks], files: Collection[str]) -> Mapping[str, PageLinks]:
        """Return the pages whose links may lead nowhere: those ``written``, and all if a file or a place has gone."""
        if not self._output.staying:
            return written
        gone = self._output.former - frozenset(files)
        if self._output.former and not self._is_missed(gone) and not self._is_missed(self._places_gone(written)):
            return written
        self._load(self._output.staying, self._output.digests)
        return {**written, **self._pages}

    def note_named(self, followed: Set[str], named: Collection[str]) -> None:
        """Note what pages link to among what comes and goes; the ``followed`` pages link to all that is ``named``."""
        before = frozenset[str]() if followed >= self._output.staying else self._output.former_named
        if before is not None:
            self._output.named = before | {each for each in named if self._comes_and_goes(each)}

    def _comes_and_goes(self, named: str) -> bool:
        return "#" in named or named.startswith(self._folders)

    def _is_missed(self, gone: Iterable[str]) -> bool:
        """Say whether a page may link to one of the files and places that have ``gone``."""
        named = self._output.former_named
        return any(named is None or each in named or not self._comes_and_goes(each) for each in gone)

    def anchors_of(self, name: str) -> Collection[str] | None:
        """Return the anchors of a page that stays; None for what is no such page."""
        if name not in self._output.staying:
            return None
        if name not in self._pages:
            self._load([name], self._output.digests)
        return self._pages[name].anchors

    def _places_gone(self, written: Mapping[str, PageLinks]) -> Iterator[str]:
        """Yield the places that pages which were written again have lost."""
        before = self._output.former_digests
        again = [name for name in written if name in self._output.former]
        asked = [name for name in again if name not in self._former]
        keys = {name: self._key(name, before[name]) for name in asked if name in before}
        known = self._store.get_many(keys.values())
        for name in again:
            kept = known.get(keys.get(name, b""))
            try:
                anchors = self._former_anchors(name, kept)
            except FileNotFoundError:  # whoever removed it, and the cache: nobody knows which places it had
                yield name
                continue
            yield from (f"{name}#{anchor}" for anchor in anchors if anchor not in written[name].anchors)

    def _former_anchors(self, name: str, kept: bytes | None) -> Collection[str]:
        if name in self._former:
            return self._former[name].anchors
        anchors: Collection[str] = json.loads(kept)[1] if kept else read_page(self._output.site / name).anchors
        return anchors

    def _load(self, names: Iterable[str], digests: Mapping[str, str]) -> None:
        keys = {self._key(name, digests[name]): name for name in names}
        known = self._store.get_many(keys)
        for key, name in keys.items():
            if key in known:
                targets, anchors = json.loads(known[key])
                self._pages[name] = PageLinks(targets, set(anchors))
            else:
                self._pages[name] = read_page(self._output.site / name)

    def _key(self, name: str, digest: str) -> bytes:
        return self._store.key("links", name, digest)
