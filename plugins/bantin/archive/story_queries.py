"""Questions about one story: its card, itself, its body, the stories that its writer picked to be read next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bantin.archive.filing import Filed
from bantin.archive.look import Look
from bantin.archive.question import question
from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.story import Story


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What lists show of a story, and what stands for it."""

    story: Story
    image: tuple[str, str, str, str]
    digest: str


@question
@dataclass(frozen=True, slots=True)
class Card:
    """What lists show of the story ``path``."""

    path: str

    def answer(self, look: Look) -> CardAnswer | None:
        """Return its card; None if there is no such story."""
        filed = look.card(self.path)
        return CardAnswer(filed.card, filed.image, filed.card_digest) if filed else None


@question
@dataclass(frozen=True, slots=True)
class Whole:
    """All that the own page of the story ``path`` shows but its body."""

    path: str

    def answer(self, look: Look) -> Filed | None:
        """Return the story; None if there is none."""
        return look.story(self.path)


@question
@dataclass(frozen=True, slots=True)
class Body:
    """The body of the story ``path``."""

    path: str

    def answer(self, look: Look) -> str:
        """Return the digest under which its HTML is kept; empty if there is none."""
        return look.body(self.path)


@question
@dataclass(frozen=True, slots=True)
class Related:
    """The stories that the ``Related`` line of the story ``path`` leads readers to."""

    path: str

    def answer(self, look: Look) -> tuple[str, ...]:
        """Return the paths of those that may stand there; what is wrong with the others is a finding's matter."""
        filed = look.story(self.path)
        if filed is None:
            return ()
        found = (only_one(look, each.wanted, self.path) for each in filed.story.related)
        return tuple(dict.fromkeys(path for path in found if path and _may_lead(look, filed.story, path)))


def only_one(look: Look, wanted: str, path: str) -> str:
    """Return the path of the one story that ``wanted`` means in the file ``path``; empty for none, or several."""
    wanted = wanted.removeprefix("./").removeprefix("content/")
    found: Iterable[str] = look.called(wanted)
    if not found:
        found = _forgivingly(look, wanted, path)
    paths = set(found)
    return paths.pop() if len(paths) == 1 else ""


def _forgivingly(look: Look, wanted: str, path: str) -> Iterator[str]:
    try:
        found = Names(sorted(look.names())).find(wanted, path)
        names: Sequence[str] = [found.path] if found else []
    except NotOne as error:
        names = error.names
    for name in names:
        yield from look.called(name)


def _may_lead(look: Look, story: Story, path: str) -> bool:
    """Say whether readers of ``story`` can open ``path`` when it is published itself; a draft may name anything."""
    other = look.card(path)
    if other is None or path == story.path or other.expired:
        return False
    if story.status == "draft":
        return True
    waits = other.waits and other.story.date > story.date
    return other.story.status == "published" and not waits
