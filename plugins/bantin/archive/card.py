"""What is known of a story without opening it: enough to sort it into lists, and what stands for all the rest.

A card is what one build leaves for the next one about a story that nobody may touch in between. Pages that show such
a story are decided by its ``token``; whoever has to write it on a page reads its row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bantin.archive.plain import as_data, from_data
from bantin.newsroom.regular_file import is_below, require_below
from bantin.newsroom.story import EXTRAS, Extras, Story

_Group = tuple[frozenset[str], frozenset[str]]  # what many articles have, and what of it is None
_NO_ADDRESS = re.compile(r"^/|[^!-~\n]|[:\\\"'<>]", re.MULTILINE)  # of a page of this site, relative to its root


@dataclass(slots=True)
class Card:
    """A story that is published or hidden: where it stands, what it is called, the names that it is filed under.

    ``date`` is by the clock of the site. ``token`` is the digest of all that pages show of it, ``has`` names the
    attributes of its article, ``nothing`` those of them that are None.
    """

    save_as: str
    url: str
    slug: str
    title: str
    date: dt.datetime
    status: str
    lang: str
    template: str
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    summary: str
    token: str
    has: frozenset[str]
    nothing: frozenset[str] = frozenset()
    extras: Mapping[str, Any] = field(default_factory=dict)


def make_card(story: Story, article: Any, token: str) -> Card | None:
    """Return the card of ``story`` and its ``article``; None where the site's clock is not the story's."""
    zone = getattr(story.date.tzinfo, "key", None)
    if zone is None or zone != article.settings["TIMEZONE"] or story.awaited or not is_below(article.save_as):
        return None
    extras = {name: value for name in EXTRAS if (value := getattr(story, name))}
    nothing = frozenset(name for name, value in vars(article).items() if value is None)
    return Card(
        article.save_as, article.url, article.slug, story.title, story.date, article.status, story.lang,
        article.template, story.category.name, tuple(it.name for it in story.tags),
        tuple(it.name for it in story.authors), story.summary, token, frozenset(vars(article)), nothing, extras,
    )  # fmt: skip


def cards_data(cards: Mapping[str, Card]) -> dict[str, Any]:
    """Return ``cards``, by path, as JSON can hold them."""
    groups: dict[_Group, int] = {}
    numbers = {path: groups.setdefault((it.has, it.nothing), len(groups)) for path, it in cards.items()}
    told = {path: _told(it, numbers[path]) for path, it in cards.items()}
    return {"has": [[*map(sorted, group)] for group in groups], "cards": told}


def read_cards(data: Any, zone: ZoneInfo) -> dict[str, Card]:
    """Return the cards in ``data``; raise ValueError, TypeError or KeyError for what we never write."""
    groups = [(frozenset(map(str, has)), frozenset(map(str, nothing))) for has, nothing in data["has"]]
    cards = {path: _card(found, groups, zone) for path, found in data["cards"].items()}
    require_below([*cards, *(card.save_as for card in cards.values())])
    addresses = "\n".join(card.url for card in cards.values())
    if _NO_ADDRESS.search(addresses) or not {card.status for card in cards.values()} <= {"published", "hidden"}:
        raise ValueError("no cards of ours")
    return cards


def _told(card: Card, group: int) -> list[Any]:
    date = card.date.replace(tzinfo=None).isoformat()
    extras = as_data(Extras(**card.extras)) if card.extras else None
    names = [card.category, list(card.tags), list(card.authors)]
    place = [card.save_as, card.url, card.slug, card.title, date, card.status, card.lang, card.template]
    return [*place, *names, card.summary, card.token, group, extras]


def _card(data: Any, groups: list[_Group], zone: ZoneInfo) -> Card:
    (
        save_as,
        url,
        slug,
        title,
        date,
        status,
        lang,
        template,
        category,
        tags,
        authors,
        summary,
        token,
        group,
        extras,
    ) = data
    "".join([save_as, url, slug, title, date, status, lang, template, category, *tags, *authors, summary, token])
    found = from_data(Extras, extras) if extras else None
    has, nothing = groups[group]
    told = {name: getattr(found, name) for name in EXTRAS} if found else {}
    return Card(
        save_as, url, slug, title, dt.datetime.fromisoformat(date).replace(tzinfo=zone), status, lang, template,
        category, tuple(tags), tuple(authors), summary, token, has, nothing,
        {name: value for name, value in told.items() if value is not None},
    )  # fmt: skip
