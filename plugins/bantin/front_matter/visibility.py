"""Whether a story is public, as headers of any system say it: the most hidden word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.foreign import NO, SHOWING, STATES, YES, Sense, plain_key
from bantin.front_matter.schema import BY_KEY, STATUSES
from bantin.newsroom.message import say
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.normal import fold_spaces

WORDS = {"draft": "nháp", "hidden": "ẩn", "published": "xuất bản"}
_RANKS = {"published": 0, "hidden": 1, "draft": 2}
_KNOWN = {same_name_key(word): status for words in (STATES, STATUSES) for word, status in words.items()}
_OURS = {same_name_key(name) for name in (BY_KEY["status"].name, *BY_KEY["status"].aliases)}
_OUR_WORDS = set(map(same_name_key, STATUSES))
_HARMLESS = {"public", "all", "index", "index, follow", "index,follow"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one line says of a story; a ``weak`` one says no more than that it is no draft."""

    status: str
    field: Field
    weak: bool = False


def read_own(field: Field) -> Claim | None:
    """Return what our own key says; None if its word is none that we know."""
    status = status_of(field.value)
    return Claim(status, field) if status else None


def read_foreign(field: Field, sense: Sense) -> Claim | HeaderProblem | None:
    """Return what a key of another system says, or why it cannot be told; None if it says nothing about us."""
    word = same_name_key(field.value)
    if sense.kind in ("secret", "listing"):
        return None if _is_harmless(field, word) else kept_from_readers(field, sense)
    status = _status_of(word, sense)
    return Claim(status, field, weak=status == "published") if status else unclear(field)


def status_of(value: str) -> str:
    """Return the status that ``value`` names in any system; empty if it names none."""
    return _KNOWN.get(same_name_key(value), "")


def unclear(field: Field) -> HeaderProblem:
    """Return the error of a line that may say that the story is not public, or not."""
    said = say("front-matter/concealing-key.unclear", key=field.key, value=fold_spaces(field.value))
    return told(field.line, said)


def kept_from_readers(field: Field, sense: Sense) -> HeaderProblem:
    """Return the error of a line that hides a story in a way that we have not."""
    if sense.kind == "listing":
        return told(field.line, say("front-matter/concealing-key.listing", key=field.key))
    return told(field.line, say("front-matter/concealing-key.secret", key=field.key))


def settle(claims: Sequence[Claim]) -> tuple[Field | None, list[HeaderProblem]]:
    """Return the one line about the status that ``claims`` come to, and what they say against each other."""
    if not claims:
        return None, []
    most = max(claims, key=lambda claim: _RANKS[claim.status])
    problems = [_contradiction(most, claim) for claim in claims if _is_against(claim, most)]
    strong = [claim for claim in claims if claim.status == most.status and not claim.weak]
    return (Field(strong[0].field.key, most.status, strong[0].field.line) if strong else None), problems


def notice(claim: Claim) -> list[HeaderProblem]:
    """Return what was understood by a line that is not written as ours are."""
    field = claim.field
    if same_name_key(field.key) in _OURS and same_name_key(field.value) in _OUR_WORDS:
        return []
    key, value = field.key, fold_spaces(field.value)
    if claim.weak:
        said = say("front-matter/foreign-key.public", key=key, value=value)
    else:
        said = say("front-matter/foreign-key.status", key=key, value=value, word=WORDS[claim.status])
    return [told(field.line, said, "notice")]


def _status_of(word: str, sense: Sense) -> str:
    if word in YES | NO and sense.kind in ("draft", "public", "unlisted"):
        hides = (word in NO) if sense.kind == "public" else (word in YES)
        return ("hidden" if sense.kind == "unlisted" else "draft") if hides else "published"
    return "" if sense.kind == "unlisted" else _KNOWN.get(word, "")


def _is_harmless(field: Field, word: str) -> bool:
    return not word or word in _HARMLESS or word in (YES if plain_key(field.key) in SHOWING else NO)


def _is_against(claim: Claim, most: Claim) -> bool:
    return claim.status != most.status and not (claim.weak and most.status == "hidden")


def _contradiction(most: Claim, claim: Claim) -> HeaderProblem:
    first, second = sorted((most.field, claim.field), key=lambda field: field.line)
    said = say(
        "front-matter/contradiction",
        key=second.key,
        value=second.value,
        other_key=first.key,
        other_value=first.value,
        line=first.line,
        word=WORDS[most.status],
    )
    return told(second.line, said)
