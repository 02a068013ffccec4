"""Bodies that an earlier build converted: Markdown is the dearest step, and most bodies stay as they are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from plugins.front_matter.conversion import Body, BodyConverter
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.photo import Photo
from plugins.newsroom.store import Store


class KeptBodies:
    """Converts as a :class:`BodyConverter` does, and remembers what became of each text in ``store``."""

    def __init__(self, converter: BodyConverter, options: dict[str, Any], store: Store) -> None:
        self._converter, self._store = converter, store
        self._options = repr(sorted(options.items()))

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        # Messages name the path and the line, so both belong to what the result depends on.
        key = self._store.key("body", self._options, path, str(first_line), json.dumps(authors), text)
        kept = self._store.get(key)
        if kept is not None:
            return _body(kept)
        body = self._converter.convert(text, path, first_line, authors)
        self._store.put(key, asdict(body))
        return body


def _body(kept: dict[str, Any]) -> Body:
    photos = tuple(Photo(**{**photo, "classes": tuple(photo["classes"])}) for photo in kept["photos"])
    return Body(kept["html"], kept["opening"], photos, tuple(Diagnostic(**found) for found in kept["diagnostics"]))
