"""The place of a page in the site, as a schema.org BreadcrumbList: the same steps as the page shows to people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bantin.metadata.plain import plain
from bantin.metadata.publisher import Publisher

Trail = Sequence[tuple[str, str]]


def breadcrumb_list(trail: Trail, home: str, here: tuple[str, str], publisher: Publisher) -> dict[str, Any]:
    """Return the steps from the front page, called ``home``, by ``trail`` to ``here``, the page's name and address.

    A last step of ``trail`` without an address is the page itself.
    """
    above = [(words, address) for words, address in trail if address]
    last = next((words for words, address in trail if not address), here[0])
    steps = [(home, ""), *above, (last, here[1])]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": plain(words), "item": publisher.absolute(address)}
            for place, (words, address) in enumerate(steps, 1)
        ],
    }
