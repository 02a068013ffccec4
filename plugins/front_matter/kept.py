"""Bodies that an earlier build converted: Markdown is the dearest step, and most bodies stay as they are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from plugins.front_matter.conversion import Body, BodyConverter
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.photo import Photo
from plugins.newsroom.store import Store

Unknown = tuple[bytes, dict[str, Any]]

_converters: dict[str, BodyConverter] = {}


class KeptBodies:
    """Converts as a :class:`BodyConverter` does, and remembers what became of each text in ``store``."""

    def __init__(self, options: dict[str, Any], store: Store) -> None:
        self._options, self._store = options, store
        self._words = repr(sorted(options.items()))

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        key = self.key(text, path, first_line, authors)
        kept = _body(self._store.get(key))
        if kept is not None:
            return kept
        body = _converter(self._options).convert(text, path, first_line, authors)
        self._store.put(key, asdict(body))
        return body

    def make_unknown(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Unknown | None:
        """Convert a body that the store does not hold; return its key, and the body as plain data."""
        key = self.key(text, path, first_line, authors)
        if self._store.get(key) is not None:
            return None
        return key, asdict(_converter(self._options).convert(text, path, first_line, authors))

    def key(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> bytes:
        """Return the key under which the store keeps what becomes of that text."""
        # Messages name the path and the line, so both belong to what the result depends on.
        return self._store.key("body", self._words, path, str(first_line), json.dumps(authors), text)


def _converter(options: dict[str, Any]) -> BodyConverter:
    """Return the converter of this process for ``options``; making one takes as long as converting a story."""
    words = repr(sorted(options.items()))
    if words not in _converters:
        _converters.clear()
        _converters[words] = BodyConverter(options)
    return _converters[words]


def _body(kept: Any) -> Body | None:
    """Return the body that the store has ``kept``; None if there is none, or none of ours."""
    try:
        photos = tuple(Photo(**{**photo, "classes": tuple(photo["classes"])}) for photo in kept["photos"])
        found = tuple(Diagnostic(**each) for each in kept["diagnostics"])
        return Body(kept["html"], kept["opening"], photos, found, kept["refused"])
    except (TypeError, KeyError):
        return None
