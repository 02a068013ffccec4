"""The stories that a writer picked by hand to be read next: "Tin liên quan"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from bantin.category_feeds.find_story import Chooser
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.story import Reference, Story

RULE = "related/story"

Related = Mapping[str, tuple[Story, ...]]


def find_related(stories: Sequence[Story], now: dt.datetime) -> tuple[Related, list[Diagnostic]]:
    """Map the path of each story to those that its ``Related`` line names, and return what is wrong with the lines.

    A story may only name what readers can open on the day it is published itself, so that an embargo never ends in a
    failed build; a draft may name anything that exists. What has expired is left out without a finding: no editor
    mends old stories on the day a notice leaves the lists.
    """
    chooser = Chooser(stories, now, RULE)
    related: dict[str, tuple[Story, ...]] = {}
    problems: list[Diagnostic] = []
    for story in stories:
        found = [_resolve(chooser, story, reference, now) for reference in story.related]
        problems += [one for one in found if isinstance(one, Diagnostic)]
        fresh = {one.path: one for one in found if isinstance(one, Story) and not chooser.expiry(one, one.path)}
        if fresh:
            related[story.path] = tuple(fresh.values())
    return related, problems + list(_repeats(stories))


def _resolve(chooser: Chooser, story: Story, reference: Reference, now: dt.datetime) -> Story | Diagnostic:
    found = chooser.find(reference, story.path)
    if isinstance(found, Diagnostic):
        return found
    wanted = reference.wanted
    problem = chooser.obstacle(found, max(now, story.date), wanted) if story.status != "draft" else None
    if found is story:
        problem = say("related/story.itself", wanted=wanted)
    return chooser.problem(reference, story.path, problem) if problem else found


def _repeats(stories: Sequence[Story]) -> Iterator[Diagnostic]:
    for story in stories:
        wanted = [reference.wanted for reference in story.related]
        for name in dict.fromkeys(name for name in wanted if wanted.count(name) > 1):
            yield finding(story.path, story.related[0].line, say("related/story.twice", name=name), "warning")
