"""Which cards a build leaves for the next one: of each story that readers see, or none at all."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.archive.card import Card, make_card
from bantin.fast_build.page_decision import PageDecision
from bantin.newsroom.build import Build


def cards_of(build: Build, skipping: PageDecision) -> Mapping[str, Card]:
    """Return the cards of all public stories by path; none if there is a story that a card cannot stand for.

    Stories that were there as cards keep theirs, also if they were completed.
    """
    cards = build.scope.cards if build.scope else {}
    own = build.scope.own if build.scope else frozenset[str]()
    found: dict[str, Card] = {}
    for path, (story, article) in build.around.stories.items():
        if not story.awaited and (story.status == "draft" or story.date > build.now):
            continue  # it is read every time
        card = cards.get(path) if path not in own else None
        card = card or make_card(story, article, skipping.token_of(article))
        if card is None:
            return {}
        found[path] = card
    return found
