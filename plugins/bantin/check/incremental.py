"""Stories judged as they are read; those that an earlier build judged are not opened again.

The texts of a large archive are a good part of what a build would hold in memory; a story that is judged at once need
not wait there for the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from bantin.check.lint import lint
from bantin.check.registry import Installed
from bantin.check.story_text import StoryText
from bantin.newsroom.cache import Store
from bantin.newsroom.diagnostic import Diagnostic, kept_diagnostics
from bantin.newsroom.source_text import KeptText, SourceText


class Judge:
    """Judges public stories by ``rules``; ``store`` remembers what was found in those that have a key."""

    def __init__(self, rules: Sequence[Installed], store: Store) -> None:
        self._rules, self._store = rules, store
        self._names = " ".join(installed.rule.name for installed in rules)
        self._together = any(installed.find_all for installed in rules)  # one wants to see every story at once
        self._paths: set[str] = set()
        self._found: list[Diagnostic] = []

    def hear(self, text: SourceText, key: str) -> bool:
        """Judge ``text``, whose cache key is ``key`` unless empty; say whether it may be let go."""
        self._paths.add(text.path)
        if not text.public:
            self._paths.add(text.path)  # it is there: a link to it is the embargo's matter
            return True
        if self._together or self._names_stories(text):
            return False
        self._found += self._judge(text, key, frozenset())
        return True

    def finish(
        self, texts: Iterable[SourceText], kept: Sequence[KeptText], keys: Mapping[str, str]
    ) -> Iterator[Diagnostic]:
        """Yield what was found, in the other ``texts`` and the ``kept`` files too; ``keys`` are their cache keys."""
        texts = list(texts)
        paths = self._paths | {it.path for it in texts} | {it.path for it in kept}
        texts = [text for text in texts if text.public]
        if self._together:
            yield from lint([*texts, *(it.tell() for it in kept)], self._rules, self._store)
            return
        yield from self._found
        for text in texts:
            yield from self._judge(text, keys.get(text.path, ""), paths)
        yield from self._recall(kept, paths)

    def _recall(self, kept: Sequence[KeptText], paths: Set[str]) -> Iterator[Diagnostic]:
        places = {self._key(it.key): it for it in kept}
        known = self._store.get_many(places)
        for place, it in places.items():
            try:
                yield from kept_diagnostics(json.loads(known[place]))
            except (KeyError, ValueError):  # nothing is kept, or it is none of ours
                yield from self._judge(it.tell(), it.key, paths)

    def _judge(self, text: SourceText, key: str, paths: Set[str]) -> list[Diagnostic]:
        found = list(lint([text], self._rules, None, paths))
        if key and not self._names_stories(text):
            self._store.put(self._key(key), [each.as_data() for each in found])
        return found

    def _key(self, key: str) -> bytes:
        return self._store.key("judged", self._names, key)

    def _names_stories(self, text: SourceText) -> bool:
        """Say whether what is found in ``text`` may depend on which other stories there are."""
        story = StoryText.of(text)
        return any(installed.names_stories and installed.names_stories(story) for installed in self._rules)
