"""Which branch a folder holds the files of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bantin.newsroom.branch import branch_of


def repository(folder: Path, head: str = "ref: refs/heads/main\n") -> Path:
    """Make what tells of a branch, and return a folder below it."""
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text(head, "utf-8")
    (folder / "content").mkdir()
    return folder / "content"


@pytest.mark.parametrize(
    ("head", "branch"),
    [
        ("ref: refs/heads/main\n", "main"),
        ("ref: refs/heads/bai/le-hoi\n", "bai/le-hoi"),
        ("8bc65397d2f8e2c0ad2a2d3c1f0d3a5b6c7d8e9f\n", ""),
        ("", ""),
    ],
)
def test_the_repository_around_a_folder_tells(tmp_path: Path, head: str, branch: str) -> None:
    assert branch_of(repository(tmp_path, head), {}) == branch


def test_a_folder_in_no_repository_has_no_branch(tmp_path: Path) -> None:
    assert branch_of(tmp_path, {}) is None


def test_a_second_working_tree_has_a_branch_of_its_own(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    named = ["-c", "user.name=a", "-c", "user.email=a@b.vn"]
    subprocess.run(["git", "init", "-q", "-b", "main", str(first)], check=True)
    subprocess.run(["git", *named, "commit", "-q", "--allow-empty", "-m", "x"], cwd=first, check=True)
    subprocess.run(["git", "worktree", "add", "-q", "-b", "thu", str(second)], cwd=first, check=True)
    assert (branch_of(first, {}), branch_of(second, {})) == ("main", "thu")


GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "branch"}


@pytest.mark.parametrize(
    ("told", "branch"),
    [
        ({**GITHUB, "GITHUB_REF_NAME": "main", "GITHUB_EVENT_NAME": "push"}, "main"),
        ({**GITHUB, "GITHUB_REF_NAME": "main", "GITHUB_EVENT_NAME": "schedule"}, "main"),
        ({**GITHUB, "GITHUB_REF_NAME": "12/merge", "GITHUB_EVENT_NAME": "pull_request"}, ""),
        ({**GITHUB, "GITHUB_REF_NAME": "main", "GITHUB_EVENT_NAME": "pull_request_target"}, ""),
        ({**GITHUB, "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "main", "GITHUB_EVENT_NAME": "push"}, ""),
        ({"GITLAB_CI": "true", "CI_COMMIT_BRANCH": "main"}, "main"),
        ({"GITLAB_CI": "true", "CI_MERGE_REQUEST_IID": "3"}, ""),
    ],
)
def test_a_server_that_builds_knows_better_than_its_checkout(
    tmp_path: Path, told: dict[str, str], branch: str
) -> None:
    assert branch_of(repository(tmp_path, "ref: refs/heads/khac\n"), told) == branch
