"""Find the story that an editor names, by path or by the last word of its address, or say what is wrong."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.diagnostic import Diagnostic, Severity
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.moments import said_day
from bantin.newsroom.story import Reference, Story
from bantin.vietnamese.folding import nearest

_SEPARATORS = frozenset(",;\"'\\")  # what ends a name in a list of them; the story's other name is offered


class Chooser:
    """All stories of a site by path, with and without ``.md``, and by the last word of their address."""

    def __init__(self, stories: Sequence[Story], now: dt.datetime, rule: str) -> None:
        self._now, self._rule = now, rule
        self._stories: dict[str, list[Story]] = defaultdict(list)
        for story in stories:
            for name in {story.path, story.path.removesuffix(".md"), slug_of(story)}:
                self._stories[name].append(story)
        self._names = Names(self._stories)

    def find(self, reference: Reference, path: str) -> Story | Diagnostic:
        """Return the story that ``reference`` in the file ``path`` means, whatever its status, or what is wrong."""
        found = self._meant_by(_plain(reference.wanted), path)
        if len(found) == 1:
            return found[0]
        return self.problem(
            reference, path, self._several(reference, found) if found else self._none(reference.wanted)
        )

    def _meant_by(self, wanted: str, path: str) -> list[Story]:
        """Return the stories that ``wanted`` means in the file ``path``: by its very name, else forgivingly."""
        if wanted in self._stories:
            return self._stories[wanted]
        try:
            found = self._names.find(wanted, path)
        except NotOne as error:
            stories = {story.path: story for name in error.names for story in self._stories[name]}
            return list(stories.values())
        return self._stories[found.path] if found else []

    def choose(self, reference: Reference, path: str) -> Story | Diagnostic:
        """Return the story that ``reference`` means if a list may show it now, or what is wrong."""
        found = self.find(reference, path)
        if isinstance(found, Diagnostic):
            return found
        wanted = reference.wanted
        obstacle = self.obstacle(found, self._now, wanted) or self.expiry(found, wanted)
        return self.problem(reference, path, obstacle) if obstacle else found

    def problem(self, reference: Reference, path: str, said: Message) -> Diagnostic:
        """Return the finding that ``said`` holds of ``reference`` in the file ``path``.

        That a story was withdrawn stops nobody: who takes one back in haste need not mend all that name it first.
        """
        severity: Severity = "notice" if said.key == "choice/withdrawn" else "error"
        return Diagnostic(path, reference.line, self._rule, said, severity, reference.column)

    def obstacle(self, story: Story, moment: dt.datetime, wanted: str) -> Message | None:
        """Return why readers cannot be led to ``story``, typed as ``wanted``, at ``moment``; None when they can."""
        if story.withdrawn:
            return say("choice/withdrawn", wanted=wanted, day=said_day(story.withdrawn.moment))
        if story.status == "hidden":
            return say("choice/hidden", wanted=wanted)
        if story.status != "published":
            return say("choice/draft", wanted=wanted)
        if story.date > moment and not story.awaited:
            return say("choice/future", wanted=wanted, hour=f"{story.date:%H:%M}", day=said_day(story.date))
        return None

    def expiry(self, story: Story, wanted: str) -> Message | None:
        """Return that ``story``, typed as ``wanted``, has left all lists; None when it has not."""
        if story.expires and self._now.astimezone(story.date.tzinfo).date() >= story.expires:
            return say("choice/expired", wanted=wanted, day=said_day(story.expires))
        return None

    def _several(self, reference: Reference, found: Sequence[Story]) -> Message:
        listed = ", ".join(f"“{path}”" for path in sorted(story.path for story in found))
        return say("choice/several", wanted=reference.wanted, count=len(found), paths=listed)

    def _none(self, wanted: str) -> Message:
        close = nearest(wanted, (name for name, stories in self._stories.items() if self._offered(name, stories)))
        if close:
            return say("choice/none.near", wanted=wanted, names=either(close))
        return say("choice/none.far", wanted=wanted)

    def _offered(self, name: str, stories: list[Story]) -> bool:
        """Offer a story once, by its path or its slug, and only one that may be shown there."""
        is_allowed = any(
            not self.obstacle(story, self._now, name) and not self.expiry(story, name) for story in stories
        )
        return is_allowed and (name.endswith(".md") or "/" not in name) and not _SEPARATORS & set(name)


def not_refused(references: Iterable[Reference], called: Mapping[str, str]) -> tuple[Reference, ...]:
    """Return those of ``references`` that name none of the stories that are refused for other faults.

    ``called`` maps their paths to the last word of their addresses.
    """
    refused = {*called, *called.values(), *(path.removesuffix(".md") for path in called)}
    return tuple(it for it in references if _plain(it.wanted) not in refused)


def _plain(wanted: str) -> str:
    return wanted.removeprefix("./").removeprefix("content/")


def slug_of(story: Story) -> str:
    """Return the last word of the address of ``story``."""
    return story.url.removesuffix("index.html").rstrip("/").rpartition("/")[2].removesuffix(".html")
