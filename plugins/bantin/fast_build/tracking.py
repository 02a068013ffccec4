"""Templates whose every reading of a name is noted: Jinja looks each up through its context."""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Context

from bantin.newsroom import page_reads


class TrackingContext(Context):
    """Jinja's context, which notes what is looked up."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of ``key``, as Jinja does."""
        page_reads.note(key)
        return super().resolve_or_missing(key)
