"""A link to the file of a story that is not there: readers would meet an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from html import unescape
from urllib.parse import unquote

from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.content_names import Names, NotOne
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.message import Message, either, say
from plugins.newsroom.name_forms import nfc, places

RULE = Rule("lost-link", "error")

_MARK = r"(?:[{|]filename[}|])?"
# The file of a story in the brackets of a link: as one word, or between < and >, where blanks and brackets may stand.
_LINK = re.compile(
    rf"""\]\(\s*(?:<{_MARK}(?P<quoted>[^<>:\n]*?\.(?:md|markdown|mkd|mdown))(?:[#?][^<>\n]*)?>"""
    rf"""|{_MARK}(?P<plain>(?:[^\s(){{}}:<>|]|\([^\s()]*\)|[ ](?=[^"'\s]))+?\.(?:md|markdown|mkd|mdown))"""
    rf"""(?:[#?][^\s()]*)?)\s*["')]""",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.(?:md|markdown|mkd|mdown)\b", re.IGNORECASE)
_PAGE = re.compile(r"[^?#]*(?:\.html?|/)[?#]")
_PUBLISHED = re.compile(r'href="\{filename\}([^"]*)"')


def names_stories(story: StoryText) -> bool:
    """Say whether ``story`` may hold a link that this rule follows."""
    return _ENDING.search(story.body) is not None


def find_in_site(story: StoryText, paths: Set[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each link to a ``.md`` file that is none of ``paths``, with the nearest ones.

    A link that the body does not show, in a comment of Markdown for one, leads no reader anywhere.
    """
    if not names_stories(story):
        return
    shown = {_key(unescape(it)) for it in _PUBLISHED.findall(story.source.html)}
    names = Names(paths)
    for link in _LINK.finditer(story.without_code, story.body_start):
        group = "quoted" if link["quoted"] is not None else "plain"
        typed = nfc(link[group])
        if _PAGE.match(typed) or (story.source.html and _key(typed) not in shown):
            continue
        if not paths.isdisjoint(places(typed, story.path)):  # as nearly all do, which costs no search
            continue
        problem = _problem(names, typed, story.path)
        if problem:
            yield story.finding(RULE, link.start(group), problem)


def _key(target: str) -> str:
    """Return what a link has in common with what is published of it."""
    return nfc(re.split("[#?]", unquote(target), maxsplit=1)[0]).replace("\\", "")


def _problem(names: Names, typed: str, story: str) -> Message | None:
    try:
        if names.find(typed, story):
            return None
    except NotOne as error:
        if error.reason == "ambiguous":
            return error.said(typed)
    close = names.hints(typed, story)[:2]
    if close:
        return say("check/lost-link.near", wanted=typed, names=either(close))
    return say("check/lost-link.far", wanted=typed)
