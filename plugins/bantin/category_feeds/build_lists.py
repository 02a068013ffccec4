"""What a build lists, handed from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bantin.category_feeds.feeds.plan import Corrections
from bantin.category_feeds.lists import PlannedList
from bantin.category_feeds.registry import CategoryRegistry
from bantin.newsroom.build import Build
from bantin.newsroom.scope import Surroundings
from bantin.newsroom.story import Story


@dataclass(slots=True)
class BuildLists:
    """What a build lists: its sections, articles, stories, lists, corrections if a page is to show them."""

    registry: CategoryRegistry = field(default_factory=lambda: CategoryRegistry((), {}))
    articles: dict[str, Any] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    lists: tuple[PlannedList, ...] = ()
    told: Corrections | None = None


def of_others(build: Build) -> Surroundings | None:
    """Return what an earlier build knew of all stories, if this one has but a few."""
    return build.scope.around if build.scope and not build.scope.others_are_cards else None
