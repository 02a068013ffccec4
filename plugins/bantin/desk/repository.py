"""The git repository of the site, if it is in one: nothing is forced, and nobody's stories are merged."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bantin.desk.refusal import Refusal
from bantin.newsroom.addresses import LEDGER
from bantin.newsroom.message import Message, say

_PATIENCE = 120  # seconds; a slow line to the shared repository
# What stands in git's own folder while a merge, a rebase or the like is under way.
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_NAMED = ("-c", "user.useConfigOnly=true")  # a name that git makes up of those of the machine is nobody's
_MAIL = re.compile(r"<([^<>]*)> \d+ [+-]\d+\s*$")
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
        except OSError:
            return None
        except GitFailed as error:  # one of another user, which git will not touch, is one all the same
            return None if "not a git repository" in str(error) else found

    def trouble(self) -> Message | None:
        """Return why nothing can be committed now: git cannot be asked, or is in the middle of something."""
        try:
            own = Path(self._git("rev-parse", "--absolute-git-dir").strip())
        except GitFailed as error:
            return say("desk/git-unread", said=_last_line(error))
        return say("desk/git-busy") if any((own / name).exists() for name in _UNDER_WAY) else None

    def branch(self) -> str:
        """Return the branch that is checked out; empty if there is none."""
        try:
            return self._git("symbolic-ref", "--short", "HEAD").strip()
        except GitFailed:
            return ""

    def author(self) -> str:
        """Return the mail address under which commits are made, in lower case; empty if nobody has set one."""
        try:
            found = _MAIL.search(self._git(*_NAMED, "var", "GIT_AUTHOR_IDENT"))
        except GitFailed:
            return ""
        return found[1].lower() if found else ""

    def changed(self, content: Path) -> list[tuple[str, bool]]:
        """Return the paths below ``content`` that the last commit has otherwise, and whether it has none of them."""
        told = self._git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", str(content))
        return [(entry[3:], entry[:2] in ("??", "A ")) for entry in told.split("\0") if entry]

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
            self._git(*_NAMED, "commit", "--quiet", "--message", message, "--", str(content))
        except GitFailed as error:
            if "index.lock" in str(error):
                raise Refusal(409, say("desk/git-locked")) from error
            raise Refusal(409, say("desk/git-commit", said=_last_line(error))) from error
        return True

    def push(self, content: Path) -> bool:
        """Send what was committed to where the branch comes from; say whether it comes from anywhere.

        Raise :class:`Refusal` if the other side has what is not here: whoever minds the repository must bring both
        together. The ledger of the folder ``content`` is brought home: a server commits it after each publication.
        """
        try:
            self._git("rev-parse", "--abbrev-ref", "@{upstream}")
        except GitFailed:
            return False
        complaint = self._send()
        if complaint and _is_behind(complaint) and self._takes_ledger_home(content):
            complaint = self._send()
        if complaint:
            raise Refusal(409, _why_not_sent(complaint)) from complaint
        return True

    def _send(self) -> GitFailed | None:
        try:
            self._git("push", "--quiet")
        except GitFailed as error:
            return error
        return None

    def _takes_ledger_home(self, content: Path) -> bool:
        """Merge what the other side has, if that is the ledger alone, of which the lines of both sides stay."""
        try:
            self._git("fetch", "--quiet")
            ledger = run(["git", "-C", str(content), "rev-parse", "--show-prefix"]).strip() + LEDGER
            if self._git("diff", "--name-only", "-z", "HEAD...@{upstream}").split("\0") != [ledger, ""]:
                return False
            self._git(*_NAMED, "merge", "--quiet", "--no-edit", "@{upstream}")
        except GitFailed:
            with suppress(GitFailed):  # none may have begun
                self._git("merge", "--abort")
            return False
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


def _why_not_sent(error: GitFailed) -> Message:
    said = str(error)
    if "[remote rejected]" in said or "remote: error:" in said:
        return say("desk/git-refused", said=_reason(said))
    if _is_behind(error):
        return say("desk/git-behind")
    return say("desk/git-push", said=_last_line(error))


def _is_behind(error: GitFailed) -> bool:
    """Say whether the other side has what is not here, and said nothing else."""
    said = str(error)
    refused = "[remote rejected]" in said or "remote: error:" in said
    return not refused and any(word in said for word in ("non-fast-forward", "fetch first", "[rejected]"))


def _reason(said: str) -> str:
    """Return what the other side has said, if it has said anything, else what git calls it."""
    lines = [line.removeprefix("remote:").strip() for line in said.splitlines() if line.startswith("remote:")]
    found = next(filter(None, lines), "") or (said.rpartition("(")[2].partition(")")[0])
    return found[:200]


def _last_line(error: GitFailed) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
