"""Pages that stay as they are: their links were followed before, and lead nowhere only if something has gone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from bantin.check.page import PageLinks, read_page
from bantin.newsroom.build import Build


class Known:
    """Remembers in the store of ``run`` what the pages of its output point to, by their digests."""

    def __init__(self, run: Build) -> None:
        self._store, self._output = run.store, run.output
        self._pages: dict[str, PageLinks] = {}

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
        if self._output.former and not self._output.former - frozenset(files) and not self._places_gone(written):
            return written
        self._load(self._output.staying, self._output.digests)
        return {**written, **self._pages}

    def anchors_of(self, name: str) -> Collection[str] | None:
        """Return the anchors of a page that stays; None for what is no such page."""
        if name not in self._output.staying:
            return None
        if name not in self._pages:
            self._load([name], self._output.digests)
        return self._pages[name].anchors

    def _places_gone(self, written: Mapping[str, PageLinks]) -> bool:
        """Say whether a page that was written again has lost an anchor."""
        before = self._output.former_digests
        again = [name for name in written if name in self._output.former]
        keys = {name: self._key(name, before[name]) for name in again if name in before}
        known = self._store.get_many(keys.values())
        for name in again:
            kept = known.get(keys.get(name, b""))
            anchors = json.loads(kept)[1] if kept else read_page(self._output.site / name).anchors
            if not written[name].anchors.issuperset(anchors):
                return True
        return False

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
