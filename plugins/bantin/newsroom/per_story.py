"""What plugins do to each story by itself: one story can be done again without all the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Plan = Callable[[Sequence[Any]], None]
Deliver = Callable[[Any], None]

_plans: list[Plan] = []
_deliveries: list[Deliver] = []


def register_step(plan: Plan, deliver: Deliver | None = None) -> None:
    """Note that ``plan``, given generators, treats each of their stories by itself, in the order of these calls.

    ``deliver``, given Pelican, then brings the files that the stories need into its output folder.
    """
    _plans.append(plan)
    if deliver is not None:
        _deliveries.append(deliver)


def plan(generators: Sequence[Any]) -> None:
    """Do to the stories of ``generators`` all that is done to each story by itself."""
    for treat in _plans:
        treat(generators)


def deliver(pelican: Any) -> None:
    """Bring the files that these stories need into the output folder of ``pelican``."""
    for bring in _deliveries:
        bring(pelican)
