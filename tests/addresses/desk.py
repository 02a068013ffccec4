"""Stories and ledgers as tests of addresses need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bantin.addresses.ledger import Ledger
from bantin.addresses.settle import Settled, settle
from bantin.addresses.stories import StoryNow
from bantin.vietnamese.slug import slugify

DAY, LATER, LAST = "2024-01-08", "2024-05-01", "2024-09-01"


def story(path: str, title: str = "", date: str = "2024-01-08T08:00", **more: Any) -> StoryNow:
    """Return a story whose address comes from its date and its slug or title, as sites have it."""
    title = title or path.removesuffix(".md")
    slug = more.get("slug") or slugify(title)
    more.setdefault("body", slugify(f"noi dung {title}").replace("-", ""))
    return StoryNow(path, date, title, address=f"{date[:10].replace('-', '/')}/{slug}.html", **more)


def name_of(it: StoryNow, address: str) -> str:
    """Return the id of a new story, as feeds make it."""
    return f"tag:bantin.vn,{it.date[:10]}:/{address}"


def settled(stories: Iterable[StoryNow], ledger: Ledger | None = None, today: str = LATER, **more: Any) -> Settled:
    """Settle ``stories``."""
    return settle(stories, ledger or Ledger(), today, name_of, **more)


def published(*stories: StoryNow, day: str = DAY) -> Ledger:
    """Return the ledger once these have been published."""
    return settled(stories, today=day).ledger


def keys(found: Settled) -> list[str]:
    """Return the keys of what is told."""
    return [it.said.key for it in found.findings]  # type: ignore[union-attr]


def union(*texts: str) -> str:
    """Return what ``merge=union`` may leave of several versions: the lines of each, in any order."""
    return "".join(texts)


def answers(found: Settled) -> dict[str, object]:
    """Return what each address answers: a path of a story, an address to which it leads, or 410."""
    pages: dict[str, object] = {address: path for path, (address, _) in found.kept.items()}
    for it in found.redirects:
        pages[it.address] = 410 if it.status == 410 else ("to", it.target)
    return pages


def addresses(found: Settled, paths: Sequence[str]) -> list[str]:
    """Return the addresses of the stories ``paths``."""
    return [found.kept[path][0] for path in paths]
