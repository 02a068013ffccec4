"""A sealed record of many entries, of which a build changes few: what changed is told by a small file beside it.

The record is written whole from time to time. Its changes since stand in ``<name>.changes``, which names the
seal of the record that it goes with: beside any other one it tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bantin.newsroom.changed_mapping import Changed, plain
from bantin.newsroom.checked_json import read_with_seal, write_sealed
from bantin.newsroom.regular_file import NotPlain

Record = dict[str, Any]
_PART = 8  # changes may take up one part in so many of what the record does; then it is written whole
_MOST = 50  # builds
_NOTHING = object()


class JournaledRecord:
    """The record in ``file``; who reads it and writes it again, by one object, writes what has changed."""

    def __init__(self, file: Path) -> None:
        self.file, self._journal = file, file.with_suffix(".changes")
        self._known: Record | None = None
        self._seal, self._changes = "", list[Record]()

    def read(self) -> Record:
        """Return the record, whose mappings belong to this object: nothing compares a :class:`Changed` of one.

        Raises OSError or ValueError if there is none that can be believed.
        """
        record, self._seal = read_with_seal(self.file)
        self._changes = self._read_changes()
        for change in self._changes:
            apply(record, change)
        self._known = record
        return dict(record)

    def write(self, record: Record) -> None:
        """Write what has changed since ``record`` was read, if that is little; else all of it."""
        if self._known is not None and len(self._changes) < _MOST and self._write_changes(record):
            return
        self._known = None
        write_sealed(self.file, {key: plain(value) for key, value in record.items()})
        self._journal.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove the record."""
        self.file.unlink(missing_ok=True)
        self._journal.unlink(missing_ok=True)

    def _write_changes(self, record: Record) -> bool:
        """Write what tells ``record`` from the one that was read, if that is little; say whether it is."""
        assert self._known is not None
        changes = [*self._changes, difference(self._known, record)]
        told, most = {"of": self._seal, "changes": changes}, self.file.stat().st_size // _PART
        return bool(write_sealed(self._journal, told, most))

    def _read_changes(self) -> list[Record]:
        try:
            found, _ = read_with_seal(self._journal)
        except NotPlain as error:
            if error.reason == "missing":
                return []
            raise
        return list(found["changes"]) if found["of"] == self._seal else []


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Record:
    """Return what makes ``after`` of ``before``: entries that are new or others, those gone, those in mappings."""
    if isinstance(after, Changed) and after.base is before:
        told = {"new": dict(after.new), "gone": sorted(after.gone)}
        return {name: value for name, value in told.items() if value}
    inner = {
        key: difference(before[key], value)
        for key, value in after.items()
        if isinstance(value, Mapping) and isinstance(before.get(key), dict) and value is not before[key]
    }
    inner = {key: change for key, change in inner.items() if _entries(change) <= len(after[key])}
    new = {
        key: plain(value)
        for key, value in after.items()
        if key not in inner and before.get(key, _NOTHING) is not value and before.get(key, _NOTHING) != value
    }
    gone = [key for key in before if key not in after]
    told = {"new": new, "gone": gone, "within": {key: change for key, change in inner.items() if change}}
    return {name: value for name, value in told.items() if value}


def _entries(change: Record) -> int:
    """Return how many entries of a mapping a ``change`` of it tells; where most are gone, what is left is told."""
    return len(change.get("new", ())) + len(change.get("gone", ()))


def apply(record: Record, change: Record) -> None:
    """Make ``record`` what it became by ``change``; raise ValueError for one that was not made of it."""
    try:
        for key in change.get("gone", ()):
            del record[key]
        record.update(change.get("new", {}))
        for key, inner in change.get("within", {}).items():
            apply(record[key], inner)
    except (TypeError, LookupError, AttributeError) as error:
        raise ValueError("changes of another record") from error
