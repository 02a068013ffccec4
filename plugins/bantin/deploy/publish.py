"""A plan carried out: sent in order, told on the target what stands there, removed at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.deploy.built_site import BuiltSite
from bantin.deploy.copies import CopyRoom
from bantin.deploy.failure import Stopped
from bantin.deploy.keeping import Kept, forget_all, keep
from bantin.deploy.making_way import in_the_way, twins
from bantin.deploy.manifest import (
    CONTROL,
    GOING,
    TOP,
    Part,
    Place,
    Top,
    digest_of,
    going_text,
    mark_of,
    packed,
    part_file,
    place_of,
    read_going,
    read_part,
    read_top,
    top_text,
)
from bantin.deploy.plan import Plan, batches, in_order, make_plan, out_of_use, parts_needed, parts_of
from bantin.deploy.target import Owner, Target
from bantin.deploy.withdrawals import takes_back
from bantin.newsroom.message import Message, say

_RENEWED = 300  # seconds


@dataclass(frozen=True, slots=True)
class Public:
    """The manifest of a target, as its bytes and as data; both None where there is none."""

    data: bytes | None
    top: Top | None
    going: frozenset[Place] = frozenset()


def read_public(target: Target) -> Public:
    """Return what the target says of itself; raise :class:`Stopped` for what no deploy of ours has written."""
    found = target.fetch([TOP, GOING])
    try:
        ended = digest_of(found.get(TOP, b""))
        going = read_going(found[GOING], ended) if GOING in found else frozenset()
        return Public(found.get(TOP), read_top(found[TOP]) if TOP in found else None, going)
    except ValueError as error:
        raise Stopped(say("deploy/damaged", path=TOP)) from error


def plan_for(site: BuiltSite, target: Target, public: Public, now: float, *, again: bool = False) -> Plan:
    """Return what makes the target hold ``site``; with ``again`` whatever the manifest says of files that it has."""
    digests, _ = parts_of(site.brought)
    needed = parts_needed(digests, public.top or Top())
    told = target.fetch([part_file(digest) for digest in needed.values()]) if needed else {}
    read: dict[str, Part] = {}
    for key, digest in needed.items():
        try:
            read[key] = read_part(told[part_file(digest)], digest)
        except (KeyError, ValueError) as error:
            raise Stopped(say("deploy/damaged", path=part_file(digest))) from error
    going = public.going.union(map(place_of, site.brought)) if again else public.going
    top = Top(address=site.address, built=site.built, source=site.source)
    plan = replace(make_plan(site.brought, top, public.top, read, going, int(now)), read=told)
    marks = {place.mark for place in public.going}
    if public.top and takes_back(site, target, plan, marks, site.given_up):
        return replace(plan, top=replace(plan.top, takes_back=True))
    return plan


def names_of(target: Target, places: tuple[Place, ...]) -> list[str]:
    """Return the paths of ``places``, looked up in their folders; what is not there any more has none."""
    marks: dict[str, set[str]] = {}
    for place in places:
        marks.setdefault(place.group, set()).add(place.mark)
    return sorted(
        {path for group, wanted in marks.items() for path in target.names(group) if mark_of(path) in wanted}
    )


@dataclass(slots=True)
class Deploy:
    """One plan on its way to one target; ``tell`` says how far it is, ``room`` is a folder for old files."""

    site: BuiltSite
    target: Target
    public: Public
    plan: Plan
    owner: Owner
    room: Path
    tell: Callable[[Message], None]
    renewed: float = 0
    gone: list[str] = field(default_factory=list)

    def run(self) -> Kept | None:
        """Bring the site; return what is needed to bring the old one back where the target keeps none itself."""
        self.renewed = time.time()
        plan, target = self.plan, self.target
        self.gone, due = names_of(target, plan.gone), names_of(target, plan.due)
        self.gone += out_of_use(names_of(target, plan.waiting), self.site.brought)
        unsure = names_of(target, plan.unsure)
        first = in_the_way([*self.gone, *due], self.site.brought)
        more = twins([*unsure, *first], self.site.brought)
        kept = None
        if self.target.in_place:
            if plan.top.takes_back:
                forget_all(self.room)
            elif self.public.data is not None:
                kept = keep(self.room, self.target, self.plan, self.public.data, self.gone)
            target.delete(unsure)  # no page needs it, and it may be what fills the disk
            places = [*self.public.going, *map(place_of, [*self.plan.sent, *more, *self.gone])]
            self._write({GOING: going_text(places, digest_of(top_text(self.plan.top)))})
        self.target.begin(_version(self.plan.top))
        if first:
            target.delete(first, with_folders=True)
        self.gone, due = [it for it in self.gone if it not in first], [it for it in due if it not in first]
        self._send(in_order({*plan.sent, *more}))
        parts = {part_file(digest): packed(text) for digest, text in self.plan.parts.items()}
        top = {TOP: top_text(self.plan.top)}
        stale = list(map(part_file, self.plan.old_parts))
        self._renew()
        if self.target.in_place:
            self._write(parts)
            self.target.delete([*self.gone, *due])
            self._write(top)
            self.target.delete([*stale, GOING])
        else:  # nobody sees in which order a version is made
            self._write(parts | top)
            self.target.delete([*self.gone, *due, *stale])
        self.target.switch(alone=plan.top.takes_back)
        CopyRoom(self.room / "copies").keep_only(self.site.copies)
        return kept

    def _send(self, paths: Sequence[str]) -> None:
        rows = batches(paths, self.site.brought, by_rank=self.target.in_place)
        done = 0
        for row in rows:
            self._put(row)
            done += len(row)
            if len(rows) > 1:
                self.tell(say("deploying/sent", done=done, count=len(paths)))
            self._renew()

    def _put(self, row: Sequence[str]) -> None:
        """Bring files and their smaller copies; raise :class:`Stopped` if they were built anew meanwhile."""
        site, copies = self.site, {path: self.site.copies[path] for path in row if path in self.site.copies}
        own = [path for path in row if path not in copies]
        if own:
            self.target.put(site.root, own)
        if copies:
            with CopyRoom(self.room / "copies").made(site.root, copies) as folder:
                self.target.put(folder, list(copies))
        if any(map(site.has_changed, own)):
            raise Stopped(say("deploy/rebuilt", folder=str(site.root)))

    def _renew(self) -> None:
        """Say that we still work; this machine may have slept, and somebody else may be at work now."""
        if time.time() - self.renewed > _RENEWED:
            self.renewed = time.time()
            self.target.renew(replace(self.owner, at=int(time.time())))

    def _write(self, files: Mapping[str, bytes]) -> None:
        write_files(self.target, files)


def write_files(target: Target, files: Mapping[str, bytes]) -> None:
    """Bring files that lie in memory."""
    if not files:
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / CONTROL).mkdir()
        for path, data in files.items():
            (Path(folder) / path).write_bytes(data)
        target.put(Path(folder), list(files))


def _version(top: Top) -> str:
    """Return the name of a version: when it was brought, by the clock of this machine, and a digest."""
    digest = digest_of(top_text(top)).replace("_", "x").replace("-", "x")[:8]
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{digest}"
