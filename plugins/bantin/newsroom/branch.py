"""The branch of which a folder holds the files: as the server says that builds it, or the repository around it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bantin.newsroom.regular_file import NotPlain, read_plain

_MOST = 4_096  # bytes
_YES = ("1", "true", "yes")
# What each of these hosts sets while it builds; the last one is set by nearly every other that builds by itself.
_FORGETFUL = {
    "NETLIFY": "Netlify",
    "CF_PAGES": "Cloudflare Pages",
    "WORKERS_CI": "Cloudflare Workers",
    "VERCEL": "Vercel",
    "RENDER": "Render",
    "CI": "CI",
}
# All by which a server makes itself known.
SERVER_VARIABLES = (*_FORGETFUL, "GITHUB_ACTIONS", "GITLAB_CI")
_HEAD = re.compile(r"ref: refs/heads/(.+)")
_ELSEWHERE = re.compile(r"gitdir: (.+)")


def branch_of(folder: Path, environment: Mapping[str, str] | None = None) -> str | None:
    """Return the branch that is checked out around ``folder``; empty if none is, None where there is no repository.

    Servers that build check out a commit, not a branch, and say in the ``environment`` which branch was meant; a
    request to merge is of none.
    """
    told = os.environ if environment is None else environment
    if told.get("GITHUB_ACTIONS"):
        is_branch = told.get("GITHUB_REF_TYPE") == "branch" and "pull_request" not in told.get(
            "GITHUB_EVENT_NAME", ""
        )
        return told.get("GITHUB_REF_NAME", "") if is_branch else ""
    if told.get("GITLAB_CI"):
        return told.get("CI_COMMIT_BRANCH", "")
    return next(
        (_branch_in(it / ".git") for it in (folder.resolve(), *folder.resolve().parents) if _is_one(it)), None
    )


def is_server(environment: Mapping[str, str] | None = None) -> bool:
    """Say whether the build runs on a server that starts from what was committed, each time."""
    told = os.environ if environment is None else environment
    return bool(told.get("GITHUB_ACTIONS") or told.get("GITLAB_CI") or forgetful_host(told))


def forgetful_host(environment: Mapping[str, str] | None = None) -> str:
    """Return the name of the server that builds here and throws the content folder away then; empty for any other.

    GitHub and GitLab build so as well, but jobs of theirs hand on what was written into the folder.
    """
    told = os.environ if environment is None else environment
    if told.get("GITHUB_ACTIONS") or told.get("GITLAB_CI"):
        return ""
    return next((name for variable, name in _FORGETFUL.items() if told.get(variable, "").lower() in _YES), "")


def _is_one(folder: Path) -> bool:
    return (folder / ".git").exists()


def _branch_in(git: Path) -> str:
    """Return the branch that the repository ``git`` has checked out; a second working tree keeps its own apart."""
    if git.is_file() and (found := _ELSEWHERE.match(_read(git.parent, ".git"))):
        git = git.parent / found[1].strip()
    found = _HEAD.match(_read(git, "HEAD"))
    return found[1].strip() if found else ""


def _read(folder: Path, name: str) -> str:
    try:
        return read_plain(folder, name, _MOST).decode("utf-8", "replace")
    except (OSError, NotPlain):
        return ""
