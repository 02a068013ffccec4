"""What a build knows of the one before: the tree, the pages, which of them stay."""

from __future__ import annotations

from dataclasses import dataclass, field

from bantin.fast_build.former_site import FormerSite
from bantin.fast_build.page_decision import PageDecision
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.staging import Staging


@dataclass(slots=True)
class Unchanged:
    """What decides about the pages of a build; without ``memory`` every page is rendered.

    ``former`` is the site that the last build left; ``as_left`` says that each file of it is known to be so still.
    """

    staging: Staging | None = None
    memory: PageTraces = field(default_factory=PageTraces)
    skipping: PageDecision | None = None
    as_left: bool = False
    former: FormerSite = field(default_factory=FormerSite)
