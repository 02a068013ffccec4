"""One promise of the ledger: a line of eight words between tabs."""

from __future__ import annotations

from typing import NamedTuple

from bantin.newsroom.addresses import GIVEN_UP
from bantin.vietnamese.marks import normal_form

LIVE, OLD = "đăng", "cũ"
WITHDRAWN, FORGOTTEN = GIVEN_UP
_RANK = {LIVE: 0, OLD: 1, WITHDRAWN: 2, FORGOTTEN: 3}
HEADING = "# địa chỉ\tngày đăng\ttrạng thái\tmã\ttin\tngày của tin\ttiêu đề\tnội dung"


class Row(NamedTuple):
    """One promise: at ``address`` readers find the story ``story``, whose feeds call it ``id``, since ``day``.

    ``address`` is relative to the root of the site, in ASCII, without a leading slash, and may have a query;
    ``state`` is one of the four words above, and the day of the mark unless that is ``day``. ``date``, ``title`` and
    ``body`` (a digest) are by what a file that was moved is known again; a promise that leads on has none.
    """

    address: str
    day: str
    state: str
    id: str
    story: str
    date: str = ""
    title: str = ""
    body: str = ""

    @property
    def word(self) -> str:
        """What became of the promise."""
        return self.state.partition(" ")[0]

    @property
    def since(self) -> str:
        """The day since when it is so."""
        return self.state.partition(" ")[2] or self.day

    @property
    def strength(self) -> tuple[str, int]:
        """Of two marks of one promise the later one counts, then any with a day; else the one that promises less."""
        return self.state.partition(" ")[2], _RANK[self.word]

    def marked(self, word: str, today: str) -> Row:
        """Return the promise with the mark ``word``, which it may have already."""
        if word == self.word:
            return self
        blank = {"date": "", "title": "", "body": ""} if word in (OLD, FORGOTTEN) else {}
        return self._replace(state=f"{word} {today}", **blank)


def key_of(address: str) -> str:
    """Return what two spellings of one address have in common; some hosts know no case."""
    return address.lower()


def name_of(path: str) -> str:
    """Return what spellings of ``path`` have in common that disks take for one: capitals, composed or not."""
    return normal_form("NFC", path).casefold()
