"""The words of the interface: one TOML file per language, looked up by dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bantin.newsroom.catalogue import flat_texts
from bantin.newsroom.message import say


class UnknownString(LookupError):
    """A template asked for a key that the strings file does not hold."""


class NoStrings(LookupError):
    """The theme has no strings file for the language of the site."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface in one language; ``texts`` maps dotted keys to ``str.format`` patterns."""

    lang: str
    texts: Mapping[str, str]

    def text(self, key: str, /, **values: object) -> str:
        """Return the words for ``key`` with ``values`` filled in; an unknown key is an error, never an empty text."""
        try:
            return self.texts[key].format(**values)
        except KeyError as missing:
            raise UnknownString(f"theme/strings/{self.lang}.toml: no {missing} (asked for {key!r})") from None


def load_strings(folder: Path, lang: str) -> Strings:
    """Read ``<folder>/<lang>.toml``."""
    file = folder / f"{lang}.toml"
    if not file.is_file():
        known = ", ".join(sorted(other.stem for other in folder.glob("*.toml"))) or "–"
        raise NoStrings(say("setting/no-strings", lang=lang, file=str(file), known=known))
    return Strings(lang, dict(flat_texts(tomllib.loads(file.read_text(encoding="utf-8")))))
