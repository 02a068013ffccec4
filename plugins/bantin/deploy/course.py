"""The course of one deploy: read, plan, refuse or send, look; where readers see it wrong the old site comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bantin.deploy.built_site import BuiltSite, read_site
from bantin.deploy.clock import said_at
from bantin.deploy.copies import copies_of, without_copies
from bantin.deploy.failure import Stopped
from bantin.deploy.guards import Permission, refusals
from bantin.deploy.health import expected, faults, headers_now
from bantin.deploy.keeping import Kept, versions
from bantin.deploy.opening import open_target
from bantin.deploy.plan import Plan, out_of_use
from bantin.deploy.publish import Deploy, Public, names_of, plan_for, read_public
from bantin.deploy.target import Owner, Target, this_owner
from bantin.deploy.targets_file import Description
from bantin.deploy.withdrawals import given_up
from bantin.newsroom.content_files import shown
from bantin.newsroom.message import Message, say

_WAIT = {"git": 600}  # seconds for which the old site may still be seen, where a host takes its time
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever deploys wants beside the deploy itself."""

    dry_run: bool = False
    again: bool = False
    allowed: Permission = field(default_factory=Permission)


@dataclass(frozen=True, slots=True)
class Course:
    """A deploy of the site in the folder ``output`` to the target ``told``; ``room`` is what is kept of it here.

    ``content`` is the folder with the ledger.
    """

    told: Description
    output: Path
    room: Path
    wishes: Wishes
    environment: Mapping[str, str]
    tell: Callable[[Message], None]
    source: int = 0
    content: Path = Path("content")

    def deploy(self) -> int:
        """Go all the way; return the exit code."""
        site = read_site(self.output, None if self.wishes.dry_run else self.room / "digests.json", self.source)
        copies = copies_of(site.files, self.told.values.get("compressed", ()))
        site = replace(site, copies=copies, given_up=given_up(self.content))
        with self._opened() as target:
            public = read_public(target)
            plan = plan_for(site, target, public, time.time(), again=self.wishes.again)
            if plan.is_empty:
                self.tell(say("deploying/nothing", files=len(site.files)))
                return 0
            self._show(plan, target, site.brought)
            self._guard(site, public, plan)
            if self.wishes.dry_run:
                self.tell(say("deploying/dry"))
                return 0
            with self._locked(target) as owner:
                if read_public(target) != public:
                    raise Stopped(say("deploy/quicker"))
                return self._send(Deploy(site, target, public, plan, owner, self.room, self.tell))

    def rollback(self) -> int:
        """Bring the version before the public one back; return 1 if none is kept."""
        with self._opened() as target, self._locked(target):
            public = read_public(target)
            if public.top and public.top.takes_back:
                raise Stopped(say("deploy/taken-back", name=self.told.name))
            kept = [it for it in map(Kept, versions(self.room)[-1:]) if it.is_whole]
            if target.in_place and kept:
                if not kept[0].leads_back_from(public.data):
                    raise Stopped(say("deploy/other-version", name=self.told.name))
                kept[0].restore(target)
            elif target.in_place or not target.back():
                raise Stopped(say("deploy/no-version", name=self.told.name))
            self.tell(say("deploying/back", name=self.told.name))
            return 0

    def _send(self, deploy: Deploy) -> int:
        told, plan = self.told, deploy.plan
        watched = list(told.values.get("headers", ()))
        if told.check_at and not plan.first:
            watched += headers_now(told.check_at)
        started = time.monotonic()
        kept = deploy.run()
        self.tell(say("deploying/done", count=len(without_copies(plan.sent)), seconds=time.monotonic() - started))
        if not told.check_at:
            return 0
        wanted = expected(deploy.site, plan, deploy.gone, watched)
        found = faults(told.check_at, wanted, told.values.get("wait", _WAIT.get(told.kind, _PATIENCE)))
        for fault in found:
            self.tell(fault)
        if not found:
            self.tell(say("deploying/healthy", address=told.check_at))
            return 0
        if plan.top.takes_back:
            raise Stopped(say("deploy/unhealthy-taken-back", address=told.check_at))
        raise Stopped(self._bring_back(deploy.target, deploy.public, kept))

    def _bring_back(self, target: Target, public: Public, kept: Kept | None) -> Message:
        """Bring the old site back; return what is to be said."""
        if public.top is None:
            return say("deploy/unhealthy-first", address=self.told.check_at)
        if kept:
            kept.restore(target)
        elif target.in_place or not target.back():
            return say("deploy/unhealthy-stays", address=self.told.check_at)
        return say("deploy/unhealthy", address=self.told.check_at)

    @contextmanager
    def _opened(self) -> Iterator[Target]:
        target = open_target(self.told, self.output, self.environment)
        try:
            yield target
        finally:
            target.close()

    @contextmanager
    def _locked(self, target: Target) -> Iterator[Owner]:
        owner = this_owner()
        other = target.claim(owner)
        if other:
            raise Stopped(say("deploy/locked", who=other.who, since=said_at(other.at)))
        try:
            yield owner
        finally:
            with suppress(Stopped):
                target.leave(owner)

    def _guard(self, site: BuiltSite, public: Public, plan: Plan) -> None:
        said = list(refusals(site, self.told.address, public.top, plan, self.wishes.allowed))
        for message in said[:-1]:
            self.tell(message)
        if said:
            raise Stopped(said[-1])

    def _show(self, plan: Plan, target: Target, files: Collection[str]) -> None:
        """Print the plan: each file in a dry run, else the numbers."""
        if self.wishes.dry_run:
            self._list("deploying/new", plan.new)
            self._list("deploying/changed", plan.changed)
            waiting = names_of(target, plan.waiting)
            at_once = out_of_use(waiting, files)
            self._list("deploying/gone", [*names_of(target, (*plan.gone, *plan.unsure)), *at_once])
            self._list("deploying/waiting", [path for path in waiting if path not in at_once])
            self._list("deploying/due", names_of(target, plan.due))
        new, changed = len(without_copies(plan.new)), len(without_copies(plan.changed))
        counts = {"new": new, "changed": changed, "gone": plan.removed}
        if plan.top.takes_back:
            self.tell(say("deploying/takes-back"))
        self.tell(say("deploying/plan", name=self.told.name, size=shown(plan.size), **counts))

    def _list(self, key: str, paths: Sequence[str]) -> None:
        for path in without_copies(paths):
            self.tell(say(key, path=path))
