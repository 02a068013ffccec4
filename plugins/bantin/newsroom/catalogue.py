"""The words of all messages in every language that the office may choose, looked up by key.

``messages/<language>/<area>.toml`` holds the texts whose keys begin with ``<area>/``; a file is read when somebody
asks for one of its texts, so that a build with nothing to say reads none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bantin.newsroom.door import as_typed_here

FOLDER = Path(__file__).parent / "messages"
DEFAULT = "vi"
READERS_AREA = "reader"  # said to readers alone, for which a site may have words of its own

_spoken: list[str] = [DEFAULT]
_to_readers: list[tuple[str, Mapping[str, str]]] = [(DEFAULT, {})]


class UnknownMessage(LookupError):
    """Somebody asked for a key that the catalogue does not hold."""


def languages() -> tuple[str, ...]:
    """Return the languages that messages are written in."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


def speak(language: str) -> None:
    """Have messages said in ``language``, one of :func:`languages`, from here on."""
    _spoken[:] = [language]


def spoken() -> str:
    """Return the language in which messages are said now."""
    return _spoken[0]


def speak_to_readers(language: str, own: Mapping[str, str]) -> None:
    """Have what pages say, where no template does, said in ``language``, by the site's ``own`` words first."""
    _to_readers[:] = [(shown_language(language), own)]


def shown_language(language: str) -> str:
    """Return ``language``, if there are words in it; else English."""
    return language if language in languages() else "en"


def readers_language() -> str:
    """Return the language in which pages speak now."""
    return _to_readers[0][0]


def pattern(key: str, language: str) -> str:
    """Return the text under ``key`` (``photos/missing``) in ``language``, its ``{fields}`` still to be filled in."""
    area, _, name = key.partition("/")
    own = _to_readers[0][1] if area == READERS_AREA else {}
    try:
        return own.get(name) or as_typed_here(area_texts(area, language)[name], area_texts("verb", DEFAULT))
    except KeyError:
        raise UnknownMessage(f"messages/{language}/{area}.toml holds no {name!r}") from None


@cache
def area_texts(area: str, language: str) -> Mapping[str, str]:
    """Return the texts of one file of the catalogue by what their keys end with; none if there is no such file."""
    file = FOLDER / language / f"{area}.toml"
    return dict(flat_texts(tomllib.loads(file.read_text("utf-8")))) if file in _files(language) else {}


@cache
def _files(language: str) -> frozenset[Path]:
    return frozenset((FOLDER / language).glob("*.toml"))


def flat_texts(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a TOML file of words, each under its key with dots."""
    return ((key, str(value)) for key, value in flat_values(table))


def flat_values(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what stands in such a file, of whatever kind it is."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from flat_values(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
