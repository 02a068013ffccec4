"""The stories that a writer picked by hand to be read next: "Tin liên quan"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from plugins.category_feeds.chooser import Chooser
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.story import Reference, Story

RULE = "related/story"

Related = Mapping[str, tuple[Story, ...]]


def find_related(stories: Sequence[Story], now: dt.datetime) -> tuple[Related, list[Diagnostic]]:
    """Map the path of each story to those that its ``Related`` line names, and return what is wrong with the lines.

    A story may only name what readers can open on the day it is published itself, so that an embargo never ends in a
    failed build; a draft may name anything that exists. What has expired is left out in silence: nobody mends old
    stories on the day a notice leaves the lists.
    """
    chooser = Chooser(stories, now, RULE)
    related: dict[str, tuple[Story, ...]] = {}
    problems: list[Diagnostic] = []
    for story in stories:
        found = [_resolve(chooser, story, reference, now) for reference in story.related]
        problems += [one for one in found if isinstance(one, Diagnostic)]
        fresh = {one.path: one for one in found if isinstance(one, Story) and not chooser.expiry(one)}
        if fresh:
            related[story.path] = tuple(fresh.values())
    return related, problems + list(_repeats(stories))


def _resolve(chooser: Chooser, story: Story, reference: Reference, now: dt.datetime) -> Story | Diagnostic:
    found = chooser.find(reference, story.path)
    if isinstance(found, Diagnostic):
        return found
    problem = chooser.obstacle(found, max(now, story.date)) if story.status != "draft" else ""
    if found is story:
        problem = "chính là tin này. Hãy bỏ nó khỏi dòng “Tin liên quan”."
    if problem:
        return Diagnostic(story.path, reference.line, RULE, f"tin liên quan “{reference.wanted}” {problem}")
    return found


def _repeats(stories: Sequence[Story]) -> Iterator[Diagnostic]:
    for story in stories:
        wanted = [reference.wanted for reference in story.related]
        for name in dict.fromkeys(name for name in wanted if wanted.count(name) > 1):
            message = f"tin liên quan “{name}” được ghi hai lần. Hãy giữ lại một lần."
            yield Diagnostic(story.path, story.related[0].line, RULE, message, "warning")
