"""Bodies that an earlier build converted: Markdown is the dearest step, and most bodies stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bantin.front_matter.conversion import Body, BodyConverter
from bantin.newsroom.cache import Store
from bantin.newsroom.diagnostic import Diagnostic, kept_diagnostics
from bantin.newsroom.link import Link
from bantin.newsroom.photo import Photo

Unknown = tuple[bytes, dict[str, Any]]

_FIELDS = {kind: get_type_hints(kind) for kind in (Body, Photo, Link)}
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class MarkdownOptions:
    """The setting ``MARKDOWN``; two are the same if they read the same."""

    values: Mapping[str, Any]

    @property
    def words(self) -> str:
        """What they read."""
        return repr(sorted(self.values.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MarkdownOptions) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


class KeptBodies:
    """Converts as a :class:`BodyConverter` does, and remembers what became of each text in ``store``."""

    def __init__(self, options: Mapping[str, Any], store: Store) -> None:
        self._options, self._store = MarkdownOptions(options), store
        self._words = self._options.words

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        key = self.key(text, path, first_line, authors)
        kept = _body(self._store.get(key))
        if kept is not None:
            return kept
        body = converter_for(self._options).convert(text, path, first_line, authors)
        self._store.put(key, body_data(body))
        return body

    def make_unknown(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Unknown | None:
        """Convert a body that the store does not hold; return its key, and the body as plain data."""
        key = self.key(text, path, first_line, authors)
        if self._store.get(key) is not None:
            return None
        return key, body_data(converter_for(self._options).convert(text, path, first_line, authors))

    def key(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> bytes:
        """Return the key under which the store keeps what becomes of that text."""
        # Messages name the path and the line, so both belong to what the result depends on.
        return self._store.key("body", self._words, path, str(first_line), json.dumps(authors), text)


# Making one takes as long as converting a story. What it converts leaves no trace in it: a digest of the text, and of
# the options, finds the body in the store.
@lru_cache(maxsize=1)
def converter_for(options: MarkdownOptions) -> BodyConverter:
    """Return the converter of this process for ``options``."""
    return BodyConverter(dict(options.values))


def body_data(body: Body) -> dict[str, Any]:
    """Return ``body`` as JSON can hold it, its findings in no language."""
    return {**asdict(replace(body, diagnostics=())), "diagnostics": [it.as_data() for it in body.diagnostics]}


def _body(kept: Any) -> Body | None:
    """Return the body that the store has ``kept``; None if there is none, or none of ours."""
    try:
        photos = tuple(Photo(**{**photo, "classes": tuple(photo["classes"])}) for photo in kept["photos"])
        found = tuple(kept_diagnostics(kept["diagnostics"]))
        links = tuple(Link(**each) for each in kept["links"])
        body = Body(kept["html"], kept["opening"], photos, found, kept["refused"], links)
    except (TypeError, KeyError, ValueError):
        return None
    return body if _is_a(Body, body) and all(map(_is_printed, found)) else None


def html_of(kept: Any) -> str | None:
    """Return the HTML of the body that the store has ``kept``; None if there is none that a page can hold."""
    html = kept.get("html") if isinstance(kept, dict) else None
    return html if _is_a(str, html) else None


def _is_printed(found: Diagnostic) -> bool:
    return all(_is_a(str, words) for words in (found.path, found.rule, found.message))


def _is_a(kind: Any, value: Any) -> bool:
    """Say whether ``value`` is what a field annotated by ``kind`` holds; JSON may hold halves of characters too."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return type(value) is tuple and all(_is_a(get_args(kind)[0], item) for item in value)
    if kind in _FIELDS:
        return all(_is_a(wanted, getattr(value, name)) for name, wanted in _FIELDS[kind].items())
    return type(value) is kind and not (kind is str and _HALF.search(value))
