"""What only a reviewer may publish: whatever readers see otherwise by it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from bantin.desk.listing import Listed
from bantin.desk.published import Difference
from bantin.desk.story_paths import ENDINGS

_SHOWN = ("public", "waiting", "hidden", "withdrawn")


def shown_paths(stories: Iterable[Listed]) -> frozenset[str]:
    """Return the paths of the ``stories`` that have, or will have, a page for readers."""
    return frozenset(it.path for it in stories if it.standing in _SHOWN)


def is_for_reviewers(
    change: Difference, before: frozenset[str], after: frozenset[str], files: Iterable[tuple[str, bool]]
) -> bool:
    """Say whether readers see a ``change``: a story shown ``before`` or ``after``, gone, new or otherwise.

    ``files`` are paths in the repository that have changed, each with whether it is new. A photo is seen where it is
    another one, or gone; a new one where a story shows it. Front page and settings are always seen.
    """
    stories = {*change.new, *change.changed, *change.gone}
    return bool(stories & (before | after)) or any(_is_seen(path, is_new) for path, is_new in files)


def _is_seen(path: str, is_new: bool) -> bool:
    ending = PurePosixPath(path).suffix.lower()
    return ending not in ENDINGS and (not is_new or ending == ".toml")
