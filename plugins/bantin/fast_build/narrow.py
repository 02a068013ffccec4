"""Whether a build may leave all stories alone but a few whose bodies have changed, and which it then has to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.site_record import SiteRecord
from bantin.fast_build.tree import Files
from bantin.fast_build.up_to_date import Inputs, Standing, look_of
from bantin.newsroom.name_forms import nfc
from bantin.newsroom.regular_file import is_below
from bantin.newsroom.scope import BodyEdits, Scope

_MOST = 20  # stories; more of them are the work of a program, and a build of all is soon as quick


def is_as_left(memory: PageTraces, standing: Standing | None, site: Files) -> bool:
    """Say whether the ``site`` is just what the last build left, each page decided by its digest."""
    if standing is None or not memory.believed or memory.restless:
        return False
    return standing.output == look_of(site) and memory.made.keys() <= site.keys()


def changed_files(record: SiteRecord, inputs: Inputs, content: Path, now: float) -> list[str] | None:
    """Return the files of ``content`` that may have changed; None if anything else has, or the site is due."""
    if not record.made <= now or (record.due is not None and now >= record.due):
        return None
    if inputs.beside(content) != record.beside:
        return None
    changed = inputs.differing(content, record.looks)
    return changed if changed and len(changed) <= _MOST else None


def scope_of(record: SiteRecord, changed: Iterable[str], edits: BodyEdits) -> Scope | None:
    """Return what to build after the bodies of some files that have ``changed`` became others; None: all stories."""
    digests = {path: edits.digest(path) for path in changed}
    if any(path not in record.digests or path != nfc(path) or not digest for path, digest in digests.items()):
        return None
    own = frozenset(path for path, digest in digests.items() if digest != record.digests[path])
    if not own or not all(edits.is_body_alone(path, record.digests[path]) for path in own):
        return None
    if any(path in words for path in own for words in record.words):
        return None
    scope = Scope(own, own, record.around, record.fates, record.warnings, record.words, record.due)
    told: Mapping[str, str] = {**record.digests, **digests}
    shown = {path for held in scope.feeds.values() for path in held}
    named = [edits.leads_to(path, told.get(path, ""), told.keys()) for path in own | shown]
    if any(each is None for each in named):
        return None
    beside = {path for each in own for path in record.around.beside.get(each, ())}
    scope.reads = own.union(shown, beside, *(each for each in named if each))
    return scope if scope.reads <= told.keys() and all(map(is_below, scope.reads)) else None
