"""One converter for each process: making one takes as long as converting a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from bantin.front_matter.conversion import BodyConverter


@dataclass(frozen=True, eq=False)
class MarkdownOptions:
    """The setting ``MARKDOWN``; two are the same if they read the same."""

    values: Mapping[str, Any]

    @cached_property
    def words(self) -> str:
        """What they read."""
        return repr(sorted(self.values.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MarkdownOptions) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


# What one converts leaves no trace in it.
@lru_cache(maxsize=1)
def converter_for(options: MarkdownOptions) -> BodyConverter:
    """Return the converter of this process for ``options``."""
    return BodyConverter(dict(options.values))
