"""Deploys to a real sshd with a real rsync, looked at through a real nginx."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from bantin.deploy.command import deploy, rollback
from bantin.deploy.target import Owner
from bantin.deploy.targets.ssh import SshTarget

from tests.deploy.lives import changed_kinds, odd_names
from tests.deploy.real_hosts import Line, free_port, nginx, ssh_target, sshd
from tests.deploy.sites import CSS, STORY, files_of, page, tree, write

pytestmark = [pytest.mark.long, pytest.mark.process]


class Host(NamedTuple):
    """A server: the folder of its releases, the line to it, the address at which nginx shows it."""

    path: Path
    line: Line
    address: str


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A server, and a folder ``tmp_path/work`` with a built site ``out`` and a ``deploy.toml``, in which we are."""
    folder, work = tmp_path / "server", tmp_path / "work"
    folder.mkdir(mode=0o755)
    work.mkdir()
    monkeypatch.chdir(work)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with sshd(folder) as (ssh_port, key), nginx(folder / "www/current", folder, port):
        line = Line(ssh_port)
        told = ssh_target(folder, line.port, key, folder / "www", f'address = "{address}"\nwait = 2\n')
        Path("deploy.toml").write_text(told, "utf-8")
        write(Path("out"), files_of(address=address))
        yield Host(folder / "www", line, address)
        line.close()


def send(*more: str) -> int:
    return deploy(["may", "-o", "out", *more])


def public(host: Host) -> dict[str, str]:
    return tree((host.path / "current").resolve())


def read(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_life_of_a_site(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send("--dry-run") == 0
    assert not host.path.exists()
    assert send() == 0
    assert public(host) == tree(Path("out"))
    host.line.mend()
    assert send() == 0
    assert "Không có gì phải gửi" in capsys.readouterr().out

    stamp = Path("out", STORY).stat().st_mtime
    first = public(host)
    text = Path("out", STORY).read_text("utf-8").replace("14-1", "15-1")
    write(Path("out"), {STORY: text}, stamp)
    host.line.mend()
    assert send() == 0
    assert public(host) == tree(Path("out")) != first
    assert host.line.sent < 100_000
    assert read(f"{host.address}/{STORY}") == (200, text)

    assert rollback(["may"]) == 0
    assert public(host) == first
    assert rollback(["may"]) == 1
    assert "không còn giữ bản nào" in capsys.readouterr().err


def test_five_releases_are_kept_and_files_that_stay_are_one_file(host: Host) -> None:
    for number in range(7):
        write(Path("out"), {STORY: page(f"Lần {number}")})
        assert send() == 0
    releases = sorted((host.path / "releases").iterdir())
    assert len(releases) == 5
    assert {(it / "robots.txt").stat().st_ino for it in releases} == {(releases[0] / "robots.txt").stat().st_ino}
    assert [re.findall(r"Lần \d", (it / STORY).read_text("utf-8"))[0][-1] for it in releases] == list("23456")
    for _ in range(4):
        assert rollback(["may"]) == 0
    assert "Lần 2" in read(f"{host.address}/{STORY}")[1]
    assert rollback(["may"]) == 1


def test_no_release_that_shows_a_withdrawn_story_is_kept(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    write(Path("out"), {"index.html": page("Thêm", host.address)})
    assert send() == 0
    tombstone = page("Bài đã rút.").replace("<title>", '<meta name="robots" content="noindex"><title>')
    write(Path("out"), {STORY: tombstone})
    assert send() == 0
    assert len(list((host.path / "releases").iterdir())) == 1
    assert rollback(["may"]) == 1
    assert "bài đã rút" in capsys.readouterr().err
    assert public(host) == tree(Path("out"))


def test_more_deletions_than_the_cap_stop_it(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    before = public(host)
    for file in list(Path("out/2024").rglob("tin-*.html"))[:5]:
        file.unlink()
    assert send() == 1
    assert "xóa 5 trong 38 tệp" in capsys.readouterr().err
    assert send("--delete", "4") == 1
    assert public(host) == before
    assert send("--delete", "5") == 0
    assert public(host) == tree(Path("out"))


def test_a_site_that_readers_do_not_see_is_taken_back(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    before = public(host)
    (host.path / "releases").chmod(0o755)
    write(Path("out"), {STORY: page("Mới"), "2024/01/01/moi.html": page("x")})
    told = Path("deploy.toml").read_text("utf-8")
    with nginx(host.path / "khac", host.path.parent, rules="") as other:
        Path("deploy.toml").write_text(f'{told}check_at = "{other}"\n', "utf-8")
        assert send() == 1
    assert "trang cũ đã được đưa trở lại" in capsys.readouterr().err
    assert public(host) == before


def test_a_key_that_is_not_the_pinned_one_is_refused(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    told = Path("deploy.toml").read_text("utf-8")
    other = (host.path.parent / "key.pub").read_text().split()[1]
    Path("deploy.toml").write_text(re.sub(r"(ssh-ed25519) [^\"]+", rf"\1 {other}", told), "utf-8")
    assert send() == 1
    assert "khóa lạ" in capsys.readouterr().err
    assert not host.path.exists()


def test_a_cut_line_leaves_the_old_site_or_the_new_one(host: Host) -> None:
    assert send() == 0
    host.line.mend()
    write(Path("out"), {f"2024/01/0{n % 9 + 1}/lon-{n}.html": page("x" * 3000 + str(n)) for n in range(10)})
    old = public(host)
    assert send() == 0
    whole, new = host.line.sent, public(host)
    chance = random.Random(19)
    for _ in range(30):
        assert rollback(["may"]) == 0
        assert public(host) == old
        host.line.mend()
        host.line.cut_after = chance.randrange(whole)
        send()
        host.line.mend()
        assert public(host) in (old, new)
        if public(host) == old:
            assert send() == 0
        assert public(host) == new


def test_a_lock_names_its_owner_and_a_stale_one_is_taken(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    write(Path("out"), {STORY: page("Mới")})
    for age, code in ((0, 1), (3700, 0)):
        other = Owner("lan@may-khac", "may-khac", 1, int(time.time()) + 9 * 3600, "0123")  # a clock of their own
        (host.path / "lock").write_bytes(other.text())
        os.utime(host.path / "lock", (time.time() - age,) * 2)  # the clock of the server counts
        assert send() == code
        assert ("lan@may-khac đang đăng" in capsys.readouterr().err) == bool(code)
    assert {it.name for it in host.path.iterdir()} == {"current", "releases"}


def test_of_two_at_once_one_is_told_who_was_first(host: Host, capfd: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    write(Path("out"), {f"anh/a{n}.0123456789-480.avif": str(random.Random(n).randbytes(60_000)) for n in range(20)})
    command = [sys.executable, "-m", "bantin", "deploy", "may", "-o", "out"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [it.communicate()[1] for it in running]
    codes = sorted(it.returncode for it in running)
    assert codes == [0, 1], said
    assert re.search(r"đang đăng lên nơi này|người khác vừa đăng", "".join(said))
    assert public(host) == tree(Path("out"))


def test_readers_during_a_switch_never_meet_a_page_without_its_style_sheet(host: Host) -> None:
    assert send() == 0
    wrong: list[str] = []
    seen = [0]
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            status, text = read(f"{host.address}/{STORY}")
            style = re.search(r'href="(/theme/[^"]+)"', text)
            if status != 200 or not style or read(f"{host.address}{style[1]}")[0] != 200:
                wrong.append(text)
            seen[0] += 1

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(4):
            style = f"theme/site.{number + 1}123456789.css"
            shutil.rmtree("out/theme")
            files = {path: text.replace(CSS, style) for path, text in files_of(address=host.address).items()}
            write(Path("out"), {**{it: text for it, text in files.items() if it != CSS}, style: f"p{number}"})
            assert send("--delete", "1") == 0
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    assert seen[0] > 20
    assert wrong == []


@pytest.mark.parametrize("act", ["cleared", "taken"])
def test_a_release_that_another_deploy_has_touched_never_becomes_public(
    host: Host, act: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another one took our lock for a stale one: what rsync would bring into a folder begun anew is no whole site."""
    assert send() == 0
    before = public(host)
    write(Path("out"), {STORY: page("Mới")})
    put = SshTarget.put

    def put_late(self: SshTarget, root: Path, paths: Sequence[str]) -> None:
        if act == "cleared":
            shutil.rmtree(next((host.path / "releases").glob("*.partial")), ignore_errors=True)
        else:
            (host.path / "lock").write_bytes(Owner("lan@may-khac", "may-khac", 1, int(time.time()), "0123").text())
        put(self, root, paths)

    monkeypatch.setattr(SshTarget, "put", put_late)
    assert send() == 1
    assert "Có người khác vừa đăng" in capsys.readouterr().err
    assert public(host) == before


def test_releases_are_in_order_whatever_the_clocks_of_those_who_bring_them(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = iter(["20300101-000000", "20260101-000000", "20280101-000000"])
    monkeypatch.setattr("bantin.deploy.publish._version", lambda _: f"{next(clocks)}-x")
    for number in range(3):
        write(Path("out"), {STORY: page(f"Lần {number}")})
        assert send() == 0
    for number in (1, 0):
        assert rollback(["may"]) == 0
        assert f"Lần {number}" in (host.path / "current" / STORY).read_text("utf-8")


def test_names_that_programs_might_take_for_something_else(host: Host) -> None:
    odd_names(send, lambda: public(host))


def test_a_folder_in_the_place_of_our_link_is_left_alone(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    write(host.path / "current", {"index.html": "của người khác"})
    assert send() == 1
    assert "không phải lối tắt do “bantin deploy” đặt" in capsys.readouterr().err
    assert public(host) == tree(host.path / "current")
    assert (host.path / "current/index.html").read_text("utf-8") == "của người khác"
    assert not list(host.path.glob("lock*"))


def test_a_file_becomes_a_folder_and_a_folder_a_file(host: Host) -> None:
    changed_kinds(send, lambda: public(host))
