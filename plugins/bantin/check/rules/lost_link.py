"""A link to the file of a story that is not there: readers would meet an error."""

from __future__ import annotations

from collections.abc import Iterator, Set

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.content_names import Names, NotOne
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.link import FILENAME, story_name
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.name_forms import places

RULE = Rule("lost-link", "error")


def names_stories(story: StoryText) -> bool:
    """Say whether ``story`` may hold a link that this rule follows."""
    return any(link.target.startswith(FILENAME) for link in story.source.links)


def find_in_site(story: StoryText, paths: Set[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each link to the file of a story that is none of ``paths``, with the nearest ones."""
    names, told = Names(paths), set[str]()
    for link in story.source.links:
        typed = story_name(link.target)
        # Nearly all are there, which costs no search.
        if not typed or typed in told or not paths.isdisjoint(places(typed, story.path)):
            continue
        told.add(typed)
        problem = _problem(names, link.target.removeprefix(FILENAME), typed, story.path)
        if problem:
            yield finding(story.path, link.line, problem, RULE.severity, link.column)


def _problem(names: Names, target: str, typed: str, story: str) -> Message | None:
    try:
        if names.find(target, story):
            return None
    except NotOne as error:
        if error.reason == "ambiguous":
            return error.said(typed)
    close = names.hints(typed, story)[:2]
    if close:
        return say("check/lost-link.near", wanted=typed, names=either(close))
    return say("check/lost-link.far", wanted=typed)
