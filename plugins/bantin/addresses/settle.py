"""Each story's address and id: those that it was once published under, or new ones that nobody ever had."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from bantin.addresses.complaints import Complaints
from bantin.addresses.free_address import FreeAddresses
from bantin.addresses.holders import Holders
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import LIVE, Row, key_of
from bantin.addresses.new_lines import NewLines
from bantin.addresses.old_addresses import canonical
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
        self._stories, self._asked, self._identify, self._told = stories, ledger, identify, told
        self._taken = dict.fromkeys(map(key_of, taken), "")
        self._ledger = ledger.waking(stories, self._taken)
        self._standing = standing_of(self._ledger, stories, self._taken.keys())
        self._kept, changing = self._standing.kept, self._standing.changing
        is_all = len(self._kept) == len(stories)
        self._open = [] if is_all else [story for path, story in stories.items() if path not in self._kept]
        self._who = Recognition(records_of(changing), {story.path: story for story in self._open})
        self._holders = Holders(self._standing.rows, changing, self._ledger.resting)
        self._free = FreeAddresses(self._holders, self._taken)
        self._lines = NewLines(today, self._taken, told)
        self._changed = False

    def settled(self) -> Settled:
        """Work it out: those who have promises, those who have none, addresses of other systems."""
        known = self._who.known
        lost = {record.current.story for record in self._who.lost.values()}
        new = [it for it in self._open if it.path not in known and _needs_address(it, lost)]
        self._free.spare(story.address for story in new)
        for path in sorted(known):
            self._keep(self._stories[path], known[path])
        for story in sorted(new, key=lambda it: (_rank(it), it.date, it.path)):
            self._begin(story)
        for story in sorted(it for it in self._open if it.old and it.path in self._kept):
            self._lead(story)
        self._account_for_lost()
        self._told.moved(self._who.moved)
        rows = [*self._standing.rows, *self._lines.rows]
        ledger = self._ledger.with_awake(rows) if self._changed else self._asked
        missing = [row for record in self._told.missing for row in record.rows if row.word == LIVE]
        redirects = sorted([*self._standing.redirects, *self._lines.redirects])
        return Settled(self._kept, redirects, ledger, self._ledger.resting, self._told.findings, missing)

    def _keep(self, story: StoryNow, records: list[Record]) -> None:
        """Give ``story`` the address that it has, or the one that it asks for by a new slug."""
        record, lines = records[0], self._lines
        rows = [row for it in records for row in it.rows]
        address = record.current.address
        if story.is_public:
            own = self._own(records)
            if key_of(address) not in own or (story.slug and tail_of(address) != story.slug):
                address = self._address_for(story, own)
            written = len(lines.rows)
            self._promise(story, address, record.id, own)
            self._changed = self._changed or sorted(lines.rows[written:]) != sorted(rows)
        else:
            lines.rows += rows
            lines.redirects += [Redirect(row.address, "", GONE) for row in rows if story.state == "awaited"]
        self._kept[story.path] = (address, record.id)

    def _own(self, records: list[Record]) -> dict[str, Row]:
        """Return the promises of a story, by address, without those that somebody else was given earlier."""
        ids = {record.id for record in records}
        rows = [row for record in records for row in record.rows]
        return {key_of(row.address): row for row in rows if self._holders.get(key_of(row.address)) in ids}

    def _begin(self, story: StoryNow) -> None:
        """Give an address and an id to a story that was never published."""
        address = self._address_for(story, {})
        name = first = self._identify(story, address)
        number = 2
        while self._holders.is_known(name):  # the address is new, but its id may not be
            name, number = f"{first}-{number}", number + 1
        self._kept[story.path] = (address, name)
        self._holders.give(key_of(address), name)
        self._holders.add(name, story.path)
        if story.is_public:
            self._changed = True
            self._promise(story, address, name, {})

    def _promise(self, story: StoryNow, address: str, name: str, own: dict[str, Row]) -> None:
        self._lines.promise(story, address, name, own)
        self._holders.give(key_of(address), name)

    def _address_for(self, story: StoryNow, own: dict[str, Row]) -> str:
        """Return the address that ``story`` gets, and tell if it is not the one that it asks for."""
        address = self._free.found_for(story, own)
        if address == story.address or story.state == "draft":
            return address  # the editor of a draft hears of it once it is to be published
        owner = self._holders.owner_of(story.address)
        if story.slug:
            self._told.not_chosen(story, owner, address)
        elif owner in self._stories and self._stands_at(owner, story.address):
            self._told.clash(story, owner, address)
        else:
            self._told.taken(story, owner, address)
        return address

    def _stands_at(self, path: str, address: str) -> bool:
        """Say whether readers find the story ``path`` at ``address``, rather than being led on from there."""
        known = self._who.known.get(path)
        standing = known[0].current.address if known else self._kept[path][0] if path in self._kept else ""
        return key_of(standing) == key_of(address)

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
            owner = self._holders.other_holder(address, own_id)
            if owner is None and key_of(address) not in self._taken:
                self._holders.give(key_of(address), own_id)
                self._lines.lead(story, address, address_now, own_id)
                self._changed = True
            elif owner != own_id and owner not in self._merged(story.path):
                self._told.claimed(story, typed, self._holders.file_of(owner or ""), line, column)

    def _merged(self, path: str) -> set[str]:
        return {record.id for record in self._who.known.get(path, ())}

    def _account_for_lost(self) -> None:
        """Say of each story that is not there whether somebody gave it up, or it must not go."""
        for record in self._who.lost.values():
            self._lines.rows += record.rows
            if record.word != LIVE:
                own = self._own([record])
                gone = [own[key].address for key in own.keys() - self._taken.keys()]
                self._lines.redirects += [Redirect(address, "", GONE) for address in gone]
            else:
                self._told.gone(record)
        self._told.without_a_file()


def _needs_address(story: StoryNow, lost: Collection[str]) -> bool:
    """Say whether ``story`` gets an address: that of a published one which waits again is an error, not a wish."""
    return story.is_public or (story.state != "refused" and story.path not in lost)


def _rank(story: StoryNow) -> int:
    """Return who comes first: what is not public takes no address from what is, nor a draft from what will be."""
    return 0 if story.is_public else 1 if story.state == "awaited" else 2
