"""The six questions of ``bantin site``, asked of a person at a terminal; each has an answer that Enter takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bantin.newsroom.asking import ask
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable_line
from bantin.own_site.answers import HOSTS, OURS, SECTIONS, known_colours, read_answers, wrong

Given = dict[str, str | None]


def ask_missing(
    given: Given, theme: Path, ask: Callable[[str], str] = ask, tell: Callable[[str], object] = print
) -> Given:
    """Return ``given`` with an answer for each question that has none yet.

    One that no site can be made with is told at once, and its question asked again.
    """
    answered = dict(given)
    for name, question in _questions(given["language"] or "vi", theme).items():
        while answered[name] is None:
            typed = ask(f"{question} ")
            complaints = _complaints(name, typed, answered, theme)
            for sentence in complaints:
                tell(printable_line(sentence))
            answered[name] = None if complaints else typed
    return answered


def take_defaults(given: Given) -> dict[str, str]:
    """Return ``given`` with what holds where nothing was answered."""
    usual = {"colour": OURS, "host": HOSTS[0]}
    return {name: value or usual.get(name, "") for name, value in given.items()}


def _questions(language: str, theme: Path) -> dict[str, str]:
    numbered = "\n".join(f"  {number}. {name}" for number, name in enumerate(SECTIONS[language], 1))
    return {
        "name": str(say("site/ask-name")),
        "address": str(say("site/ask-address")),
        "office": str(say("site/ask-office")),
        "sections": f"{say('site/ask-sections')}\n{numbered}\n",
        "colour": str(say("site/ask-colour", known=", ".join(known_colours(theme)))),
        "host": str(say("site/ask-host", known=", ".join(HOSTS))),
    }


def _complaints(name: str, typed: str, answered: Given, theme: Path) -> list[str]:
    answers = read_answers(take_defaults({**answered, name: typed}))
    return [str(sentence) for about, sentence in wrong(answers, theme) if about == name]
