"""Records that others may have written or damaged, read so that whatever is wrong with one is a ValueError."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

_ODD = re.compile(r"[\x00-\x1f\x7f\\]")  # which no file of a site has in its name


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Have all that can be wrong with data within end as the ValueError that it is no ``what``."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no {what}") from error


def is_within(path: str) -> bool:
    """Say whether ``path``, which somebody else may have written, names a file below the root of a site."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not _ODD.search(path) and not path.startswith("/") and ".." not in parts
