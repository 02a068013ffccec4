"""What a build knows of the one before: the tree, the pages, which of them stay."""

from __future__ import annotations

from dataclasses import dataclass, field

from bantin.fast_build.page_decision import PageDecision
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.staging import Staging


@dataclass(slots=True)
class Unchanged:
    """What decides about the pages of a build; without ``memory`` every page is rendered.

    ``as_left`` says that each file of the site is known to be as the last build left it.
    """

    staging: Staging | None = None
    memory: PageTraces = field(default_factory=PageTraces)
    skipping: PageDecision | None = None
    as_left: bool = False
