"""A tag or author spelled almost like one that many stories have: a slip makes a second page for one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.folding import fold, same_name_key

RULE = Rule("almost-known-name", "notice")

_KINDS = {"authors": "check/almost-known-name.author", "tags": "check/almost-known-name.tag"}
_WELL_KNOWN = 3  # stories: who has as many is no slip


def find_all(stories: Sequence[StoryText]) -> Iterator[Diagnostic]:
    """Yield a finding for each rare name that is a letter, or only accents, away from a well-known one."""
    for kind, key in _KINDS.items():
        holders: dict[str, list[StoryText]] = defaultdict(list)
        spelled: dict[str, str] = {}
        for story in stories:
            for name in story.source.values.get(kind, ()):
                holders[same_name_key(name)].append(story)
                spelled.setdefault(same_name_key(name), name)
        counts = Counter({key: len(own) for key, own in holders.items()})
        for rare, known in _slips(counts):
            story = holders[rare][0]
            message = say(key, rare=spelled[rare], known=spelled[known], count=counts[known])
            yield story.finding(RULE, story.values[kind][1], message)


def _slips(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    known = [key for key, count in counts.items() if count >= _WELL_KNOWN]
    folded: dict[str, list[str]] = defaultdict(list)
    for key in known:
        for form in _forms(fold(key)):
            folded[form].append(key)
    for key in (key for key, count in counts.items() if count == 1):
        close = {one for form in _forms(fold(key)) for one in folded.get(form, ()) if _is_near(fold(key), fold(one))}
        # Names that differ by tones alone are most often two people, so that only a far better known one counts.
        if close:
            yield key, max(sorted(close), key=lambda one: counts[one])


def _forms(text: str) -> Iterable[str]:
    """Return ``text`` and what is left of it without one letter: near texts share one of these."""
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}


def _is_near(text: str, other: str) -> bool:
    """Say whether one letter is missing, added or changed; of short names nothing can be said."""
    if min(len(text), len(other)) < 6 or text == other:
        return False
    if len(text) == len(other):
        return sum(a != b for a, b in zip(text, other, strict=True)) == 1
    short, long = sorted((text, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )
