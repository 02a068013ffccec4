"""Deploys to a branch of a bare repository on this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.deploy.command import deploy, rollback
from bantin.deploy.targets import git_branch
from bantin.deploy.targets.git_branch import GitTarget

from tests.deploy.lives import changed_kinds, odd_names
from tests.deploy.sites import STORY, files_of, page, write

pytestmark = pytest.mark.process


def git(*arguments: str) -> str:
    ran = subprocess.run(["git", "-C", "kho.git", *arguments], input="", capture_output=True, text=True, check=True)
    return ran.stdout


def public() -> dict[str, str]:
    """Return the blob of each file that the branch holds."""
    rows = (row.partition("\t") for row in git("ls-tree", "-r", "-z", "trang").split("\0")[:-1])
    return {path: head.split()[2] for head, _, path in rows if not path.startswith((".ban-tin", ".nojekyll"))}


def built() -> dict[str, str]:
    files = sorted(it for it in Path("out").rglob("*") if it.is_file())
    told = "".join(f"{Path('../') / it}\n" for it in files)
    made = subprocess.run(
        ["git", "hash-object", "--no-filters", "--stdin-paths"],
        input=told,
        cwd="kho.git",
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip((it.relative_to("out").as_posix() for it in files), made.stdout.split(), strict=True))


def send(*more: str) -> int:
    return deploy(["trang", "-o", "out", *more])


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We are in a folder with a built site ``out`` and an empty repository; nobody looks at its pages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.course.faults", lambda *_: [])
    monkeypatch.setattr("bantin.deploy.course.headers_now", lambda *_: [])
    subprocess.run(["git", "init", "-q", "--bare", "kho.git"], check=True)
    write(Path("out"), files_of())
    told = f'[targets.trang]\nkind = "git"\nrepository = "{tmp_path}/kho.git"\nbranch = "trang"\n'
    Path("deploy.toml").write_text(f'{told}address = "https://bantin.xahamyen.vn"\n', "utf-8")
    yield


def test_the_life_of_a_branch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert git_branch.VERSIONS == 5
    monkeypatch.setattr(git_branch, "VERSIONS", 3)  # as many show what becomes of the oldest
    assert send("--dry-run") == 0
    assert git("branch", "--list") == ""
    assert send() == 0
    assert public() == built()
    assert ".nojekyll" in git("ls-tree", "--name-only", "trang").split()
    first = git("rev-parse", "trang")
    assert send() == 0
    assert git("rev-parse", "trang") == first

    stamp = Path("out", STORY).stat().st_mtime
    write(Path("out"), {STORY: Path("out", STORY).read_text("utf-8").replace("14-1", "15-1")}, stamp)
    old = public()
    assert send() == 0
    assert public() == built() != old
    for number in range(3):
        write(Path("out"), {STORY: page(f"Lần {number}")})
        assert send() == 0
    assert git("rev-list", "--count", "trang").strip() == "3"
    for _ in range(2):
        assert rollback(["trang"]) == 0
    assert "Lần 0" in git("show", f"trang:{STORY}")
    assert rollback(["trang"]) == 1


def test_more_deletions_than_the_cap_stop_it() -> None:
    assert send() == 0
    for file in list(Path("out/2024").rglob("tin-*.html"))[:5]:
        file.unlink()
    assert send() == 1
    assert send("--delete", "5") == 0
    assert public() == built()


def test_a_branch_that_holds_anything_else_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    (tree,) = git("hash-object", "-t", "tree", "-w", "--stdin").split()
    commit = git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-m", "x").strip()
    git("update-ref", "refs/heads/trang", commit)
    assert send() == 1
    assert "đang chứa thứ khác" in capsys.readouterr().err
    assert git("rev-parse", "trang").strip() == commit


def test_whoever_is_slower_is_told_and_no_other_branch_is_touched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send() == 0
    git("update-ref", "refs/heads/khac", "trang")
    before = git("rev-parse", "khac")
    write(Path("out"), {STORY: page("Của tôi")})
    real = GitTarget.switch

    def switch_late(self: GitTarget, *, alone: bool) -> None:
        monkeypatch.setattr(GitTarget, "switch", real)
        tree = git("rev-parse", "trang^{tree}").strip()
        commit = git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-m", "khác").strip()
        git("update-ref", "refs/heads/trang", commit)
        real(self, alone=alone)

    monkeypatch.setattr(GitTarget, "switch", switch_late)
    assert send() == 1
    assert "Có người khác vừa đăng" in capsys.readouterr().err
    assert git("log", "-1", "--format=%s", "trang").strip() == "khác"
    assert git("rev-parse", "khac") == before


def test_names_that_programs_might_take_for_something_else() -> None:
    odd_names(send, public, built)


def test_a_file_becomes_a_folder_and_a_folder_a_file() -> None:
    changed_kinds(send, public, built)


def test_a_branch_that_is_protected_is_told_in_the_words_of_its_host(capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    before, hook = public(), Path("kho.git/hooks/pre-receive")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'nhánh này được bảo vệ' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    write(Path("out"), {STORY: page("Mới")})
    assert send() == 1
    assert "pre-receive hook declined" in capsys.readouterr().err
    assert public() == before
