"""What lists need to know of a story: read from its header, and kept under the stamp of its file in a cache."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from bantin.archive.plain import as_data, from_data
from bantin.desk.desk import Desk
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.rows import REQUIRED
from bantin.newsroom.cache import Store
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.compact_json import unpack
from bantin.newsroom.content_files import ContentFile, Stamp, Unreadable
from bantin.vietnamese.folding import same_name_key

_FILE = "desk.sqlite3"
_FEW = 20  # stories, which are read as quickly as they are looked up
_SETTLED_NS = 2_000_000_000  # a file that changed so lately may change again within its stamp
_REVIEW = {same_name_key(word) for word in ("chờ duyệt", "review")}

Stamps = Mapping[str, Stamp | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the header of a story says, at whatever hour; one with a mistake in it makes the story ``broken``."""

    title: str
    status: Literal["published", "draft", "review", "hidden", "withdrawn", "broken"]
    date: dt.datetime | None
    authors: tuple[str, ...]
    category: str
    tags: tuple[str, ...]


def facts_of(desk: Desk, stamps: Stamps) -> dict[str, Facts]:
    """Return the facts of the stories whose files bear these ``stamps``; of many, only those unknown are read."""
    if len(stamps) <= _FEW:
        return {path: _read(desk, path) for path in stamps}
    folder = desk.root.parent / str(desk.settings.get("CACHE_PATH", ".cache"))
    with closing(Store(folder / _FILE, maker(), lambda message: None)) as store:
        keys = {path: store.key("facts", path, desk.zone.key, repr(stamp)) for path, stamp in stamps.items()}
        known = dict(_known(keys, store.get_many(keys.values())))
        began = time.time_ns()
        for path, stamp in stamps.items():
            if path not in known:
                known[path] = _read(desk, path)
                if stamp and max(stamp[1:]) < began - _SETTLED_NS:
                    store.put(keys[path], as_data(known[path]))
    return known


def _known(keys: Mapping[str, bytes], entries: Mapping[bytes, bytes]) -> Iterator[tuple[str, Facts]]:
    for path, key in keys.items():
        try:
            yield path, from_data(Facts, unpack(entries[key]))
        except (KeyError, ValueError, RecursionError):  # not known, or none of ours
            continue


def _read(desk: Desk, path: str) -> Facts:
    try:
        data = ContentFile(desk.root, path).read(desk.most)
    except Unreadable:
        return Facts("", "broken", None, (), "", ())
    is_page = any(path.startswith(f"{folder}/") for folder in desk.settings.get("PAGE_PATHS", ("pages",)))
    document = parse_document(data, path, desk.zone, REQUIRED["page" if is_page else "story"])
    values = document.values
    return Facts(
        title=values.get("title", ""),
        status=_status_of(document),
        date=values.get("date"),
        authors=tuple(values.get("authors", ())),
        category=values.get("category", ""),
        tags=tuple(values.get("tags", ())),
    )


def _status_of(document: Document) -> Literal["published", "draft", "review", "hidden", "withdrawn", "broken"]:
    if document.refused:
        return "broken"
    typed = next((it.value for it in document.fields if it.name == "status"), "")
    if same_name_key(typed) in _REVIEW:  # somebody else is to read the story first
        return "review"
    status = document.values.get("status", "published")
    shown: Literal["published", "withdrawn"] = "withdrawn" if document.values.get("withdrawn") else "published"
    return status if status in ("draft", "hidden") else shown
