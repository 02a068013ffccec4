"""Lines such as ``[Nguồn]: https://…`` and ``*[UBND]: Ủy ban`` that nothing refers to are text, not definitions."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from bantin.newsroom.places import MARK, without_marks

# Indents, quotes and markers of lists are gone when definitions are read; marks of places stand behind them.
_BEGIN = rf"^(?P<before>(?>(?:[ \t\u00a0\u3000>]|(?:[-*+•–]|\d{{1,9}}[.)]|[a-zđ]\))[ \t]+|{MARK.pattern})*))"
_ABBREVIATION = re.compile(rf"{_BEGIN}\*(?P<name>\[[^\\\]\n]*\]) ?:", re.MULTILINE)
_DEFINITION = re.compile(
    rf"{_BEGIN}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ ]*(?:\n[ ]*)?(?P<target>\S+)"
    r"(?=[ ]*(?:\n[ ]*)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))?[ ]*$)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[([^\[\]]*)\](?!:)")
_REMARK = re.compile(r"//|comment")  # how people who know this notation hide a remark
_WORD = re.compile(r"\w+")


class UnusedDefinitions(Preprocessor):
    """Puts a backslash before each definition that would take words off the page for nothing."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with unused definitions as text."""
        text = "\n".join(lines)
        if "]:" not in text and "] :" not in text:
            return lines
        asked = {found[1].strip().lower() for found in _REFERENCE.finditer(without_marks(text))}
        text = _DEFINITION.sub(lambda it: it[0] if _is_used(it, asked) else _as_text(it), text)
        words = set(_WORD.findall(_ABBREVIATION.sub("", text)))
        text = _ABBREVIATION.sub(
            lambda it: it[0] if words.issuperset(_WORD.findall(it["name"])) else _as_text(it), text
        )
        return text.split("\n")


def _is_used(found: re.Match[str], asked: set[str]) -> bool:
    name = without_marks(found["name"]).strip().lower()
    return bool(_REMARK.fullmatch(name)) or found["target"] == "#" or name in asked


def _as_text(definition: re.Match[str]) -> str:
    before, rest = definition["before"], definition[0][len(definition["before"]) :]
    return before + (rf"\*\{rest[1:]}" if rest.startswith("*") else rf"\{rest}")
