"""In which language the office reads what is wrong: what its settings say, before anything can go wrong."""

from __future__ import annotations

from typing import Any

from plugins.newsroom.catalogue import DEFAULT, languages, speak
from plugins.newsroom.message import say
from plugins.newsroom.report import BuildFailed


def choose_language(pelican: Any) -> None:
    """Have all messages of this command said in the language that the settings of ``pelican`` name."""
    settings = pelican.settings
    asked = settings.get("FINDINGS_LANG") or ""
    if asked and asked not in languages():
        known = ", ".join(languages())
        raise BuildFailed(say("stop/findings-language", asked=str(asked), known=known))
    speak(asked or (settings["DEFAULT_LANG"] if settings["DEFAULT_LANG"] in languages() else DEFAULT))
