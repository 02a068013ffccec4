"""A story may silence a rule, if it says why: ``<!-- bỏ qua phone-number: số trực ban công khai -->``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, say
from bantin.vietnamese.folding import nearest

WITHOUT_REASON = Rule("silence", "error")
NEEDLESS = Rule("needless-silence", "notice")

# Bounded in every part, so that a comment which never closes is not searched to the end of the text.
_COMMENT = re.compile(
    r"""<!--\s{0,50}bỏ\ qua\s{1,50}(?:check/)?(?P<rule>[\w/-]{1,80})\s{0,50}
    (?::(?P<reason>(?:(?!<!--|-->).){0,1000}))?-->""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that a story silences, and the place of the comment that does so."""

    rule: str
    place: int


def hear(
    story: StoryText, found: Iterable[Diagnostic], known: Collection[str], asked: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is left of ``found`` in ``story`` once its silences are kept, and what is wrong with them.

    ``known`` holds the names of all rules, ``asked`` those that looked: a silence of another cannot be called idle.
    """
    if "<!--" not in story.text:
        yield from found
        return
    silences: dict[str, Silence] = {}
    for comment in _COMMENT.finditer(story.text):
        problem = _problem(comment, known)
        if problem:
            yield story.finding(WITHOUT_REASON, comment.start(), problem)
        else:
            silences[f"check/{comment['rule']}"] = Silence(comment["rule"], comment.start())
    needless = {name: silence for name, silence in silences.items() if silence.rule in asked}
    for one in found:
        if one.rule in silences:
            needless.pop(one.rule, None)
        else:
            yield one
    for silence in needless.values():
        yield story.finding(NEEDLESS, silence.place, say("check/needless-silence", rule=silence.rule))


def silenced(text: str) -> frozenset[str]:
    """Return the names of the rules that ``text`` silences with a reason."""
    return frozenset(comment["rule"] for comment in _COMMENT.finditer(text) if _reason(comment))


def _problem(comment: re.Match[str], known: Collection[str]) -> Message | None:
    rule = comment["rule"]
    if rule not in known:
        close = nearest(rule, known, 1)
        near = say("check/silence.near", rule=rule, name=close[0]) if close else None
        return near or say("check/silence.unknown", rule=rule)
    return None if _reason(comment) else say("check/silence.no-reason", rule=rule)


def _reason(comment: re.Match[str]) -> str:
    return (comment["reason"] or "").strip()
