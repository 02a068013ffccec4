"""Each story's address and id: those that it was once published under, or new ones that nobody ever had."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from bantin.addresses.complaints import Complaints
from bantin.addresses.holders import Holders, holders_of
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import FORGOTTEN, LIVE, OLD, WITHDRAWN, Row, key_of
from bantin.addresses.old_addresses import canonical, spellings_of
from bantin.addresses.recognition import Recognition
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.resting import Block
from bantin.addresses.standing import standing_of
from bantin.addresses.stories import Record, StoryNow, records_of, tail_of
from bantin.newsroom.diagnostic import Diagnostic


@dataclass(slots=True)
class Settled:
    """What the ledger says of the stories of today: ``kept``, the address and id of each, by path; what hosts answer.

    ``ledger`` is what is true once the site has been published, and the one that was asked where nothing changed.
    """

    kept: dict[str, tuple[str, str]]
    redirects: list[Redirect]
    ledger: Ledger
    resting: tuple[Block, ...] = ()
    """The promises at which nobody has looked: hosts answer 410 there, beside the ``redirects``."""
    findings: list[Diagnostic] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)
    """The promises whose story lies in no file, and that nobody has given up."""


Identify = Callable[[StoryNow, str], str]


def settle(
    stories: Iterable[StoryNow],
    ledger: Ledger,
    today: str,
    identify: Identify,
    taken: Collection[str] = (),
    *,
    is_page: Callable[[str], bool] = lambda path: False,
) -> Settled:
    """Return what becomes of the addresses of ``stories`` on the day ``today`` (ISO).

    ``identify`` gives the id of a story that was never published, from its first address; ``taken`` are addresses of
    the site that are of no story. Pages are settled among stories; ``is_page`` tells them by their paths. Whatever
    order the stories come in, the answer is the same.
    """
    by_path = {story.path: story for story in stories}
    return _Settlement(by_path, ledger, today, identify, taken, Complaints(by_path, is_page)).settled()


class _Settlement:
    """One question and its answer."""

    def __init__(
        self,
        stories: dict[str, StoryNow],
        ledger: Ledger,
        today: str,
        identify: Identify,
        taken: Collection[str],
        told: Complaints,
    ) -> None:
        self._stories, self._asked, self._today, self._identify = stories, ledger, today, identify
        self._taken = dict.fromkeys(map(key_of, taken), "")
        self._ledger = ledger.waking(stories, self._taken)
        standing = standing_of(self._ledger, stories, self._taken.keys())
        self._kept, self._standing, changing = standing.kept, standing.rows, standing.changing
        self._records = records_of(changing)
        is_all = len(self._kept) == len(stories)
        self._open = [] if is_all else [story for path, story in stories.items() if path not in self._kept]
        self._who = Recognition(self._records, {story.path: story for story in self._open})
        standing_holders = {key_of(row[0]): row[3] for row in self._standing} if self._open or changing else {}
        self._holders = Holders(standing_holders | holders_of(changing), self._ledger.resting)
        self._wanted: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._new: dict[str, str] = {}  # files by id, of those that were never published
        self._rows: list[Row] = []
        self._redirects = standing.redirects
        self._changed = False
        self._told = told

    def settled(self) -> Settled:
        """Work it out: those who have promises, those who have none, addresses of other systems."""
        known = self._who.known
        lost = {record.current.story for record in self._who.lost.values()}
        new = [it for it in self._open if it.path not in known and _needs_address(it, lost)]
        self._wanted = {key_of(story.address) for story in new}
        for path in sorted(known):
            self._keep(self._stories[path], known[path])
        for story in sorted(new, key=lambda it: (_rank(it), it.date, it.path)):
            self._begin(story)
        for story in sorted(it for it in self._open if it.old and it.path in self._kept):
            self._lead(story)
        self._account_for_lost()
        self._told.moved(self._who.moved)
        ledger = self._ledger.with_awake([*self._standing, *self._rows]) if self._changed else self._asked
        missing = [row for record in self._told.missing for row in record.rows if row.word == LIVE]
        resting = self._ledger.resting
        return Settled(self._kept, sorted(self._redirects), ledger, resting, self._told.findings, missing)

    def _keep(self, story: StoryNow, records: list[Record]) -> None:
        """Give ``story`` the address that it has, or the one that it asks for by a new slug."""
        record = records[0]
        rows = [row for it in records for row in it.rows]
        if not story.is_public:
            self._rows += rows
            self._redirects += [Redirect(row.address, "", GONE) for row in rows if story.state == "awaited"]
            self._kept[story.path] = (record.current.address, record.id)
            return
        own = self._own(records)
        address = record.current.address
        if key_of(address) not in own or (story.slug and tail_of(address) != story.slug):
            address = self._address_for(story, own)
        self._kept[story.path] = (address, record.id)
        written = len(self._rows)
        self._write(story, address, record.id, own)
        self._changed = self._changed or sorted(self._rows[written:]) != sorted(rows)

    @cached_property
    def _standing_ids(self) -> set[str]:
        resting = (name for block in self._ledger.resting for _, name in block.holders)
        return {*resting, *(row[3] for row in self._standing)}

    def _own(self, records: list[Record]) -> dict[str, Row]:
        """Return the promises of a story, by address, without those that somebody else was given earlier."""
        ids = {record.id for record in records}
        rows = [row for record in records for row in record.rows]
        return {key_of(row.address): row for row in rows if self._holders.get(key_of(row.address)) in ids}

    def _begin(self, story: StoryNow) -> None:
        """Give an address and an id to a story that was never published."""
        address = self._address_for(story, {})
        name = self._identify(story, address)
        number = 2
        while (
            name in self._records or name in self._new or name in self._standing_ids
        ):  # the address is new, but its id may not be
            name, number = f"{self._identify(story, address)}-{number}", number + 1
        self._kept[story.path] = (address, name)
        self._holders.give(key_of(address), name)
        self._new[name] = story.path
        if story.is_public:
            self._changed = True
            self._write(story, address, name, {})

    def _address_for(self, story: StoryNow, own: dict[str, Row]) -> str:
        """Return the address that ``story`` asks for, with a number if it was ever somebody else's."""
        wanted = story.address
        if self._is_free(wanted, own):
            return wanted
        number = 2 if own else self._numbers.get(wanted, 2)
        while not self._is_free(address := numbered(wanted, number), own) or key_of(address) in self._wanted:
            number += 1
        if not own:
            self._numbers[wanted] = number + 1  # whoever wants the same begins there
        if story.state == "draft":  # its editor hears of it once it is to be published
            return address
        owner = self._owner(wanted)
        if owner in self._stories and self._stands_at(owner, wanted):
            self._told.clash(story, owner, address)
        else:
            self._told.taken(story, owner, address)
        return address

    def _stands_at(self, path: str, address: str) -> bool:
        """Say whether readers find the story ``path`` at ``address``, rather than being led on from there."""
        known = self._who.known.get(path)
        standing = known[0].current.address if known else self._kept[path][0] if path in self._kept else ""
        return key_of(standing) == key_of(address)

    def _is_free(self, address: str, own: dict[str, Row]) -> bool:
        key = key_of(address)
        return key in own or (key not in self._taken and self._holders.get(key) is None)

    def _owner(self, address: str) -> str:
        """Return the file of the story that has ``address``, or had it; empty for a page of the site."""
        return self._file_of(self._holders.get(key_of(address)) or "")

    def _holder_of(self, address: str, own_id: str) -> str | None:
        """Return whose ``address`` is; where one page would answer at another one's too, that is the other's."""
        found = [self._holders.get(key_of(it)) for it in spellings_of(address)]
        others = [it for it in found if it not in (None, own_id)]
        return others[0] if others else self._holders.get(key_of(address))

    def _file_of(self, name: str) -> str:
        """Return the file of the story that feeds call by that ``name``; empty if there is none."""
        if name in self._records:
            return self._records[name].current.story
        if name in self._new:
            return self._new[name]
        resting = (row for block in self._ledger.resting for row in block.rows)
        return next((row[4] for row in chain(self._standing, resting) if row[3] == name), "")

    def _write(self, story: StoryNow, address: str, name: str, own: dict[str, Row]) -> None:
        """Write down what is promised from now on: the story at ``address``, its other addresses lead there."""
        word = WITHDRAWN if story.state == "withdrawn" else LIVE
        before = own.get(key_of(address)) or Row(address, self._today, word, name, story.path)
        facts = {"story": story.path, "id": name, "date": story.date, "title": story.title, "body": story.body}
        self._rows.append(before.marked(word, self._today)._replace(**facts))
        self._holders.give(key_of(address), name)
        for key, row in own.items():
            if key != key_of(address):
                self._write_old(story, row._replace(story=story.path, id=name), address)
        if word == WITHDRAWN:
            self._redirects.append(Redirect(address, address, GONE))

    def _write_old(self, story: StoryNow, row: Row, address: str) -> None:
        """Write down that ``row`` leads to ``address``, or to nothing if somebody gave it up.

        What the header of ``story`` names as an old address of its own is not given up, whoever said so before.
        """
        again = _typed_as(row.address, story) if row.word == FORGOTTEN else None
        if key_of(row.address) in self._taken:
            self._told.covered(row)
        elif row.word == FORGOTTEN and again is None:
            self._redirects.append(Redirect(row.address, "", GONE))
        else:
            if again:
                self._told.again(story, row, *again)
            row = row.marked(OLD, self._today)
            self._redirects.append(Redirect(row.address, address))
        self._rows.append(row)

    def _lead(self, story: StoryNow) -> None:
        """Have the addresses of another system that the header of ``story`` tells lead to it."""
        address_now, own_id = self._kept[story.path]
        if not story.is_public:
            return
        for typed, line, column in story.old:
            address = canonical(typed)
            if address is None:
                self._told.odd(story, typed, line, column)
                continue
            owner = self._holder_of(address, own_id)
            if owner is None and key_of(address) not in self._taken:
                self._holders.give(key_of(address), own_id)
                row = Row(address, self._today, OLD, own_id, story.path)
                self._rows.append(row)
                self._redirects.append(Redirect(address, address_now))
                self._changed = True
            elif owner != own_id and owner not in self._merged(story.path):
                self._told.claimed(story, typed, self._file_of(owner or ""), line, column)

    def _merged(self, path: str) -> set[str]:
        return {record.id for record in self._who.known.get(path, ())}

    def _account_for_lost(self) -> None:
        """Say of each story that is not there whether somebody gave it up, or it must not go."""
        for record in self._who.lost.values():
            self._rows += record.rows
            if record.word != LIVE:
                own = self._own([record])
                self._redirects += [Redirect(own[key].address, "", GONE) for key in own.keys() - self._taken.keys()]
            else:
                self._told.gone(record)
        self._told.without_a_file()


def _needs_address(story: StoryNow, lost: Collection[str]) -> bool:
    """Say whether ``story`` gets an address: that of a published one which waits again is an error, not a wish."""
    return story.is_public or (story.state != "refused" and story.path not in lost)


def _typed_as(address: str, story: StoryNow) -> tuple[str, int, int] | None:
    """Return how the header of ``story`` names the old ``address``, with line and column; None if it does not."""
    named = (it for it in story.old if (known := canonical(it[0])) and key_of(known) == key_of(address))
    return next(named, None)


def _rank(story: StoryNow) -> int:
    """Return who comes first: what is not public takes no address from what is, nor a draft from what will be."""
    return 0 if story.is_public else 1 if story.state == "awaited" else 2


def numbered(address: str, number: int) -> str:
    """Return ``address`` with a number before its ending."""
    tail = tail_of(address)
    start, _, end = address.rpartition(tail)
    return f"{start}{tail}-{number}{end}"
