"""What an edit touches: from stories that changed to collections that are not what they were, and to facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from bantin.archive.collections import Moves, kind_of, moves
from bantin.archive.filing import Filed
from bantin.archive.index import Index, Source, names_of
from bantin.archive.look import NAMES


@dataclass(frozen=True, slots=True)
class Edit:
    """Stories as they are now by path, None for those that have gone; how members move; the facets ``touched``."""

    changes: Mapping[str, Filed | None]
    moves: Moves
    touched: frozenset[str]

    def index(self, source: Source) -> Index:
        """Return what questions are answered from now."""
        return Index(source, self.changes, self.moves)


def edit_of(source: Source, changes: Mapping[str, Filed | None]) -> Edit:
    """Return what ``changes`` to the state in ``source`` come to; stories that are as they were count for nothing."""
    before = {path: source.filed(path) for path in changes}
    real = {path: filed for path, filed in changes.items() if filed != before[path]}
    moved = moves(_members(before[path] for path in real), _members(real.values()))
    facets = {facet for path, filed in real.items() for facet in _facets(path, before[path], filed)}
    facets |= moved.collections | set(_kinds(source, moved)) | set(_names(before, real))
    return Edit(real, moved, frozenset(facets))


def _members(stories: Iterable[Filed | None]) -> Set[tuple[str, bytes]]:
    there = [filed for filed in stories if filed]
    return {(collection, filed.place) for filed in there for collection in filed.lists}


def _facets(path: str, before: Filed | None, after: Filed | None) -> Iterator[str]:
    """Yield what of the story ``path`` is another than it was."""
    if before is None or after is None:
        yield from (f"card:{path}", f"story:{path}", f"body:{path}")
        return
    if before.card_digest != after.card_digest:
        yield f"card:{path}"
    if before.digest != after.digest:
        yield f"story:{path}"
    if before.body != after.body:
        yield f"body:{path}"


def _kinds(source: Source, moved: Moves) -> Iterator[str]:
    """Yield the facets of kinds of which a collection came or went."""
    for name in moved.collections:
        before = source.count(name)
        after = before + len(moved.joining.get(name, ())) - len(moved.leaving.get(name, ()))
        if bool(before) != bool(after):
            yield f"kind:{kind_of(name)}"


def _names(before: Mapping[str, Filed | None], after: Mapping[str, Filed | None]) -> Iterator[str]:
    """Yield the facets of names that other stories have than before."""
    for path, filed in after.items():
        differing = _own_names(before[path]) ^ _own_names(filed)
        yield from (f"called:{name}" for name in differing)
        if differing:
            yield NAMES


def _own_names(filed: Filed | None) -> frozenset[str]:
    return names_of(filed.story) if filed else frozenset()
