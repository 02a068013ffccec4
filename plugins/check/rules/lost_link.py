"""A link to the file of a story that is not there: readers would meet an error."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence, Set
from urllib.parse import unquote

from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.message import Message, either, say
from plugins.vietnamese.folding import nearest
from plugins.vietnamese.marks import normal_form

RULE = Rule("lost-link", "error")

_LINK = re.compile(r"\]\(\s*<?(?:\{filename\})?(?P<path>[^\s(){}:#?<>]+\.(?:md|markdown))(?:#[^\s()]*)?>?\s*[\"')]")


def names_stories(story: StoryText) -> bool:
    """Say whether ``story`` may hold a link that this rule follows."""
    return ".md" in story.body or ".markdown" in story.body


def find_in_site(story: StoryText, paths: Set[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each link to a ``.md`` file that is none of ``paths``, with the nearest ones."""
    if not names_stories(story):
        return
    for link in _LINK.finditer(story.without_code, story.body_start):
        wanted = normal_form("NFC", unquote(link["path"]))
        base = "" if wanted.startswith("/") else posixpath.dirname(story.path)
        if posixpath.normpath(posixpath.join(base, wanted.lstrip("/"))) not in paths:
            close = nearest(wanted.rpartition("/")[2], sorted({path.rpartition("/")[2] for path in paths}), 2)
            yield story.finding(RULE, link.start("path"), _message(wanted, close))


def _message(wanted: str, close: Sequence[str]) -> Message:
    if close:
        return say("check/lost-link.near", wanted=wanted, names=either(close))
    return say("check/lost-link.far", wanted=wanted)
