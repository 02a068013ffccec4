"""The programs that a deploy runs: what they are handed, and what a server puts between us and what we asked."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.deploy.command import deploy
from bantin.deploy.manifest import Place, Top, going_text, read_going, read_top, top_text
from bantin.deploy.opening import open_target
from bantin.deploy.programs import run
from bantin.deploy.targets_file import Description

from tests.deploy.sites import ADDRESS, STORY, files_of, page, tree, write

SECRETS = {"BANTIN_HOSTING_PASSWORD": "mk1", "AWS_SECRET_ACCESS_KEY": "mk2", "AWS_ACCESS_KEY_ID": "mk3"}
# Two of them would have rclone send nothing at all, one has git write into the index of another repository.
MISLEADING = {"RCLONE_DRY_RUN": "true", "RCLONE_CONFIG_BANTIN_TYPE": "local", "GIT_INDEX_FILE": "/nowhere/index"}
# What is asked of rsync here: the files of the list, from one folder to the other one.
RSYNC = r"""#!/bin/sh
for it; do from=$to to=${it#*:}; done
tr '\0' '\n' | while read -r it; do mkdir -p "$(dirname "$to$it")"; rm -f "$to$it"; cp "$from$it" "$to$it"; done
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("bantin.deploy.course.faults", lambda *_: [])
    monkeypatch.setattr("bantin.deploy.course.headers_now", lambda *_: [])
    write(Path("out"), files_of())
    return tmp_path


def test_no_program_has_a_secret_that_it_needs_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**SECRETS, **MISLEADING, "SSH_AUTH_SOCK": "/run/agent"}.items():
        monkeypatch.setenv(name, value)
    told = run(["env"]).stdout.decode().splitlines()
    assert [line for line in told if line.partition("=")[0] in {*SECRETS, *MISLEADING}] == []
    assert "SSH_AUTH_SOCK=/run/agent" in told


def test_the_program_that_needs_a_secret_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.deploy.targets.remote.found", lambda *_: "env")
    environment = {**SECRETS, "BANTIN_SFTP_PASSWORD": "mk4"}
    target = open_target(Description("kho", "s3", {"bucket": "b", "address": ADDRESS}), Path("out"), environment)
    handed = target._environment  # type: ignore[attr-defined]
    target.close()
    assert {value for value in handed.values() if value.startswith("mk")} == {"mk2", "mk3"}


def test_a_deploy_from_within_a_hook_of_git_leaves_the_index_there_alone(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", "--bare", "kho.git"], check=True)
    (work / "hooks").mkdir()
    (work / "hooks/pre-push").write_text("#!/bin/sh\nexit 1\n")
    (work / "hooks/pre-push").chmod(0o755)
    (work / "gitconfig").write_text(f"[core]\nhooksPath = {work}/hooks\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(work / "gitconfig"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(work / "index"))
    told = f'kind = "git"\nrepository = "kho.git"\nbranch = "trang"\naddress = "{ADDRESS}"\n'
    Path("deploy.toml").write_text(f"[targets.trang]\n{told}", "utf-8")
    before = tree(work, control=True)
    assert deploy(["trang", "-o", "out", "--dry-run"]) == 0
    assert tree(work, control=True) == before
    assert not Path(".cache").exists()
    assert deploy(["trang", "-o", "out"]) == 0
    assert not (work / "index").exists()


@pytest.fixture
def server(work: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what makes an account of a server whose shell does ``first``, and ``then`` what it is asked to."""
    programs = work / "programs"
    write(programs, {"rsync": RSYNC})
    told = f'kind = "ssh"\nhost = "{getpass.getuser()}@may"\npath = "{work}/www"\naddress = "{ADDRESS}"\n'
    Path("deploy.toml").write_text(f"[targets.may]\n{told}", "utf-8")
    monkeypatch.setattr("bantin.deploy.targets.ssh_line.found", lambda name, _: f"{programs}/{name}")

    def made(first: str, then: str = 'for it; do order=$it; done; exec sh -c "$order"') -> None:
        write(programs, {"ssh": f"#!/bin/sh\n{first}\n{then}\n"})
        for program in programs.iterdir():
            program.chmod(0o755)

    return made


def test_a_shell_that_greets_whoever_comes_is_no_hindrance(server: Callable[..., None], work: Path) -> None:
    server("echo 'Xin chào!'; echo 17; printf 'còn nữa'; echo 'Banner' >&2")
    assert deploy(["may", "-o", "out"]) == 0
    write(Path("out"), {STORY: page("Tỉ số 15-1")})
    assert deploy(["may", "-o", "out"]) == 0
    assert tree((work / "www/current").resolve()) == tree(Path("out"))
    before = tree(work, control=True)
    write(Path("out"), {STORY: page("Tỉ số 16-1")})
    before["out/" + STORY] = tree(Path("out"))[STORY]
    assert deploy(["may", "-o", "out", "--dry-run"]) == 0
    assert tree(work, control=True) == before


@pytest.mark.parametrize("code", [0, 1])
def test_an_account_that_may_run_nothing_is_one_sentence(
    server: Callable[..., None], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    server("echo 'This service allows sftp connections only.'", f"exit {code}")
    assert deploy(["may", "-o", "out"]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "sftp connections only" in said[0]


@pytest.mark.parametrize("group", ["../../etc", "/etc", "a/../..", "a\\b", "a\nb"])
def test_a_manifest_that_leads_out_of_the_site_is_refused(group: str) -> None:
    good = Top(parts={"2024/11#1.0": "x" * 22}, waiting={Place("anh", "m"): 1})
    assert read_top(top_text(good)) == good
    for bad in (Top(parts={f"{group}#1.0": "x" * 22}), Top(waiting={Place(group, "m"): 1})):
        with pytest.raises(ValueError, match="out of the site"):
            read_top(top_text(bad))
    with pytest.raises(ValueError, match="out of the site"):
        read_going(going_text([Place(group, "m")], "x"), "y")
