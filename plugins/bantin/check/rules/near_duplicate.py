"""Two stories that say nearly the same: one news posted twice, with a small change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.vietnamese.folding import fold

RULE = Rule("near-duplicate", "warning")

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words
_SKETCH = 24  # smallest fingerprints kept of a text
_FEWEST_WORDS = 40  # notices of a few lines are alike by nature
_ALIKE = 0.8
_CROWD = 8  # stories that share a fingerprint: a formula of the office, not a copy


def find_all(stories: Sequence[StoryText]) -> Iterator[Diagnostic]:
    """Yield a finding for the later of two stories whose texts share most of their runs of five words.

    Each text is kept as its smallest fingerprints (a bottom-k sketch), and only texts that share one are compared, so
    that the time grows with the archive and not with its square.
    """
    sketches = {index: sketch for index, story in enumerate(stories) if (sketch := _sketch(story))}
    pairs: set[tuple[int, int]] = set()
    sharing: dict[int, list[int]] = defaultdict(list)
    for index, sketch in sketches.items():
        for fingerprint in sketch:
            sharing[fingerprint].append(index)
    for indexes in sharing.values():
        if len(indexes) <= _CROWD:
            pairs.update(combinations(indexes, 2))
    for one, other in sorted(pairs):
        share = _likeness(sketches[one], sketches[other])
        if share >= _ALIKE:
            earlier, later = sorted((stories[one], stories[other]), key=_age)
            message = say("check/near-duplicate", share=f"{share:.0%}", earlier=earlier.path)
            yield later.finding(RULE, later.body_start, message)


def _sketch(story: StoryText) -> frozenset[int]:
    if "withdrawn" in story.values:  # readers see none of it, and its file must stay
        return frozenset()
    words = _WORD.findall(fold(story.prose[story.body_start :]))
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    runs = {crc32(" ".join(words[place : place + _SHINGLE]).encode()) for place in range(len(words) - _SHINGLE + 1)}
    return frozenset(sorted(runs)[:_SKETCH])


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of common runs, estimated from the smallest fingerprints of both texts together."""
    smallest = sorted(one | other)[:_SKETCH]
    return sum(fingerprint in one and fingerprint in other for fingerprint in smallest) / len(smallest)


def _age(story: StoryText) -> tuple[str, str]:
    return str(story.source.values.get("date", "")), story.path
