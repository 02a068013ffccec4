"""Stories that an earlier build judged: a file that nobody had to open need not be opened for its judges either."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple

from plugins.check.lint import lint
from plugins.check.registry import Installed
from plugins.check.story_text import StoryText
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.source import KeptText, SourceText
from plugins.newsroom.store import Store


def judge(
    texts: Iterable[SourceText],
    kept: Sequence[KeptText],
    keys: Mapping[str, str],
    rules: Sequence[Installed],
    store: Store,
) -> Iterator[Diagnostic]:
    """Yield what ``rules`` find in ``texts`` and in the ``kept`` files, read only if no build has judged them yet.

    ``keys`` holds by path what stands for all that a text says; a text without is judged anew each time.
    """
    texts = list(texts)
    if any(installed.find_all for installed in rules):  # such a rule wants to see every story at once
        yield from lint([*texts, *(it.tell() for it in kept)], rules, store)
        return
    names = " ".join(installed.rule.name for installed in rules)
    places = {store.key("judged", names, it.key): it for it in kept}
    known = store.get_many(places)
    for found in known.values():
        yield from (Diagnostic(*each) for each in json.loads(found))
    unknown = [(key, it.tell()) for key, it in places.items() if key not in known]
    fresh = [(store.key("judged", names, keys[it.path]) if it.path in keys else b"", it) for it in texts]
    paths = {it.path for it in texts} | {it.path for it in kept}
    for key, text in [*fresh, *unknown]:
        heard = list(lint([text], rules, None, paths))
        if key and not _names_stories(text, rules):
            store.put(key, [astuple(each) for each in heard])
        yield from heard


def _names_stories(text: SourceText, rules: Iterable[Installed]) -> bool:
    """Say whether what is found in ``text`` may depend on which other stories there are."""
    story = StoryText.of(text)
    return any(installed.names_stories and installed.names_stories(story) for installed in rules)
