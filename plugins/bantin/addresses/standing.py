"""What of a ledger stands as it is written: nearly all of it, found without a closer look at any story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import FORGOTTEN, LIVE, OLD, Row, key_of
from bantin.addresses.old_addresses import canonical
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.stories import StoryNow, tail_of

_PLAIN = "published", "", ()  # state, slug and old addresses of nearly every story
_Line = tuple[str, ...]


@dataclass(slots=True)
class Standing:
    """The promises that nothing changes: ``kept`` is address and id of each story, by path, ``rows`` the lines.

    ``redirects`` are what their old addresses answer, and those that were given up; ``changing`` are the others.
    """

    kept: dict[str, tuple[str, str]] = field(default_factory=dict)
    rows: list[_Line] = field(default_factory=list)
    redirects: list[Redirect] = field(default_factory=list)
    changing: list[Row] = field(default_factory=list)


def standing_of(ledger: Ledger, stories: Mapping[str, StoryNow], taken: Collection[str]) -> Standing:
    """Return what stands of the lines of ``ledger`` that are awake; ``taken`` holds keys of addresses of pages."""
    found, columns = Standing(), ledger.awake
    ids, paths = _repeated(columns[3]), _repeated(columns[4])
    shared = _repeated([*map(key_of, columns[0])]).keys() | taken
    several: dict[str, list[_Line]] = {}
    for row in zip(*columns, strict=True):
        story = stories.get(row[4])
        if row[3] in ids:
            several.setdefault(row[3], []).append(row)
        elif row[4] in paths or (shared and key_of(row[0]) in shared):
            found.changing.append(Row._make(row))
        elif story is not None and row[2] == LIVE and row[4:] == story[:4] and _asks_nothing(story, row[0], (row,)):
            found.kept[row[4]] = row[0], row[3]
            found.rows.append(row)
        elif story is None and row[2].startswith(FORGOTTEN):
            found.rows.append(row)
            found.redirects.append(Redirect(row[0], "", GONE))
        else:
            found.changing.append(Row._make(row))
    for rows in several.values():
        _stand_together(found, rows, stories, shared, paths)
    return found


def _stand_together(
    found: Standing,
    rows: Sequence[_Line],
    stories: Mapping[str, StoryNow],
    shared: Collection[str],
    paths: Mapping[str, int],
) -> None:
    """Keep the promises of one story, at one address, to which its old ones lead, if that is what they are."""
    live = next((row for row in rows if row[2] == LIVE), rows[0])
    old, story = [row for row in rows if row is not live], stories.get(live[4])
    is_whole = paths.get(live[4]) == len(rows) and all(row[4] == live[4] and row[2].startswith(OLD) for row in old)
    if (
        is_whole
        and story is not None
        and live[2] == LIVE
        and live[4:] == story[:4]
        and _asks_nothing(story, live[0], rows)
        and not any(key_of(row[0]) in shared for row in rows)
    ):
        found.kept[live[4]] = live[0], live[3]
        found.rows += rows
        found.redirects += [Redirect(row[0], live[0]) for row in old]
    else:
        found.changing += map(Row._make, rows)


def _asks_nothing(story: StoryNow, address: str, rows: Iterable[_Line]) -> bool:
    """Say whether a published story has no wish but to stand at ``address`` and to have the promises ``rows``."""
    if story[5:8] == _PLAIN:
        return True
    if story.state != "published" or (story.slug and tail_of(address) != story.slug):
        return False
    promised = {key_of(row[0]) for row in rows}
    return all((known := canonical(typed)) is not None and key_of(known) in promised for typed, _, _ in story.old)


def _repeated(words: Sequence[str]) -> dict[str, int]:
    """Return those of ``words`` that are there more than once, and how often."""
    if len(set(words)) == len(words):
        return {}
    return {word: often for word, often in Counter(words).items() if often > 1}
