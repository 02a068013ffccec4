"""Records that others may have written or damaged, read so that whatever is wrong with one is a ValueError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Have all that can be wrong with data within end as the ValueError that it is no ``what``."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no {what}") from error
