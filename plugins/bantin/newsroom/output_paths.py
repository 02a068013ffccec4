"""Where pages may be written: plain names inside the output folder, each once; judged before the first is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say

_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)*")
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|$)", re.IGNORECASE)
_LONGEST_NAME = 200


def unsafe_paths(pages: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> Iterator[Diagnostic]:
    """Yield an error for each page, given as (source, output path), that may not be written where it wants to be.

    ``taken`` holds the output paths of pages that no source may replace, such as the front page.
    """
    owners = dict.fromkeys(taken, "")
    for source, path in pages:
        if not is_plain(path):
            yield finding(source, 0, say("newsroom/output-path", path=path))
        elif path in owners:
            owner = owners[path]
            taken_by_page = say("newsroom/output-taken.page", path=path, owner=owner)
            yield finding(source, 0, taken_by_page if owner else say("newsroom/output-taken.site", path=path))
        else:
            owners[path] = source
    for path in [path for path in owners if "." in path.rpartition("/")[0]]:
        for above in folders_of(path):
            if above in owners and owners[path]:
                yield finding(owners[path], 0, say("newsroom/output-taken.site", path=above))


def folders_of(path: str) -> list[str]:
    """Return the folders that ``path`` lies in, the innermost first."""
    found = []
    while path := path.rpartition("/")[0]:
        found.append(path)
    return found


def direct_pages(settings: Mapping[str, Any]) -> list[str]:
    """Return the files of the pages that templates alone make, such as the front page."""
    names = (f"{name.upper()}_SAVE_AS" for name in settings["DIRECT_TEMPLATES"])
    return [settings.get(name, f"{name.removesuffix('_SAVE_AS').lower()}.html") for name in names]


def is_device(path: str) -> bool:
    """Say whether a part of ``path`` is the name of a device on Windows, whatever its ending."""
    return bool(_DEVICE.search(path))


def is_plain(path: str) -> bool:
    """Say whether ``path`` stays in the output folder and is a good name on every file system."""
    parts = path.split("/")
    if not _PLAIN.fullmatch(path) or any(".." in part or part.endswith(".") for part in parts):
        return False
    return not is_device(path) and all(len(part) <= _LONGEST_NAME for part in parts)
