"""Which promised stories have no file any more: as a build finds out, which knows a moved file again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.addresses.ledger_row import Row
from bantin.newsroom import command
from bantin.newsroom.mode import this_command


@dataclass(slots=True)
class Missing:
    """The promises whose story the last build of a command did not find; None if it did not come so far."""

    last: Sequence[Row] | None = None


def missing_promises(content: Path, settings: str) -> tuple[Sequence[Row] | None, str]:
    """Have the stories read as a check reads them, drafts included.

    Return the promises whose story lies in no file, None where that could not be found out, and then what was said.
    """
    said, complaints = io.StringIO(), io.StringIO()
    with TemporaryDirectory() as output, redirect_stdout(said), redirect_stderr(complaints), suppress(SystemExit):
        extra = ["DRY_RUN={}", "PREVIEW=true"]
        command.run_pelican([str(content), "-s", settings, "-o", output, "-q", "-e", *extra])
    return this_command().parts.of(Missing).last, complaints.getvalue()
