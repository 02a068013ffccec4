"""Which old addresses lead on: those at which the site of today holds nothing else."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bantin.addresses.covered import Stands, is_covered, without
from bantin.addresses.hosts.redirect_page import leads_on
from bantin.addresses.made_before import MadeBefore
from bantin.addresses.old_addresses import canonical, page_of
from bantin.addresses.redirects import MOVED, Redirect
from bantin.addresses.resting import as_words
from bantin.addresses.state import Promised
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.message import say
from bantin.newsroom.output_paths import folders_of
from bantin.newsroom.typed_places import OLD_ADDRESSES, place_in_header


def plan_redirects(build: Build, contents: Mapping[str, tuple[str, Any]]) -> None:
    """Note which files lead on to a story; an address at which another page stands now leads nowhere.

    ``contents`` are path and article of all stories and pages, by address. A story that was withdrawn has a page of
    its own at the address that is gone.
    """
    mine = build.of(Promised)
    if mine.settled is None:
        return
    pages = {content.save_as for _, content in contents.values()} | {page.save_as for page in build.pages}
    pages |= mine.direct
    pages.discard("")  # of what has no page
    for redirect in mine.settled.redirects:
        if redirect.target in contents:
            mine.leading[redirect.target] = contents[redirect.target]
        if _is_free(redirect, pages):
            mine.redirects.append(redirect)
        else:
            _tell_covered(build, redirect)
    mine.silent.update(it.address for it in _at_rest(mine, pages) if not _is_free(it, pages))
    leading = (page_of(it.address) for it in mine.redirects if it.status == MOVED)
    build.forwarding.update(filter(None, leading))


def _is_free(redirect: Redirect, pages: Collection[str]) -> bool:
    """Say whether none of the files ``pages`` is at the address of ``redirect``, or called as a folder above."""
    if redirect.address == redirect.target:
        return True
    file = page_of(redirect.address)
    return file is None or not (file in pages or any(folder in pages for folder in folders_of(file)))


def _at_rest(mine: Promised, files: Iterable[str]) -> Iterator[Redirect]:
    """Yield what is at rest and may be at the place of one of ``files``, and some more; of most lines nothing."""
    if mine.resting:
        words = as_words(map(str.lower, files))
        yield from (it for block in mine.resting if block.may_answer(words) for it in block.redirects)


def _tell_covered(build: Build, redirect: Redirect) -> None:
    """Tell of an old address at which the site holds something: at its line in the header, if it is there."""
    path, story = build.of(Promised).leading.get(redirect.target, ("", None))
    if story is None:
        return
    typed = (it for it in getattr(story, OLD_ADDRESSES, ()) if canonical(it.wanted) == redirect.address)
    place, said = next(typed, None), say("addresses/covered", address=redirect.address)
    line, column = place_in_header(story, "slug", "title")
    if place:
        line, column, said = place.line, place.column, say("addresses/old.site", address=place.wanted)
    build.report(finding(path, line, said, "warning", column))


def drop_covered(build: Build, output: Path, before: MadeBefore) -> Stands:
    """Forget the redirects at whose addresses the site holds a file; return what says whether it holds one.

    A page that leads on is no such file: one that stays is known from the build that has made it, as ``before``.
    """
    mine = build.of(Promised)
    stays = build.output.staying | build.output.kept
    known = before.pages.keys() & stays
    there: dict[str, bool] = {"": True}

    def is_there(folder: str) -> bool:
        if folder not in there:
            there[folder] = is_there(folder.rpartition("/")[0]) and (output / folder).is_dir()
        return there[folder]

    def stands(path: str) -> bool:
        if path in known:
            return False
        if path not in stays and not is_there(path.rpartition("/")[0]):
            return False  # as most old addresses, of which there may be a hundred thousand
        file = build.output.place_of(path, output)
        return file.is_file() and not leads_on(file.read_bytes())

    others = (it for it in mine.redirects if page_of(it.address) not in known or not it.address.islower())
    covered = [it for it in others if is_covered(it, stands)]
    if mine.resting:
        held = (*stays, *_written(output))
        mine.silent.update(it.address for it in _at_rest(mine, held) if is_covered(it, stands))
    for redirect in covered:
        _tell_covered(build, redirect)
    if covered and mine.settled:
        dropped = {*covered}
        mine.redirects = [it for it in mine.redirects if it not in dropped]
        mine.settled.ledger = without(mine.settled.ledger, mine.before, covered)
    return stands


def _written(output: Path) -> Iterator[str]:
    """Yield the paths of the files in the folder ``output``."""
    start = len(os.fspath(output)) + 1
    for folder, _, names in os.walk(output):
        yield from (f"{folder}/{name}"[start:].replace(os.sep, "/") for name in names)
