"""The site that the last build left: whether it still stands, told by its looks, or by its bytes where these differ.

A site that was copied, restored from a backup or brought back by a server of CI looks like another one, file by file.
A file whose bytes are those that were written is the one that was written, whatever its stamps say.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bantin.fast_build.file_digests import digest_all, site_digest
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.staging import Settled, Staging
from bantin.fast_build.tree import Files
from bantin.fast_build.up_to_date import Standing
from bantin.newsroom.changed_mapping import Changed


@dataclass(frozen=True, slots=True)
class FormerSite:
    """What the last build knew of the pages, with the looks that their files have now.

    ``look`` is that of the site which stands. It is ``as_left`` if each file that the last build made is there as it
    was made, each page decided by its digest; and ``whole`` if it looks as that build left it, or has no file but
    those which that build made.
    """

    memory: PageTraces = field(default_factory=PageTraces)
    look: str = ""
    as_left: bool = False
    whole: bool = False


def look_back(memory: PageTraces, standing: Standing | None, staging: Staging, workers: int | None) -> FormerSite:
    """Return what the last build left of the site that ``staging`` stands beside."""
    site, look = staging.site, staging.site_look
    decided = standing is not None and standing.output == memory.look and memory.believed and not memory.restless
    if look == memory.look:
        as_left = decided and memory.made.keys() <= site.keys()
        return FormerSite(memory, look, as_left, as_left)
    known = recognise(memory, site, staging.live, workers)
    as_left = decided and all(known.has(path, site.get(path)) for path in known.made)
    return FormerSite(known, look, as_left, as_left and known.made.keys() == site.keys())


def recognise(memory: PageTraces, site: Files, live: Path, workers: int | None = None) -> PageTraces:
    """Return ``memory`` with the looks of now, of each file of the site ``live`` whose bytes are those it had."""
    folder, known = os.fspath(live), memory.contents
    others = [path for path, mark in memory.made.items() if path in known and _may_be(site, path, mark)]
    found = digest_all(others, lambda path: site_digest(f"{folder}/{path}", site[path]), workers)
    same = {path: site[path].mark for path, digest in found.items() if digest and digest == known[path]}
    return replace(memory, made={**memory.made, **same}) if same else memory


def _may_be(site: Files, path: str, mark: str) -> bool:
    """Say whether the site has a plain file at ``path`` that does not look as it did."""
    return path in site and site[path].is_ours and site[path].mark != mark


def contents_of(staging: Staging, settled: Settled, memory: PageTraces, workers: int | None) -> Mapping[str, str]:
    """Return digests of the files that a build made: of those that stay what is known, of others by their bytes.

    To be asked before the finished tree is completed: by that the files get second names, and so look otherwise.
    """
    live, folder, written = os.fspath(staging.live), os.fspath(staging.folder), staging.written
    known = memory.contents

    def digest(path: str) -> str:
        look = written.get(path) or staging.site[path]
        return site_digest(f"{folder if path in written else live}/{path}", look)

    found = digest_all(sorted((settled.made - known.keys()) | written.keys()), digest, workers)
    new = {path: told for path, told in found.items() if told}
    return Changed(known, new, (known.keys() - settled.made) | found.keys())
