"""An old header read key by key: what each key became, what was hidden, what nobody knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from bantin.front_matter.foreign import NO, SHOWING, STATES, YES, Sense, plain_key, sense_of
from bantin.front_matter.schema import BY_SPELLING, STATUSES, Key
from bantin.move_in.header_values import moment_of, names_of, text_of
from bantin.move_in.new_header import NewHeader, take
from bantin.vietnamese.folding import same_name_key

_NESTED = {"seo", "params", "extra", "header", "metadata", "meta", "frontmatter", "data", "build", "_build"}
_EXPIRES = {"expirydate", "expiredate", "unpublishdate", "expires"}
_SCHEDULED = {
    "publishdate",
    "pubdate",
    "publishat",
    "schedule",
    "scheduled",
    "releasedate",
    "embargo",
    "embargountil",
    "datepublished",
    "publishedat",
    "publishedon",
    "publishon",
    "publicationdate",
    "golive",
}
_RENDERS = {"render"}  # of Hugo's group “build”


def new_header(fields: Mapping[str, Any], now: dt.datetime) -> NewHeader:
    """Return what ``fields`` mean for a story of ours; the most hidden word about who may read it counts."""
    made = NewHeader()
    for key, value in _flat(fields):
        _read(made, key, value, now)
    if made.date and made.date > now:
        made.hidden = made.hidden or "future"
    return made


def _flat(fields: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield keys and values, those of known groups (``params:``, ``seo:``) as if they stood by themselves, last."""
    groups = []
    for key, value in fields.items():
        if isinstance(value, Mapping) and same_name_key(key) in _NESTED and depth < 3:
            groups.append(value)
        else:
            yield key, value
    for group in groups:
        yield from _flat({str(key): value for key, value in group.items()}, depth + 1)


def _read(made: NewHeader, key: str, value: Any, now: dt.datetime) -> None:
    plain, ours, sense = _meaning(key)
    name = ours.name if ours else sense.key if sense and sense.kind in ("means", "suggests") else ""
    if plain in _RENDERS or (sense and sense.kind not in ("means", "suggests")):
        _read_other(made, key, plain, sense.kind if sense else "secret", value, now)
    elif name == "status":
        _read_status(made, text_of(value))
    elif plain in _SCHEDULED and not ours and (made.date is not None or not name):
        _schedule(made, value, now)
    elif plain == "list" and same_name_key(text_of(value)) in (*NO, "never", "local"):  # likewise
        made.unlisted = True
        made.became[key] = "status"
    elif name and take(made, name, value, is_sure=bool(ours) or bool(sense and sense.kind == "means")):
        made.became[key] = name
        if plain in _SCHEDULED:
            _schedule(made, value, now)
    else:
        _leave(made, key, value)


@lru_cache(10_000)  # an old site has few keys, each in all its stories
def _meaning(key: str) -> tuple[str, Key | None, Sense | None]:
    return plain_key(key), BY_SPELLING.get(same_name_key(key)), sense_of(key)


def _read_other(made: NewHeader, key: str, plain: str, kind: str, value: Any, now: dt.datetime) -> None:
    word = same_name_key(text_of(value))
    if kind == "address":
        if word == "false":
            made.hidden = made.hidden or "draft"
        made.addresses += tuple(it for it in names_of(value, "") if it and it.casefold() != "false")
        made.became[key] = "aliases"
    elif kind in ("draft", "public", "state", "unlisted", "secret"):
        _hide(made, plain, kind, word, value, now)
        made.became[key] = "status"
    elif kind == "text":
        made.words.append(text_of(value))
    else:
        _leave(made, key, value)


def _hide(made: NewHeader, plain: str, kind: str, word: str, value: Any, now: dt.datetime) -> None:
    """Hear what a key says about who may read the story; what cannot be told hides it."""
    if not word:
        return
    if plain in _EXPIRES:
        moment = moment_of(value)
        made.hidden = made.hidden or ("expired" if moment is None or moment <= now else "")
    elif plain in _SCHEDULED:
        _schedule(made, value, now)
    elif kind == "public" and (moment := moment_of(value)):
        made.date = made.date or moment
        _schedule(made, value, now)
    elif kind == "state":
        status = STATES.get(word) or STATUSES.get(word, "")
        made.unlisted = made.unlisted or status == "hidden"
        made.hidden = made.hidden or ("" if status in ("published", "hidden") else word)
    elif kind == "unlisted":
        made.unlisted = made.unlisted or word not in NO
    elif kind == "secret":
        shows = word in (YES if plain in SHOWING | _RENDERS else NO) or word in ("public", "all", "always")
        made.hidden = made.hidden or ("" if shows else plain)
    else:
        hides = (word not in YES) if kind == "public" else (word not in NO)
        made.hidden = made.hidden or ("draft" if hides else "")


def _schedule(made: NewHeader, value: Any, now: dt.datetime) -> None:
    moment = moment_of(value)
    if moment is None or moment > now:
        made.hidden = made.hidden or "future"


def _read_status(made: NewHeader, text: str) -> None:
    word = same_name_key(text)
    status = STATUSES.get(word) or STATES.get(word, "")
    made.unlisted = made.unlisted or status == "hidden"
    if word and status not in ("published", "hidden"):
        made.hidden = made.hidden or word
    made.became["status"] = "status"


def _leave(made: NewHeader, key: str, value: Any) -> None:
    text = text_of(value).strip()
    if text:
        made.unused.append(key)
