"""The words that the script on each page shows around findings, in the language in which these are told."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.devserver.findings import Finding
from bantin.newsroom.catalogue import spoken
from bantin.newsroom.diagnostic import SEVERITIES, severity_word
from bantin.newsroom.message import say

_BUTTONS = {"stops": say("server/stops"), "passes": say("server/passes"), "show": say("server/show")}
_BUTTONS |= {"hide": say("server/hide"), "errors": say("server/errors")}


def overlay_words(findings: Iterable[Finding], *, stands: bool) -> dict[str, str]:
    """Return the words by the names that `live.js` knows; ``stands`` says whether there is an older site."""
    words = {name: str(said) for name, said in _BUTTONS.items()}
    words |= {severity: capitalised(severity_word(severity)) for severity in SEVERITIES}
    words["failed"] = str(say("server/failed-old") if stands else say("server/failed"))
    return words | {"notes": _counted(findings), "lang": spoken()}


def capitalised(words: str) -> str:
    """Return ``words`` as they begin a line."""
    return words[:1].upper() + words[1:]


def _counted(findings: Iterable[Finding]) -> str:
    """Return how many there are of what is no error; empty if there is nothing else."""
    notes = [it for it in findings if it.severity != "error"]
    warnings = [it for it in notes if it.severity == "warning"]
    stopping = sum(it.stops for it in warnings)
    words = []
    if stopping:
        words.append(say("server/warnings-stop", count=len(warnings), stopping=stopping))
    elif warnings:
        words.append(say("server/warnings", count=len(warnings)))
    if len(notes) > len(warnings):
        words.append(say("server/notices", count=len(notes) - len(warnings)))
    return "; ".join(map(str, words))
