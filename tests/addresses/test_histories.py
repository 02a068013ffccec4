"""Whatever editors do for years: an address once published answers, in one step, and never for another story."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from bantin.addresses.forget import UnknownAddress, forget
from bantin.addresses.ledger import Ledger
from bantin.addresses.reading import read_ledger
from bantin.addresses.settle import Settled
from bantin.addresses.stories import StoryNow
from hypothesis import given
from hypothesis import strategies as st

from tests.addresses.desk import answers, settled, story

WORDS = ("Họp", "Hội thi", "Khai mạc", "Giá lúa")
ACTS = st.sampled_from(
    ("add", "retitle", "redate", "rewrite", "move", "slug", "no slug", "old", "withdraw", "delete")
)
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 5), st.integers(0, 3)), max_size=25)


@dataclass
class Office:
    """Stories, by a number that nobody but the test knows, the ledger, and whose each address was."""

    stories: dict[int, StoryNow] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    owners: dict[str, int] = field(default_factory=dict)
    made: int = 0

    def act(self, what: str, which: int, how: int) -> None:
        """Do one thing to one story, as an editor may between two publications."""
        if what == "add" or not self.stories:
            self.made += 1
            date = f"2024-01-{8 + how % 2:02}T08:{self.made % 60:02}"
            self.stories[self.made] = story(f"{self.made}.md", WORDS[how], date, body=f"a{self.made}")
            return
        number = sorted(self.stories)[which % len(self.stories)]
        it = self.stories[number]
        changes = {
            "retitle": {"title": f"{WORDS[how]} xã"},
            "redate": {"date": f"2024-02-{10 + how:02}T09:00"},
            "rewrite": {"body": f"b{number}{how}"},
            "move": {"path": f"moi{how}/{number}.md"},
            "slug": {"slug": f"tu-chon-{how}"},
            "no slug": {"slug": ""},
            "old": {"old": ((f"/?p={how}", 3, 1),)},
            "withdraw": {"state": "withdrawn"},
        }
        if what == "delete":
            address = settled(self.stories.values(), self.ledger).kept[it.path][0]
            with suppress(UnknownAddress):  # it was never published
                self.ledger = forget(self.ledger, address, "2024-06-01")
            del self.stories[number]
            return
        facts = it._replace(**changes[what])._asdict()
        facts.pop("address")
        self.stories[number] = story(facts.pop("path"), facts.pop("title"), facts.pop("date"), **facts)

    def publish(self, day: str) -> Settled:
        """Publish, and look at every address that was ever published."""
        found = settled(self.stories.values(), self.ledger, day)
        assert [it for it in found.findings if it.severity == "error"] == []
        numbers = {it.path: number for number, it in self.stories.items()}
        now = answers(found)
        for path, (address, _) in found.kept.items():
            assert self.owners.setdefault(address, numbers[path]) == numbers[path]
        for it in found.redirects:
            if it.status == 301:
                owner = next(numbers[path] for path, (address, _) in found.kept.items() if address == it.target)
                assert self.owners.setdefault(it.address, owner) == owner
                assert it.address != it.target
        assert self.owners.keys() <= now.keys()
        assert len(now) == len(set(now))
        assert len({name for _, name in found.kept.values()}) == len(found.kept)
        self.ledger = found.ledger
        return found


@given(STEPS)
def test_every_address_once_published_answers_for_ever(steps: list[tuple[str, int, int]]) -> None:
    office = Office()
    for number, step in enumerate(steps):
        office.act(*step)
        found = office.publish(f"2024-03-{1 + number:02}")
        again = settled(office.stories.values(), found.ledger, "2025-01-01")
        assert (again.kept, again.redirects, again.ledger) == (found.kept, found.redirects, found.ledger)
        assert read_ledger(found.ledger.as_text().encode()) == (found.ledger, [])


@given(STEPS)
def test_the_order_in_which_stories_come_does_not_count(steps: list[tuple[str, int, int]]) -> None:
    office = Office()
    for step in steps:
        office.act(*step)
    forwards, backwards = list(office.stories.values()), list(office.stories.values())[::-1]
    one, other = settled(forwards, office.ledger), settled(backwards, office.ledger)
    assert (one.kept, one.redirects, one.ledger) == (other.kept, other.redirects, other.ledger)
    assert sorted(one.findings) == sorted(other.findings)


def _branch(office: Office, steps: list[tuple[str, int, int]], day: str) -> Office:
    branch = Office(dict(office.stories), office.ledger, dict(office.owners), office.made)
    for number, step in enumerate(steps):
        if step[0] not in ("add", "delete") and branch.stories:  # one of this branch alone is no story of the other
            branch.act(*step)
            branch.publish(f"{day}{1 + number:02}")
    return branch


@given(STEPS, STEPS, STEPS)
def test_branches_merge_in_any_order_and_lose_no_address(
    before: list[tuple[str, int, int]], ours: list[tuple[str, int, int]], theirs: list[tuple[str, int, int]]
) -> None:
    trunk = Office()
    for number, step in enumerate(before):
        trunk.act(*step)
        trunk.publish(f"2024-03-{1 + number:02}")
    one, other = _branch(trunk, ours, "2024-04-"), _branch(trunk, theirs, "2024-05-")
    texts = [it.ledger.as_text() for it in (trunk, one, other)]
    merged, told = read_ledger("".join(texts).encode())
    assert told == []
    assert read_ledger("".join(reversed(texts)).encode()) == (merged, [])
    assert read_ledger((merged.as_text() + texts[1]).encode()) == (merged, [])
    published = {row.address for it in (trunk, one, other) for row in it.ledger.rows}
    assert {row.address for row in merged.rows} == published
    found = settled(one.stories.values(), merged, "2024-06-01")
    now = answers(found)
    assert published <= now.keys()
    paths = {it.path for it in one.stories.values()}
    targets = [now[value[1]] for value in now.values() if isinstance(value, tuple)]
    assert all(target in paths or target == 410 for target in targets)
