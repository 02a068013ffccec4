"""Articles and pages as the ledger asks for them: what is known of each, and where the page of an address lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import LIVE, WITHDRAWN
from bantin.addresses.old_addresses import canonical, page_of
from bantin.addresses.stories import State, StoryNow
from bantin.newsroom.typed_places import OLD_ADDRESSES, PLACES, TEXT, place_in_header

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def story_now(path: str, article: Any) -> StoryNow | None:
    """Return what the ledger asks of a story or page, whose source is ``path``; None if it has no place in a ledger.

    Such a one has a name that no line can hold, or an address at which no host could answer.
    """
    wanted = canonical(wish_of(article)[0])
    if wanted is None or _CONTROL.search(path):
        return None
    line, column = place_in_header(article, "slug", "title")
    typed = any(key == "slug" for key, _, _ in getattr(article, PLACES, ()))
    return StoryNow(
        path=path,
        date=_date_of(article),
        title=_CONTROL.sub(" ", str(article.title)).strip(),
        body=str(article.metadata.get(TEXT, "")),
        address=wanted,
        state=state_of(article),
        slug=article.slug if typed else "",
        old=tuple((it.wanted, it.line, it.column) for it in getattr(article, OLD_ADDRESSES, ())),
        line=line,
        column=column,
        state_line=place_in_header(article, "date" if state_of(article) == "awaited" else "status").line,
    )


def stories_on_cards(articles: Mapping[str, Any], ledger: Ledger) -> dict[str, StoryNow]:
    """Return the stories of which there are only cards, by path: as the ledger tells of them, or else as they stand.

    The last build has written the ledger, so they ask for nothing that is not there.
    """
    told: dict[str, StoryNow] = {}
    for address, _, mark, _, path, date, title, body in zip(*ledger.awake, strict=True):
        word = mark.partition(" ")[0]
        if path in articles and word in (LIVE, WITHDRAWN):
            state: State = "published" if word == LIVE else "withdrawn"
            told[path] = StoryNow(path, date, title, body, address, state)
    others = articles.keys() - told.keys()
    return told | {path: now for path in others if (now := _as_it_stands(path, articles[path]))}


def _as_it_stands(path: str, article: Any) -> StoryNow | None:
    address = canonical(article.url)
    if address is None or _CONTROL.search(path):
        return None
    state: State = "withdrawn" if getattr(article, "withdrawn", None) else article.status
    return StoryNow(path, article.date.isoformat(timespec="minutes"), article.title, "", address, state)


def _date_of(content: Any) -> str:
    """Return the date of ``content``; empty for a page that has none, as most have."""
    date = getattr(content, "date", None)
    return date.isoformat(timespec="minutes") if date else ""


def refused_stories(metadata: Mapping[str, Mapping[str, Any]]) -> Iterator[StoryNow]:
    """Yield the stories that are refused, with what could be read of the header of each, by path."""
    for path, known in metadata.items():
        date, title = known.get("date"), _CONTROL.sub(" ", str(known.get("title", "")))
        yield StoryNow(path, date.isoformat(timespec="minutes") if date else "", title, "", "", "refused")


def state_of(article: Any) -> State:
    """Return what readers get of ``article``; one that has expired keeps its page."""
    waits = getattr(article, "unpublished", "")
    if waits:
        return "awaited" if waits == "future" else "draft"
    if article.metadata.get("withdrawn"):
        return "withdrawn"
    if article.status in ("draft", "hidden"):
        return "draft" if article.status == "draft" else "hidden"
    return "published"


def wish_of(article: Any) -> tuple[str, str]:
    """Return address and file of the page that ``article`` has, or will have once it is public."""
    if article.status != "draft":
        return article.url, article.save_as
    settings, kind = article.settings, getattr(article, "default_template", "article").upper()
    url, save_as = (str(settings[f"{kind}_{key}"]).format(**article.url_format) for key in ("URL", "SAVE_AS"))
    return url, save_as


def file_of(address: str, url: str, save_as: str) -> str:
    """Return the file of the page at ``address``, on a site where ``save_as`` is that of the page at ``url``."""
    if address == url:
        return save_as
    ending = save_as[len(url) :] if save_as.startswith(url) else ""
    if ending and not address.endswith("/") and page_of(address) != address:
        return address + ending  # the host leaves out an ending: /tin/le-hoi is le-hoi.html
    return page_of(address) or address
