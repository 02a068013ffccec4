"""Other programs run for a deploy: what they said is kept from the terminal, what went wrong becomes one sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bantin.deploy.failure import Stopped, for_others
from bantin.newsroom.message import say

_LIMIT = 6 * 3600  # seconds


def found(name: str, cure: str) -> str:
    """Return where the program ``name`` is: beside this Python first; raise :class:`Stopped` with its ``cure``."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    program = beside or shutil.which(name)
    if program is None:
        raise Stopped(say("deploy/no-program", name=name, cure=cure))
    return program


def run(
    command: Sequence[str],
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``command`` with ``data`` as its input; it has this environment without secrets, and ``environment``."""
    return subprocess.run(
        command,
        input=data,
        capture_output=True,
        env={**for_others(os.environ), "LC_ALL": "C", **(environment or {})},
        cwd=folder,
        timeout=_LIMIT,
        check=False,
    )
