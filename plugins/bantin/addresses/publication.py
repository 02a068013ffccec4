"""The ledger is written once the new site stands, on the branch that is published; elsewhere that is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import keep
from bantin.newsroom.branch import branch_of, forgetful_host
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.message import Message, say


def may_keep(root: Path, branch: str, environment: Mapping[str, str] | None = None) -> bool:
    """Say whether a publication from here writes the ledger of the content folder ``root``."""
    return not forgetful_host(environment) and branch_of(root, environment) in (None, branch)


def keep_ledger(
    root: Path, ledger: Ledger, before: Ledger, branch: str, environment: Mapping[str, str] | None = None
) -> tuple[bool, Message | None]:
    """Write ``ledger`` into the content folder ``root``, where ``before`` was read; only on ``branch``.

    Return whether the file holds just that now, and what to say if it was not written. A folder that lies in no
    repository has no branches; a server that throws the folder away after each build keeps nothing.
    """
    host = forgetful_host(environment)
    if host:
        return (True, None) if ledger == before else (False, say("build/ledger-host", host=host))
    here = branch_of(root, environment)
    if here is not None and here != branch:
        if ledger == before:
            return True, None
        return False, say("build/ledger-branch", here=here or "?", branch=branch)
    try:
        return keep(root, ledger, before) == ledger, None
    except Unreadable as error:
        return False, say("build/ledger-closed", reason=str(error.message))
    except (OSError, ValueError) as error:
        return False, say("build/ledger-closed", reason=str(error))
