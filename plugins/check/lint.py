"""All rules over all texts: what an editor should hear about how the stories are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plugins.check.registry import find_among, find_in, installed_rules
from plugins.check.silence import hear
from plugins.check.story_text import StoryText
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.source import SourceText


def lint(sources: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """Yield what the rules find in ``sources``, less what the stories silence with a reason."""
    stories = [StoryText.of(source) for source in sources]
    among: dict[str, list[Diagnostic]] = defaultdict(list)
    for found in find_among(stories):
        among[found.path].append(found)
    known = [installed.rule.name for installed in installed_rules()]
    for story in stories:
        yield from hear(story, [*find_in(story), *among.pop(story.path, [])], known)
    for rest in among.values():
        yield from rest
