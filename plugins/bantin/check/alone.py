"""Stories judged where they are read, perhaps in a worker; those that an earlier build judged stay closed.

The texts of a large archive are a good part of what a build would hold in memory; a story that is judged by itself
need not wait there for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from bantin.check.lint import lint, lint_stories
from bantin.check.registry import Installed, rules_in
from bantin.check.story_text import StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.source_text import KeptText, SourceText

GRAVE = ("identity_number", "lost_link", "old_font", "secret")  # their files: a build imports no others


@cache
def grave_rules() -> tuple[Installed, ...]:
    """Return the rules that a build asks: those whose findings are errors."""
    return rules_in(GRAVE)


def judge_alone(text: SourceText) -> list[Diagnostic] | None:
    """Return what the grave rules find in ``text``; None if that may depend on which other stories there are."""
    story, rules = StoryText.of(text), grave_rules()
    if any(it.find_all or (it.names_stories and it.names_stories(story)) for it in rules):
        return None
    return list(lint_stories([story], rules, None))


def judge_together(
    judged: Mapping[str, Iterable[Diagnostic]], texts: Sequence[SourceText], kept: Sequence[KeptText]
) -> Iterator[Diagnostic]:
    """Yield what was ``judged`` by path, and what the grave rules find in ``texts`` and ``kept`` files, if public."""
    paths = judged.keys() | {it.path for it in texts} | {it.path for it in kept}
    yield from chain.from_iterable(judged.values())
    told = (text for text in chain(texts, (it.tell() for it in kept)) if text.public)
    if any(installed.find_all for installed in grave_rules()):
        yield from lint(told, grave_rules(), None, paths)
        return
    for text in told:  # one after the other: they need not be in memory together
        yield from lint([text], grave_rules(), None, paths)
