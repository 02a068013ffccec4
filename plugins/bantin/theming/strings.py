"""The words of the interface: one TOML file per language, looked up by dotted key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bantin.newsroom.catalogue import FOLDER, READERS_AREA, area_texts, flat_values, shown_language
from bantin.newsroom.message import Message, say
from bantin.newsroom.readers_words import is_said_as
from bantin.newsroom.toml_text import NoToml, read_toml

_SHOWN = 3  # words that a sentence names of those that are missing


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

    A language that the theme does not have is one file of the site's own with every word in it, those that pages say
    where no template does (``[reader]``) among them.
    """
    file, mine = folder / f"{lang}.toml", own / "strings" / f"{lang}.toml" if own else None
    words = _read(mine) if mine and mine.is_file() else {}
    if mine and not file.is_file() and words:
        return Strings(lang, _for_templates(_whole(words, folder, mine)))
    if not file.is_file():
        known = ", ".join(sorted(other.stem for other in folder.glob("*.toml"))) or "–"
        wanted, source = str(mine or file), str(folder / "en.toml")
        raise NoStrings(say("setting/no-strings", lang=lang, file=wanted, known=known, source=source))
    shipped = _read(file) | _readers_words(lang)
    for key in words:
        _expect(key in shipped, "setting/string-unknown", mine, key)
    return Strings(lang, _for_templates({**shipped, **_judged(words, shipped, mine)}))


def _whole(words: dict[str, Any], folder: Path, mine: Path) -> dict[str, str]:
    """Return ``words`` if they are all that the theme asks for, which its other languages tell."""
    shipped = {key: text for other in sorted(folder.glob("*.toml")) for key, text in _read(other).items()}
    shipped |= _readers_words(mine.stem)
    if missing := [key for key in shipped if key not in words]:
        raise WrongStrings(_missing(missing, folder, mine))
    return _judged({key: words[key] for key in shipped}, shipped, mine)


def _judged(words: Mapping[str, Any], shipped: Mapping[str, str], mine: Path | None) -> dict[str, str]:
    """Return ``words`` if each can stand for the one ``shipped`` under its key."""
    for key, text in words.items():
        _expect(isinstance(text, str), "setting/string-kind", mine, key)
        _expect(is_said_as(text, shipped[key]), "setting/string-slots", mine, key)
    return dict(words)


def _missing(keys: Sequence[str], folder: Path, mine: Path) -> Message:
    """Return what is said of words that a language lacks: some of them, how many, where they are in English."""
    own = [key for key in keys if not key.startswith(f"{READERS_AREA}.")]
    source = folder / "en.toml" if own else FOLDER / f"en/{READERS_AREA}.toml"
    some = ", ".join(f"“{key}”" for key in (own or keys)[:_SHOWN])
    return say("setting/string-missing", file=str(mine), keys=some, count=len(keys), source=str(source))


def _for_templates(words: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in words.items() if not key.startswith(f"{READERS_AREA}.")}


def _readers_words(lang: str) -> dict[str, str]:
    return {f"{READERS_AREA}.{key}": text for key, text in area_texts(READERS_AREA, shown_language(lang)).items()}


def _read(file: Path) -> dict[str, Any]:
    try:
        return dict(_values_in(file.read_text(encoding="utf-8")))
    except (NoToml, UnicodeDecodeError) as error:
        raise WrongStrings(say("setting/string-file", file=str(file), error=str(error))) from None


def _expect(holds: bool, complaint: str, file: Path | None, key: str) -> None:
    if not holds:
        raise WrongStrings(say(complaint, file=str(file), key=key))


@lru_cache(maxsize=4)  # a build asks three times for the same
def _values_in(text: str) -> tuple[tuple[str, Any], ...]:
    return tuple(flat_values(read_toml(text)))
