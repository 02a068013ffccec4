"""Whether a build may leave all stories alone but a few that have changed, and which it then has to read."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bantin.archive.card import Card
from bantin.fast_build.inputs import Inputs
from bantin.fast_build.site_record import SiteRecord
from bantin.newsroom.name_forms import folded, nfc
from bantin.newsroom.regular_file import is_below
from bantin.newsroom.scope import BodyEdits, Scope, Surroundings

Cards = Callable[[], Mapping[str, Card]]
_MOST = 20  # stories; more of them are the work of a program, and a build of all is soon as quick


def changed_files(record: SiteRecord, inputs: Inputs, content: Path, now: float) -> list[str] | None:
    """Return the files of ``content`` that may be others or new; None if anything else is, or the site is due."""
    if not record.made <= now or (record.due is not None and now >= record.due):
        return None
    if inputs.beside(content) != record.beside:
        return None
    changed = inputs.differing(content, record.files)
    return changed if changed and len(changed) <= _MOST else None


def scope_of(record: SiteRecord, changed: Iterable[str], edits: BodyEdits, cards: Cards | None) -> Scope | None:
    """Return what to build after some files have ``changed``, of stories alone; None: all stories.

    ``cards`` gives those that the last build has left, when somebody asks; None where other plugins are at work,
    which may do something to every story.
    """
    digests = {path: edits.digest(path) for path in changed}
    if any(path != nfc(path) or not digest for path, digest in digests.items()):
        return None
    own = frozenset(path for path, digest in digests.items() if digest != record.digests.get(path))
    if not own or any(path in words for path in own for words in record.words):
        return None
    told = {**record.digests, **digests}
    scope = Scope(own, own, record.around, record.fates, record.warnings, record.words, record.due, digests=told)
    if own <= record.digests.keys() and all(edits.is_body_alone(path, record.digests[path]) for path in own):
        return _with_neighbours(scope, edits)
    return _with_others_as_cards(scope, record, edits, cards) if cards else None


def _with_neighbours(scope: Scope, edits: BodyEdits) -> Scope | None:
    """Return ``scope`` with all that is read where no more than bodies changed: what stands beside them."""
    told, own = scope.digests, scope.own
    shown = {path for held in scope.feeds.values() for path in held}
    named = [edits.leads_to(path, told.get(path, ""), told.keys()) for path in own | shown]
    if any(each is None for each in named):
        return None
    beside = {path for each in own for path in scope.around.beside.get(each, ())}
    scope.reads = own.union(shown, beside, *(each for each in named if each))
    return scope if scope.reads <= told.keys() and all(map(is_below, scope.reads)) else None


def _with_others_as_cards(scope: Scope, record: SiteRecord, edits: BodyEdits, cards: Cards) -> Scope | None:
    """Return ``scope`` with a card of each other story, if there are any, and with those that are read every time."""
    known, own = record.digests, scope.own
    new = own - known.keys()
    if not all(edits.is_in_place(path, known.get(path, "")) for path in own) or _are_namesakes(new, record.files):
        return None
    if not set(map(posixpath.dirname, new)) <= {"", *map(posixpath.dirname, known)}:
        return None  # nobody knows whether stories are looked for there
    scope.cards, scope.before = cards(), record.around
    scope.around = _respelt(scope, known, edits)
    scope.fates = {**scope.fates, "published": scope.fates.get("published", 0) + len(new)}
    scope.reads = own | (known.keys() - scope.cards.keys())
    return scope if own - new <= scope.cards.keys() and all(map(is_below, scope.reads)) else None


def _respelt(scope: Scope, before: Mapping[str, str], edits: BodyEdits) -> Surroundings:
    """Return what is known of all stories, with names spelt as often as they are now."""
    counts = {kind: Counter(names) for kind, names in scope.around.spellings.items()}
    for path in scope.own:
        for digest, change in ((before.get(path), Counter.subtract), (scope.digests[path], Counter.update)):
            for kind, names in edits.names(path, digest).items() if digest else ():
                change(counts[kind], names)
    spellings = {kind: {name: times for name, times in names.items() if times > 0} for kind, names in counts.items()}
    return replace(scope.around, spellings=spellings)


def _are_namesakes(new: Collection[str], others: Collection[str]) -> bool:
    """Say whether one of the ``new`` files may be what somebody has meant by the name of one of the ``others``."""
    names = {folded(posixpath.basename(path)) for path in new}
    return bool(names) and any(folded(posixpath.basename(path)) in names for path in others)
