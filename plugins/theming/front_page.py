"""Which story stands where on the front page: lead, picks, newest, notices, a block per category, none twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar


class Article(Protocol):
    """What the choice reads of a story; ``featured`` and ``picture`` may be missing."""

    @property
    def url(self) -> str: ...

    @property
    def category(self) -> object: ...


A = TypeVar("A", bound=Article)


@dataclass(frozen=True, slots=True)
class Block(Generic[A]):
    """A category and the stories of it that the front page shows."""

    category: Any
    articles: tuple[A, ...]


@dataclass(frozen=True, slots=True)
class FrontPage(Generic[A]):
    """The stories of the front page by place; ``notices`` is None when the bulletin has no such category."""

    lead: A | None
    picks: tuple[A, ...]
    newest: tuple[A, ...]
    notices: Block[A] | None
    blocks: tuple[Block[A], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many stories each place takes, and which category holds the notices."""

    picks: int = 4
    newest: int = 7
    notices: int = 5
    block: int = 4
    notice_category: str = "Thông báo"


def choose_front_page(
    articles: Sequence[A], categories: Iterable[tuple[Any, Sequence[A]]], plan: Plan | None = None
) -> FrontPage[A]:
    """Fill the places in turn from ``articles`` (newest first); a story that stands somewhere is not taken again."""
    plan = plan or Plan()
    shown: set[str] = set()
    sections = list(categories)

    def take(candidates: Iterable[A], number: int) -> tuple[A, ...]:
        taken = tuple(islice((one for one in candidates if one.url not in shown), number))
        shown.update(one.url for one in taken)
        return taken

    news = [one for one in articles if str(one.category) != plan.notice_category]
    lead = take([*_featured(news), *news], 1)
    picks = take([*_featured(news), *filter(_has_picture, news), *news], plan.picks)
    newest = take(news, plan.newest)
    blocks = tuple(_blocks(sections, take, plan))
    notices = next((block for block in blocks if str(block.category) == plan.notice_category), None)
    return FrontPage(lead[0] if lead else None, picks, newest, notices, tuple(b for b in blocks if b is not notices))


def _blocks(
    sections: Iterable[tuple[Any, Sequence[A]]], take: Callable[[Iterable[A], int], tuple[A, ...]], plan: Plan
) -> Iterator[Block[A]]:
    for category, own in sections:
        number = plan.notices if str(category) == plan.notice_category else plan.block
        if articles := take(own, number):
            yield Block(category, articles)


def _featured(articles: Iterable[A]) -> Iterator[A]:
    return (one for one in articles if getattr(one, "featured", False))


def _has_picture(article: Article) -> bool:
    return getattr(article, "picture", None) is not None
