"""What rules found in a story before: a text that did not change is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from bantin.check.registry import Installed
from bantin.check.story_text import StoryText
from bantin.newsroom.cache import Store
from bantin.newsroom.diagnostic import Diagnostic, kept_diagnostics
from bantin.newsroom.read_errors import fault_of


def find_in(story: StoryText, rules: Sequence[Installed], store: Store | None) -> list[Diagnostic]:
    """Return what those of ``rules`` find that look at one story alone; without a ``store`` nothing is remembered."""
    if store is None:
        return list(_judge(story, rules))
    source = story.source
    names = " ".join(installed.rule.name for installed in rules)
    values = repr(sorted(source.values.items()))
    key = store.key("findings", names, source.path, str(source.is_page), source.text, values, source.html)
    kept = store.get(key)
    with suppress(ValueError):  # nothing is kept, or it is none of ours
        return kept_diagnostics(kept)
    found = list(_judge(story, rules))
    store.put(key, [one.as_data() for one in found])
    return found


def _judge(story: StoryText, rules: Sequence[Installed]) -> Iterator[Diagnostic]:
    for installed in rules:
        if installed.find:
            yield from looked_at(story, installed.find)


def looked_at(story: StoryText, look: Callable[[StoryText], Iterable[Diagnostic]]) -> list[Diagnostic]:
    """Return what ``look`` finds in ``story``; a fault of the rule is a finding about that story."""
    try:
        return list(look(story))
    except Exception as error:
        return [fault_of(error, story.path)]
