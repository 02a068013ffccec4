"""Rules over texts: what an editor should hear about how the stories are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial

from bantin.check.findings_cache import find_in, looked_at
from bantin.check.registry import FindInSite, Installed, rule_names
from bantin.check.story_text import StoryText
from bantin.check.suppressions import hear
from bantin.newsroom.cache import Store
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.source_text import SourceText


def lint(
    sources: Iterable[SourceText], rules: Sequence[Installed], store: Store | None, paths: Set[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield what ``rules`` find in ``sources``, less what the stories silence with a reason.

    ``store`` remembers what was found in each text before, None for a caller who does; ``paths`` are those of all
    stories of the site, if more.
    """
    yield from lint_stories([StoryText.of(source) for source in sources], rules, store, paths)


def lint_stories(
    stories: Sequence[StoryText], rules: Sequence[Installed], store: Store | None, paths: Set[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield what :func:`lint` does of ``stories``."""
    among: dict[str, list[Diagnostic]] = defaultdict(list)
    paths = paths or {story.path for story in stories}
    for found in _find_among(stories, paths, rules):
        among[found.path].append(found)
    known = rule_names()
    asked = {installed.rule.name for installed in rules}
    for story in stories:
        yield from hear(story, [*find_in(story, rules, store), *among.pop(story.path, [])], known, asked)
    for rest in among.values():
        yield from rest


def _find_among(stories: Sequence[StoryText], paths: Set[str], rules: Sequence[Installed]) -> Iterator[Diagnostic]:
    for installed in rules:
        if installed.find_in_site:
            for story in stories:
                yield from looked_at(story, partial(_look, installed.find_in_site, paths))
        if installed.find_all:
            yield from installed.find_all(stories)


def _look(look: FindInSite, paths: Set[str], story: StoryText) -> Iterable[Diagnostic]:
    return look(story, paths)
