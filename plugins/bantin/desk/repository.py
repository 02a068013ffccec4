"""The git repository of the site, if it is in one: what it is asked is never forced, and never merges."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.desk.refusal import Refusal
from bantin.newsroom.message import say

_PATIENCE = 120  # seconds; a slow line to the shared repository
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_MERGE_AUTOEDIT": "no", "LC_ALL": "C", "GIT_EDITOR": "true"}


class GitFailed(Exception):
    """Git has ended with an error; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds the folder ``site``."""

    site: Path

    @classmethod
    def at(cls, site: Path) -> Repository | None:
        """Return the repository of ``site``; None if there is none, or no git on this machine."""
        found = cls(site)
        try:
            return found if found._git("rev-parse", "--is-inside-work-tree").strip() == "true" else None
        except (GitFailed, OSError):
            return None

    def branch(self) -> str:
        """Return the branch that is checked out; empty if there is none."""
        try:
            return self._git("symbolic-ref", "--short", "HEAD").strip()
        except GitFailed:
            return ""

    def author(self) -> str:
        """Return the mail address under which commits are made, in lower case; empty if nobody has set one."""
        try:
            return self._git("config", "user.email").strip().lower()
        except GitFailed:
            return ""

    def commit(self, content: Path, message: str) -> bool:
        """Commit what has changed below ``content`` and nothing else; say whether there was anything.

        Raise :class:`Refusal` where git cannot, with what it said.
        """
        if not self.author():
            raise Refusal(409, say("desk/git-nobody"))
        try:
            self._git("add", "--all", "--", str(content))
            if not self._git("diff", "--cached", "--name-only", "--", str(content)).strip():
                return False
            self._git("commit", "--quiet", "--message", message, "--", str(content))
        except GitFailed as error:
            raise Refusal(409, say("desk/git-commit", said=_last_line(error))) from error
        return True

    def push(self) -> bool:
        """Send what was committed to where the branch comes from; say whether it comes from anywhere.

        Raise :class:`Refusal` if the other side has what is not here: whoever minds the repository must bring both
        together.
        """
        try:
            self._git("rev-parse", "--abbrev-ref", "@{upstream}")
        except GitFailed:
            return False
        try:
            self._git("push", "--quiet")
        except GitFailed as error:
            is_behind = any(word in str(error) for word in ("non-fast-forward", "fetch first", "rejected"))
            key = say("desk/git-behind") if is_behind else say("desk/git-push", said=_last_line(error))
            raise Refusal(409, key) from error
        return True

    def _git(self, *arguments: str) -> str:
        return run(["git", "-C", str(self.site), *arguments])


def run(command: Sequence[str]) -> str:
    """Return what git prints; raise :class:`GitFailed` with what it complains of."""
    try:
        ended = subprocess.run(
            command, capture_output=True, env={**os.environ, **_QUIET}, timeout=_PATIENCE, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailed("timeout") from error
    if ended.returncode:
        raise GitFailed(ended.stderr.decode("utf-8", "replace") or ended.stdout.decode("utf-8", "replace"))
    return ended.stdout.decode("utf-8", "replace")


def _last_line(error: GitFailed) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
