"""A story that was withdrawn or forgotten: no rollback and no failed look at the site brings it back to readers."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from bantin.addresses.ledger import ledger_of
from bantin.addresses.ledger_row import FORGOTTEN, LIVE, WITHDRAWN, Row
from bantin.deploy.command import deploy, rollback
from bantin.deploy.manifest import TOP, read_top
from bantin.deploy.withdrawals import given_up
from bantin.newsroom.addresses import LEDGER

from tests.deploy.sites import ADDRESS, STORY, files_of, page, tree, write

TOMBSTONE = page("Bài đã rút.").replace("<title>", '<meta name="robots" content="noindex"><title>')
KINDS = {
    "folder": 'kind = "folder"\npath = "kho"\n',
    "git": f'kind = "git"\nrepository = "kho.git"\nbranch = "trang"\naddress = "{ADDRESS}"\nwait = 0\n',
}


def quietly(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Deploy from ``folder``, where nobody looks at the pages."""
    patch.chdir(folder)
    patch.setattr("bantin.deploy.command._source", lambda: 0)
    patch.setattr("bantin.deploy.course.faults", lambda *_: [])
    patch.setattr("bantin.deploy.course.headers_now", lambda *_: [])
    patch.setattr("os.fsync", lambda _: None)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quietly(monkeypatch, tmp_path)


@pytest.fixture(scope="module", params=KINDS)
def deployed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which a site has been deployed once, for tests that go on in a copy of it."""
    folder = tmp_path_factory.mktemp("deployed") / str(request.param)
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        quietly(patch, folder)
        Path("deploy.toml").write_text(f"[targets.kho]\n{KINDS[request.param]}", "utf-8")
        Path("kho").mkdir()
        subprocess.run(["git", "init", "-q", "--bare", "kho.git"], check=True)
        write(Path("out"), files_of())
        assert deploy(["kho", "-o", "out"]) == 0
    return folder


@pytest.fixture
def kind(work: None, deployed: Path, tmp_path: Path) -> str:
    shutil.copytree(deployed, tmp_path, dirs_exist_ok=True)
    return deployed.name


def public(kind: str) -> dict[str, bytes]:
    """Return what readers see of the story, by path; nothing where it is not there."""
    if kind == "folder":
        return {it: Path("kho", it).read_bytes() for it in (STORY, TOP) if Path("kho", it).is_file()}
    told = {
        it: subprocess.run(["git", "-C", "kho.git", "show", f"trang:{it}"], capture_output=True)
        for it in (STORY, TOP)
    }
    return {path: it.stdout for path, it in told.items() if it.returncode == 0}


def ledger(*words: str) -> None:
    rows = [Row(STORY, "2026-01-01", word, "tag:a,2026:1", "2024/hop.md") for word in words]
    write(Path("content"), {LEDGER: ledger_of(rows).as_text()})


def send(files: dict[str, str], *options: str) -> int:
    write(Path("out"), files)
    return deploy(["kho", "-o", "out", *options])


def withdraw() -> None:
    assert send({STORY: TOMBSTONE, "index.html": page("Không còn tin ấy")}) == 0


def test_a_rollback_never_brings_a_withdrawn_story_back(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    withdraw()
    assert "rút hoặc bỏ một bài" in capsys.readouterr().out
    assert rollback(["kho"]) == 1
    assert "bài đã rút" in capsys.readouterr().err
    assert public(kind)[STORY] == TOMBSTONE.encode()
    assert send({"index.html": page("Sau đó")}) == 0
    assert rollback(["kho"]) == 0  # as far as the withdrawal, no further
    assert public(kind)[STORY] == TOMBSTONE.encode()
    assert rollback(["kho"]) == 1
    assert public(kind)[STORY] == TOMBSTONE.encode()


def test_a_rollback_never_brings_a_forgotten_story_back(kind: str) -> None:
    ledger(f"{FORGOTTEN} 2026-11-20")
    Path("out", STORY).unlink()
    assert send({"index.html": page("Không còn tin ấy")}) == 0
    assert rollback(["kho"]) == 1
    assert STORY not in public(kind)


def test_no_copy_of_it_is_kept(kind: str) -> None:
    assert send({STORY: page("zqbimat")}) == 0
    assert send({STORY: page("zqbimat, sửa")}) == 0
    withdraw()
    kept = [it for it in Path(".cache/deploy").rglob("*") if it.is_file() and b"zqbimat" in it.read_bytes()]
    assert kept == []
    if kind == "git":
        log = subprocess.run(["git", "-C", "kho.git", "log", "-p", "trang"], capture_output=True, check=True)
        assert b"zqbimat" not in log.stdout


def test_a_new_look_of_all_pages_is_no_withdrawal_and_a_deleted_list_neither(kind: str) -> None:
    withdraw()
    redrawn = {path: text.replace("<p>", "<p class=moi>") for path, text in files_of().items()}
    assert send({**redrawn, STORY: TOMBSTONE.replace("<p>", "<p class=moi>")}) == 0
    Path("out/2024/01/01/tin-0.html").unlink()
    assert send({"index.html": page("Một trang bớt")}) == 0
    for _ in range(2):
        assert rollback(["kho"]) == 0
    assert public(kind)[STORY] == TOMBSTONE.encode()


def test_a_site_that_readers_see_wrong_does_not_bring_the_story_back(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Path("deploy.toml").read_text("utf-8")
    if "address" not in told:
        Path("deploy.toml").write_text(f'{told}address = "{ADDRESS}"\n', "utf-8")
    monkeypatch.setattr("bantin.deploy.course.faults", lambda *_: ["sai"])
    assert send({STORY: TOMBSTONE}) == 1
    assert "nên không được đưa trở lại" in capsys.readouterr().err
    assert public(kind)[STORY] == TOMBSTONE.encode()
    assert read_top(public(kind)[TOP]).takes_back


def test_a_withdrawal_that_was_cut_off_is_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("deploy.toml").write_text(f"[targets.kho]\n{KINDS['folder']}", "utf-8")
    Path("kho").mkdir()
    assert send(files_of()) == 0
    with monkeypatch.context() as broken:
        broken.setattr("bantin.deploy.publish.Deploy._renew", lambda self: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send({STORY: TOMBSTONE, "index.html": page("Không còn tin ấy")})
    withdraw()
    assert rollback(["kho"]) == 1
    assert public("folder")[STORY] == TOMBSTONE.encode()


@pytest.mark.parametrize("word", [WITHDRAWN, FORGOTTEN])
def test_an_old_build_that_still_shows_the_story_is_refused(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("kho").mkdir()
    built = dt.datetime(2026, 11, 19, 2, tzinfo=dt.UTC).timestamp()
    ledger(f"{word} 2026-11-20")
    write(Path("out"), files_of(), built)
    assert deploy(["./kho", "-o", "out", "--older"]) == 1
    assert STORY in capsys.readouterr().err
    assert tree(Path("kho"), control=True) == {}
    write(Path("out"), {STORY: TOMBSTONE}, built)
    assert deploy(["./kho", "-o", "out"]) == 0
    write(Path("out"), files_of())
    assert deploy(["./kho", "-o", "out"]) == 0  # whoever builds later has read the ledger, and shows it again


def test_a_build_of_this_morning_in_vietnam_is_not_of_yesterday_on_a_server_by_greenwich() -> None:
    built = dt.datetime(2026, 11, 19, 18, tzinfo=dt.UTC).timestamp()  # the 20th, one o'clock, in Vietnam
    ledger(f"{FORGOTTEN} 2026-11-20")
    Path("kho").mkdir()
    write(Path("out"), files_of(), built)
    assert deploy(["./kho", "-o", "out"]) == 0


def test_of_two_lines_of_the_ledger_the_later_mark_counts() -> None:
    ledger(f"{WITHDRAWN} 2026-11-20", f"{LIVE} 2026-11-21")
    assert given_up(Path("content")) == {}
    ledger(f"{WITHDRAWN} 2026-11-22", f"{LIVE} 2026-11-21")
    assert given_up(Path("content")) == {STORY: "2026-11-22"}
    write(Path("content"), {LEDGER: "<<<<<<<\n\x00\na\tb\nkhông/\t2026\tquên\n"})
    assert given_up(Path("content")) == {"không/index.html": ""}
    assert given_up(Path("nowhere")) == {}
