"""In which language the office reads what is wrong: what its settings say, before anything can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.newsroom.catalogue import DEFAULT, languages, speak, speak_to_readers
from bantin.newsroom.readers_words import own_words
from bantin.newsroom.settings import FINDINGS_LANG
from bantin.newsroom.settings_file import run_settings


def choose_language(pelican: Any) -> None:
    """Have all messages of this command said in the language that the settings of ``pelican`` name."""
    speak(_named(pelican.settings))
    speak_to_readers(str(pelican.settings["DEFAULT_LANG"]), own_words(pelican.settings))


def choose_language_of(file: str) -> None:
    """Have messages said in the language that the settings ``file`` names, for a command that knows no Pelican yet.

    A file that cannot be run changes nothing: whoever builds tells what is wrong in it.
    """
    if settings := run_settings(file):
        speak(_named({"DEFAULT_LANG": "en", **settings}))  # Pelican's own, where a site has none


def _named(settings: Mapping[str, Any]) -> str:
    """Return the language for messages that ``settings`` name, if there are messages in it."""
    asked = FINDINGS_LANG.of(settings) or settings.get("DEFAULT_LANG")
    return str(asked) if asked in languages() else DEFAULT
