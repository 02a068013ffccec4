"""Who has changed what is public: on the branch that is published, one of the site's reviewers, by git's own account.

It is a reminder, not a wall: an author can call himself anything. The wall is the protected branch of the host.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.settings import PUBLISHING_BRANCH, REVIEWERS
from bantin.newsroom.source_text import SourceText

_PATIENCE = 60  # seconds, for the history of a large archive
_BRANCHES = "GITHUB_REF_NAME", "CI_COMMIT_BRANCH"  # where a workflow checks out a commit and no branch


def unreviewed(
    texts: Iterable[SourceText], settings: Mapping[str, Any], environment: Mapping[str, str] = os.environ
) -> Iterator[Diagnostic]:
    """Yield an error for each public story of ``texts`` that none of ``REVIEWERS`` has committed last.

    Nothing is asked where the setting is empty, on any other branch, and of files that were never committed.
    """
    reviewers = {it.strip().lower() for it in REVIEWERS.of(settings)}
    public = {it.path for it in texts if it.values.get("status", "published") != "draft"}
    root = Path(settings["PATH"])
    if not reviewers or _branch(root, environment) != PUBLISHING_BRANCH.of(settings):
        return
    for path, author in sorted(last_authors(root, public).items()):
        if author not in reviewers:
            yield finding(path, 1, say("check/unreviewed", author=author), column=1)


def last_authors(root: Path, paths: Collection[str]) -> dict[str, str]:
    """Return the mail address, in lower case, of who has committed each of ``paths`` below ``root`` last."""
    found: dict[str, str] = {}
    author = ""
    for entry in _git(root, "log", "--no-renames", "--format=%x00@%ae", "--name-only", "--relative", "-z", "--", "."):
        for part in filter(None, entry.split("\n")):
            if part.startswith("@"):
                author = part[1:].strip().lower()
            elif part in paths:
                found.setdefault(part, author)
        if len(found) == len(paths):
            break
    return found


def _branch(root: Path, environment: Mapping[str, str]) -> str:
    named = _git(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    return named[0].strip() if named else next((environment[name] for name in _BRANCHES if environment.get(name)), "")


def _git(root: Path, *arguments: str) -> list[str]:
    """Return what git prints, between its NULs; nothing where there is no repository, or no git."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=_PATIENCE, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return ended.stdout.decode("utf-8", "replace").split("\0") if ended.returncode == 0 else []
