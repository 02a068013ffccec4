"""What the commands here share: paths that may come in the environment, the sentence for what stopped one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from bantin.imports.refused import Refused
from bantin.newsroom.printing import printable_line
from bantin.newsroom.read_errors import explain


def or_from(name: str) -> dict[str, Any]:
    """Return how a path may be left out that comes in the environment, where no shell has touched it."""
    given = os.environ.get(name, "")
    return {"nargs": "?", "default": Path(given)} if given else {}


def refuse(place: Path, refusal: Refused | OSError) -> None:
    """Say what stopped the command: a disk that is full is not the fault of the site at ``place``."""
    known = refusal.said if isinstance(refusal, Refused) else refusal.strerror
    said = None if isinstance(refusal, Refused) else explain(refusal)
    print(printable_line(str(said) if said else f"{place}: {known}"), file=sys.stderr)
