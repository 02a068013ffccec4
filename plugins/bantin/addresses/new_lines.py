"""The lines that a story has from now on: one at which readers find it, and those that lead there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bantin.addresses.complaints import Complaints
from bantin.addresses.ledger_row import FORGOTTEN, LIVE, OLD, WITHDRAWN, Row, key_of
from bantin.addresses.old_addresses import canonical
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.stories import StoryNow


class NewLines:
    """The ``rows`` of stories as they are ``today``, and the ``redirects`` that hosts answer there.

    ``taken`` are keys of addresses of the site that are of no story; what editors should know is ``told``.
    """

    def __init__(self, today: str, taken: Collection[str], told: Complaints) -> None:
        self.rows: list[Row] = []
        self.redirects: list[Redirect] = []
        self._today, self._taken, self._told = today, taken, told

    def promise(self, story: StoryNow, address: str, name: str, own: Mapping[str, Row]) -> None:
        """Promise ``story`` at ``address``, under the id ``name``; others of its ``own`` lines lead there."""
        word = WITHDRAWN if story.state == "withdrawn" else LIVE
        before = own.get(key_of(address)) or Row(address, self._today, word, name, story.path)
        facts = {"story": story.path, "id": name, "date": story.date, "title": story.title, "body": story.body}
        self.rows.append(before.marked(word, self._today)._replace(**facts))
        for key, row in own.items():
            if key != key_of(address):
                self._lead_on(story, row._replace(story=story.path, id=name), address)
        if word == WITHDRAWN:
            self.redirects.append(Redirect(address, address, GONE))

    def lead(self, story: StoryNow, old: str, address: str, name: str) -> None:
        """Promise that ``old``, an address of another system, leads to ``story`` at ``address``."""
        self.rows.append(Row(old, self._today, OLD, name, story.path))
        self.redirects.append(Redirect(old, address))

    def _lead_on(self, story: StoryNow, row: Row, address: str) -> None:
        """Have ``row`` lead to ``address``, or to nothing if somebody gave it up.

        What the header of ``story`` names as an old address of its own is not given up, whoever said so before.
        """
        again = _typed_as(row.address, story) if row.word == FORGOTTEN else None
        if key_of(row.address) in self._taken:
            self._told.covered(row)
        elif row.word == FORGOTTEN and again is None:
            self.redirects.append(Redirect(row.address, "", GONE))
        else:
            if again:
                self._told.again(story, row, *again)
            row = row.marked(OLD, self._today)
            self.redirects.append(Redirect(row.address, address))
        self.rows.append(row)


def _typed_as(address: str, story: StoryNow) -> tuple[str, int, int] | None:
    """Return how the header of ``story`` names the old ``address``, with line and column; None if it does not."""
    named = (it for it in story.old if (known := canonical(it[0])) and key_of(known) == key_of(address))
    return next(named, None)
