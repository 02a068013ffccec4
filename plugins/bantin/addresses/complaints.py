"""What editors are told of addresses: each at its place in the story, or at the file that is not there any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from bantin.addresses.ledger_row import LIVE, Row
from bantin.addresses.reading import FILE
from bantin.addresses.recognition import Sign
from bantin.addresses.stories import Record, StoryNow, tail_of
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Message, say
from bantin.vietnamese.dates import format_short

_MOST = 20  # of one kind: a folder that gets another name moves thousands, one that is away takes as many with it


class Complaints:
    """The findings about ``stories``, by path; ``is_page`` tells which of them are pages, which nobody withdraws.

    ``missing`` holds the promises whose story lies in no file.
    """

    def __init__(self, stories: Mapping[str, StoryNow], is_page: Callable[[str], bool]) -> None:
        self.findings: list[Diagnostic] = []
        self.missing: list[Record] = []
        self._stories, self._is_page = stories, is_page

    def clash(self, story: StoryNow, owner: str, address: str) -> None:
        """Tell that ``story`` wants the address of ``owner``, and stands at ``address`` instead."""
        said = say("address/clash", owner=owner, slug=tail_of(address))
        self.findings.append(finding(story.path, story.line, said, "warning", story.column))

    def not_chosen(self, story: StoryNow, owner: str, address: str) -> None:
        """Tell that the slug in the header of ``story`` asks for an address that is, or was, that of ``owner``.

        That is so until the line is mended, unlike an address that a title or a date makes, which is given once.
        """
        wanted, slug = story.address, tail_of(address)
        said = say("addresses/taken.slug-site", wanted=wanted, slug=slug)
        if owner:
            said = say("addresses/taken.slug", wanted=wanted, owner=owner, slug=slug)
        self.findings.append(finding(story.path, story.line, said, "warning", story.column))

    def taken(self, story: StoryNow, owner: str, address: str) -> None:
        """Tell that ``story`` wants an address that was another story's once, or is a page's of the site."""
        wanted, slug = story.address, tail_of(address)
        said = say("addresses/taken.site", wanted=wanted, slug=slug)
        if owner:
            said = say("addresses/taken.former", wanted=wanted, owner=owner, slug=slug)
        self.findings.append(finding(story.path, story.line, said, "warning", story.column))

    def moved(self, moves: Mapping[str, tuple[Sign, str]]) -> None:
        """Tell which files were known again under another path, and by what sign."""
        for path in sorted(moves)[:_MOST]:
            sign, before = moves[path]
            self.findings.append(finding(path, self._stories[path].line, _moved(sign, before), "notice"))
        more = len(moves) - _MOST
        if more > 0:
            path = sorted(moves)[_MOST]
            said = say("addresses/moved.more", count=more)
            self.findings.append(finding(path, self._stories[path].line, said, "notice"))

    def gone(self, record: Record) -> None:
        """Tell that a published story does not answer any more, though nobody has withdrawn it or given it up."""
        address, path = record.current.address, record.current.story
        story, is_page = self._stories.get(path), self._is_page(path)
        if story is None:
            self.missing.append(record)
            return
        if story.is_public:
            said = say("addresses/gone.replaced", address=address, slug=tail_of(address))
            self.findings.append(finding(path, story.line, said, column=story.column))
            return
        said = (_GONE_PAGE if is_page else _GONE)[story.state](
            address, _day(story.date), _day(record.current.date or record.day)
        )
        self.findings.append(finding(path, story.state_line or story.line, said))

    def without_a_file(self) -> None:
        """Tell of the ``missing`` promises, of some by name: those whose story lies in no file."""
        self.missing.sort(key=lambda it: (it.current.story, it.current.address))
        for record in self.missing[:_MOST]:
            address, path = record.current.address, record.current.story
            said = say("addresses/gone.file", address=address, slug=tail_of(address))
            if self._is_page(path):
                said = say("addresses/gone.page-file", address=address, slug=tail_of(address))
            self.findings.append(finding(path, 0, said))
        more = len(self.missing) - _MOST
        if more > 0:
            path = self.missing[_MOST].current.story
            self.findings.append(finding(path, 0, say("addresses/gone.more", count=more)))

    def covered(self, row: Row) -> None:
        """Tell that a page of the site stands where an old address of a story should lead on."""
        line = self._stories[row.story].line if row.story in self._stories else 0
        self.findings.append(finding(row.story, line, say("addresses/covered", address=row.address), "warning"))

    def odd(self, story: StoryNow, typed: str, line: int, column: int) -> None:
        """Tell of an old address at which no host could answer."""
        self.findings.append(finding(story.path, line, say("addresses/old.odd", address=typed), "warning", column))

    def again(self, story: StoryNow, row: Row, typed: str, line: int, column: int) -> None:
        """Tell that an old address which was given up leads to ``story`` again, since its header names it."""
        said = say("addresses/again", address=typed, day=_day(row.since))
        self.findings.append(finding(story.path, line, said, "notice", column))

    def claimed(self, story: StoryNow, typed: str, owner: str, line: int, column: int) -> None:
        """Tell of an old address that is another story's, or a page's of the site."""
        said = say("addresses/old.site", address=typed)
        if owner:
            said = say("addresses/old.story", address=typed, owner=owner)
        self.findings.append(finding(story.path, line, said, "warning", column))


def behind(rows: Sequence[Row], stories: Mapping[str, StoryNow]) -> Iterator[Diagnostic]:
    """Yield what to tell of promises that the job of a server has not committed: those of ``stories`` are kept."""
    kept = [row for row in rows if row.story in stories and stories[row.story].is_public]
    if kept:
        yield finding(FILE, 0, say("addresses/behind.kept", count=len(kept), address=kept[0].address), "notice")
    for row in rows:
        if row not in kept and row.word == LIVE:
            yield finding(row.story, 0, say("addresses/behind.gone", address=row.address), "warning")


def _moved(sign: Sign, before: str) -> Message:
    match sign:
        case "slug":
            return say("addresses/moved.slug", before=before)
        case "title":
            return say("addresses/moved.title", before=before)
    return say("addresses/moved.body", before=before)


_GONE = {
    "draft": lambda address, day, before: say("addresses/gone.draft", address=address),
    "hidden": lambda address, day, before: say("addresses/gone.hidden", address=address),
    "awaited": lambda address, day, before: say("addresses/gone.awaited", address=address, day=day, before=before),
}
_GONE_PAGE = {
    "draft": lambda address, day, before: say("addresses/gone.page-draft", address=address),
    "hidden": lambda address, day, before: say("addresses/gone.page-hidden", address=address),
    "awaited": lambda address, day, before: say("addresses/gone.page-awaited", address=address, day=day),
}


def _day(date: str) -> str:
    """Return the day of ``date`` (ISO 8601) as readers write it."""
    return format_short(dt.date.fromisoformat(date[:10])) if date else ""
