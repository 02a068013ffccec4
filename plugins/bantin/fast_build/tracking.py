"""Templates whose every reading of a name is noted: Jinja looks each up through its context."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context

from bantin.newsroom import page_reads


class TrackingContext(Context):
    """Jinja's context, which notes what is looked up."""

    def __init__(self, environment: Environment, *given: Any, **named: Any) -> None:
        super().__init__(environment, *given, **named)
        # Those of the environment are every template's, and so need not be handed to what a template imports: with
        # none to hand on, Jinja imports a file once for all pages without comparing hundreds of names.
        self.globals_keys -= environment.globals.keys()

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of ``key``, as Jinja does."""
        page_reads.note(key)
        return super().resolve_or_missing(key)
