"""On the branch that is published, a reviewer has changed each public story last."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bantin.check.reviewers import unreviewed
from bantin.newsroom.source_text import SourceText

pytestmark = pytest.mark.process
SETTINGS = {"REVIEWERS": ["Hung@xa.vn"], "PUBLISHING_BRANCH": "main"}


class Room:
    """A repository with a content folder in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "content"
        self.root.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(self.folder), *arguments], check=True, capture_output=True)

    def commit(self, author: str, **texts: str) -> None:
        """Commit the stories ``texts``, by their names, as ``author``."""
        for name, text in texts.items():
            (self.root / f"{name}.md").write_text(text, "utf-8")
        self.git("add", "--all")
        name = ("-c", f"user.email={author}", "-c", "user.name=A", "-c", "commit.gpgsign=false")
        self.git(*name, "commit", "-qm", "x")

    def found(self, *drafts: str, environment: dict[str, str] | None = None, **settings: object) -> list[str]:
        """Return the stories that nobody has reviewed; ``drafts`` are named so in their headers."""
        texts = [
            SourceText(it.name, "", values={"status": "draft"} if it.stem in drafts else {})
            for it in sorted(self.root.glob("*.md"))
        ]
        given = {"PATH": str(self.root), **SETTINGS, **settings}
        return [f"{it.path}: {dict(it.said.fields)['author']}" for it in unreviewed(texts, given, environment or {})]  # type: ignore[union-attr]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    (tmp_path / "no-config").touch()
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(tmp_path / "no-config"))
    made = Room(tmp_path)
    made.commit("hung@xa.vn", duyet="1", họp="1")
    made.commit("Tu@xa.vn", họp="2", mới="1", nháp="1")
    return made


def test_a_public_story_that_another_one_changed_last_is_an_error(room: Room) -> None:
    assert room.found("nháp") == ["họp.md: tu@xa.vn", "mới.md: tu@xa.vn"]


def test_a_reviewers_commit_is_the_cure_and_so_is_waiting_for_review(room: Room) -> None:
    room.commit("HUNG@xa.vn", họp="3")
    assert room.found("nháp", "mới") == []


def test_nobody_is_asked_on_another_branch_or_without_reviewers(room: Room) -> None:
    assert room.found(REVIEWERS=[]) == []
    room.git("checkout", "-qb", "thu")
    assert room.found() == []
    assert len(room.found(PUBLISHING_BRANCH="thu")) == 3


def test_a_workflow_that_checked_out_a_commit_names_its_branch(room: Room) -> None:
    room.git("checkout", "-q", "--detach")
    assert room.found() == []
    assert len(room.found(environment={"GITHUB_REF_NAME": "main"})) == 3
    assert len(room.found(environment={"CI_COMMIT_BRANCH": "main"})) == 3
    assert room.found(environment={"GITHUB_REF_NAME": "thu"}) == []


def test_a_folder_without_git_has_no_authors(tmp_path: Path) -> None:
    text = SourceText("a.md", "")
    assert list(unreviewed([text], {"PATH": str(tmp_path), **SETTINGS}, {"GITHUB_REF_NAME": "main"})) == []
