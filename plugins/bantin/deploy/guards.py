"""What stops a deploy before anything is sent: a site that cannot be the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.deploy.built_site import BuiltSite
from bantin.deploy.manifest import Top
from bantin.deploy.plan import Plan
from bantin.deploy.withdrawals import still_shown
from bantin.newsroom.message import Message, say

MOST_GONE = 256
_NEEDED = ("index.html", "404.html")


@dataclass(frozen=True, slots=True)
class Permission:
    """What whoever deploys has said: how many files may go, that an older site is meant."""

    delete: int | None = None
    older: bool = False


def refusals(
    site: BuiltSite, address: str, public: Top | None, plan: Plan, allowed: Permission = Permission()
) -> Iterator[Message]:
    """Yield why ``site`` must not take the place of what is public, each with what to do.

    ``address`` is the one that the target names; empty if it names none.
    """
    for name in _NEEDED:
        if name not in site.files:
            yield say("deploy/lacks", folder=str(site.root), name=name)
    yield from _wrong_address(site, address, public)
    shown = next(still_shown(site), None)
    if shown:
        yield say("deploy/still-shown", folder=str(site.root), path=shown)
    if public is None:
        return
    if site.pages * 2 < public.pages or len(site.files) * 2 < public.files:
        yield say("deploy/halved", files=len(site.files), public=public.files, pages=site.pages, before=public.pages)
    if not allowed.older and _is_older(site, public):
        yield say("deploy/older")
    yield from _too_many(plan, public, allowed.delete)


def _wrong_address(site: BuiltSite, address: str, public: Top | None) -> Iterator[Message]:
    if "index.html" not in site.files:
        return
    wanted = address.rstrip("/") or (public.address if public else "")
    if not wanted:
        return
    if not site.address.startswith("http"):
        yield say("deploy/no-address", folder=str(site.root), address=wanted)
    elif site.address != wanted:
        yield say("deploy/other-address", built=site.address, address=wanted)


def _is_older(site: BuiltSite, public: Top) -> bool:
    return site.built < public.built or 0 < site.source < public.source


def _too_many(plan: Plan, public: Top, delete: int | None) -> Iterator[Message]:
    count = plan.removed
    # The photos of a story that was taken back have to go: that is what was asked for.
    unasked = count - len(plan.waiting) if plan.top.takes_back else count
    if delete is not None:
        if delete != count:
            yield say("deploy/not-that-many", count=count, typed=delete)
    elif unasked > MOST_GONE or unasked * 10 > public.files:
        yield say("deploy/too-many", count=count, public=public.files)
