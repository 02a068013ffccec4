"""The six questions of ``bantin site``, asked of a person at a terminal; each has an answer that Enter takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bantin.newsroom.message import say
from bantin.own_site.answers import HOSTS, OURS, SECTIONS, known_colours

Given = dict[str, str | None]


def ask_missing(given: Given, theme: Path, ask: Callable[[str], str] = input) -> Given:
    """Return ``given`` with an answer for each question that has none yet."""
    offered = SECTIONS[given["language"] or "vi"]
    numbered = "\n".join(f"  {number}. {name}" for number, name in enumerate(offered, 1))
    questions = {
        "name": str(say("site/ask-name")),
        "address": str(say("site/ask-address")),
        "office": str(say("site/ask-office")),
        "sections": f"{say('site/ask-sections')}\n{numbered}\n",
        "colour": str(say("site/ask-colour", known=", ".join(known_colours(theme)))),
        "host": str(say("site/ask-host", known=", ".join(HOSTS))),
    }
    answered = dict(given)
    for name, question in questions.items():
        if answered[name] is None:
            answered[name] = ask(f"{question} ").strip()
    return answered


def take_defaults(given: Given) -> dict[str, str]:
    """Return ``given`` with what holds where nothing was answered."""
    usual = {"colour": OURS, "host": HOSTS[0]}
    return {name: value or usual.get(name, "") for name, value in given.items()}
