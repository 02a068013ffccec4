"""Lines of a header that are written in another way than “Key: value”: each is read, and each way is told once."""

from __future__ import annotations

import re

from bantin.front_matter.foreign import sense_of
from bantin.front_matter.schema import BY_SPELLING, STEERING
from bantin.newsroom.message import Message, say
from bantin.vietnamese.folding import same_name_key

# No part gives back what it has taken: a line of 50,000 signs is read in one pass.
_MARK = r"(?>(?:[*_`\"'“”]|</?(?:b|strong|em|i|p|span)>)*)"
_BEFORE = r"(?P<indent>\s*+)(?>(?P<sign>[-*+•–]\s++|\d{1,3}[.)]\s++|#{1,6}\s++|>\s*+|\|\s*+|:(?=\S))?)"
_LINE = re.compile(
    rf"{_BEFORE}(?P<open>{_MARK})\s*+(?P<key>[^\s:：=|*`<\"'“”][^:：=|*`<\"'“”\n]{{0,38}}?)\s*+(?P<inner>{_MARK})\s*+"
    rf"(?P<colon>[:：=|])\s*+(?P<close>{_MARK})\s*+(?P<value>.*)$"
)
_FENCE_LIKE = re.compile(r"(?:[-–—*_=~`;]{2,}+|[–—])\s*+(?>(?:ya?ml)?)\s*+")
RST, TABLE = "front-matter/form.colon-first", "front-matter/form.table"
REQUIRED = {"title", "date", "category"}
_SIGNS = {"#": "front-matter/form.heading", ">": "front-matter/form.quote", "|": TABLE, ":": RST}
_COLONS = {"：": "front-matter/form.wide-colon", "=": "front-matter/form.equals", "|": TABLE}


def is_key(typed: str) -> bool:
    """Say whether ``typed`` is a key of ours, or of another system that we know."""
    return bool(same_name_key(typed) in BY_SPELLING or sense_of(typed) or typed.casefold() in STEERING)


def read_odd(line: str) -> tuple[str, str, str] | None:
    """Return key, value and what is odd about a header's ``line``, if anything; None if it holds no key that we "
    "know."""
    found = _LINE.fullmatch(line)
    if found is None or not is_key(found["key"]):
        return None
    value = found["value"].strip().strip("|").strip()
    what = _oddity(
        found["indent"], found["sign"] or "", found["open"] + found["inner"] + found["close"], found["colon"]
    )
    if found["open"] and not (found["inner"] or found["close"]):  # the marks go around key and value
        value = value.rstrip("*_`")
    return found["key"].strip(), value.strip('"') if found["colon"] == "=" else value, what


def _oddity(indent: str, sign: str, marks: str, colon: str) -> str:
    if sign[:1] in _SIGNS and sign:
        return _SIGNS[sign[0]]
    if colon in _COLONS:
        return _COLONS[colon]
    if marks:
        return "front-matter/form.marks"
    if sign:
        return "front-matter/form.bullet"
    return "front-matter/form.indent" if indent else ""


def is_fence_like(line: str) -> bool:
    """Say whether ``line`` looks like the fence of a header but is not ``---``."""
    return bool(_FENCE_LIKE.fullmatch(line)) and line.strip() != "---"


def underlined_title(lines: list[str], end: int) -> str:
    """Return the title with which a header of reStructuredText begins, whose fields follow ``end``; else nothing."""
    following = next((line for line in lines[end:] if line.strip()), "")
    return lines[0].strip() if end == 2 and following.startswith(":") and read_odd(following) else ""


def foreign_header(lines: list[str]) -> tuple[int, Message] | None:
    """Return where the body of a file begins whose header is TOML or JSON, and what to say; None for others."""
    first = lines[0].strip()
    if first in ("+++", "---toml", "--- toml"):
        return _after(lines, first[:3]), say("front-matter/form.toml", fence=first)
    if first in ("---json", "--- json", ";;;"):
        return _after(lines, first[:3]), say("front-matter/form.json")
    if first == "{" or re.match(r'\{\s*"', first):
        return _after(lines, "}") if not first.endswith("}") else 1, say("front-matter/form.json")
    return None


def starts_header(lines: list[str]) -> bool:
    """Say whether ``lines`` begin as a header does."""
    found = read_odd(lines[0])
    return bool(lines[0].rstrip() == "---" or foreign_header(lines) or (found and is_key(found[0])))


def continues_header(lines: list[str], start: int, known: set[str]) -> bool:
    """Say whether a header that names the keys ``known`` goes on behind the empty lines at ``start``."""
    following = next((line for line in lines[start:] if line.strip()), "")
    found = read_odd(following)
    key = BY_SPELLING.get(same_name_key(found[0])) if found else None
    return bool(key and key.name in REQUIRED - known and known)


def _after(lines: list[str], closing: str) -> int:
    return next((number + 1 for number, line in enumerate(lines[1:], 1) if line.strip() == closing), len(lines))
