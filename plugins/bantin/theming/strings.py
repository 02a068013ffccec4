"""The words of the interface: one TOML file per language, looked up by dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from bantin.newsroom.catalogue import flat_texts
from bantin.newsroom.message import say


class UnknownString(LookupError):
    """A template asked for a key that the strings file does not hold."""


class NoStrings(LookupError):
    """The theme has no strings file for the language of the site."""


class WrongStrings(ValueError):
    """The site's own words cannot be used."""


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


def load_strings(folder: Path, lang: str, own: Path | None = None) -> Strings:
    """Read ``<folder>/<lang>.toml``, and over it what stands in ``strings/`` of the site's ``own`` theme.

    A language that the theme does not have is one file of the site's own with every word in it.
    """
    file, mine = folder / f"{lang}.toml", own / "strings" / f"{lang}.toml" if own else None
    words = _read(mine) if mine and mine.is_file() else {}
    if mine and not file.is_file() and words:
        return Strings(lang, _whole(words, folder, mine))
    if not file.is_file():
        known = ", ".join(sorted(other.stem for other in folder.glob("*.toml"))) or "–"
        raise NoStrings(say("setting/no-strings", lang=lang, file=str(file), known=known))
    shipped = _read(file)
    for key in words:
        _expect(key in shipped, "setting/string-unknown", mine, key)
        _expect(_slots(words[key]) <= _slots(shipped[key]), "setting/string-slots", mine, key)
    return Strings(lang, {**shipped, **words})


def _whole(words: dict[str, str], folder: Path, mine: Path) -> dict[str, str]:
    """Return ``words`` if they are all that the theme asks for, which its other languages tell."""
    shipped = {key: text for other in sorted(folder.glob("*.toml")) for key, text in _read(other).items()}
    for key in shipped:
        _expect(key in words, "setting/string-missing", mine, key)
        _expect(_slots(words[key]) <= _slots(shipped[key]), "setting/string-slots", mine, key)
    return words


def _read(file: Path) -> dict[str, str]:
    try:
        return dict(flat_texts(tomllib.loads(file.read_text(encoding="utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongStrings(say("setting/string-file", file=str(file), error=str(error))) from None


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _expect(holds: bool, complaint: str, file: Path | None, key: str) -> None:
    if not holds:
        raise WrongStrings(say(complaint, file=str(file), key=key))
