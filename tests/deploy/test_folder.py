"""Deploys to a folder: the whole course, without a host."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from bantin.deploy import lock_files
from bantin.deploy.command import deploy, rollback
from bantin.deploy.publish import Deploy
from bantin.deploy.target import Owner, this_owner
from bantin.deploy.targets.folder import FolderTarget
from bantin.newsroom.message import say

from tests.deploy.lives import odd_names
from tests.deploy.sites import CSS, PHOTO, STORY, files_of, page, tree, write


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We are in a folder with a built site ``out`` and a stick ``usb``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("os.fsync", lambda _: None)
    write(Path("out"), files_of())
    Path("usb").mkdir()
    yield


def send(*more: str) -> int:
    return deploy(["./usb", "-o", "out", *more])


def usb() -> dict[str, str]:
    return tree(Path("usb"))


def test_plain_files_stand_at_its_root(capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    assert usb() == tree(Path("out"))
    assert "38 tệp mới, 0 tệp sửa, 0 tệp bỏ" in capsys.readouterr().out


def test_a_dry_run_changes_nothing_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(Path(), control=True)
    assert send("--dry-run") == 0
    assert tree(Path(), control=True) == before
    assert f"thêm  {STORY}" in capsys.readouterr().out
    assert send() == 0
    Path("out", STORY).write_text(page("Tỉ số 15-1", path=STORY), "utf-8")
    Path("out/2024/01/01/tin-0.html").unlink()
    before = tree(Path(), control=True)
    assert send("-n") == 0
    assert tree(Path(), control=True) == before
    said = capsys.readouterr().out
    assert f"sửa   {STORY}" in said
    assert "xóa   2024/01/01/tin-0.html" in said
    assert "0 tệp mới, 1 tệp sửa, 1 tệp bỏ" in said


def test_a_same_size_change_with_the_same_time_arrives() -> None:
    stamp = Path("out", STORY).stat().st_mtime
    assert send() == 0
    write(Path("out"), {STORY: Path("out", STORY).read_text("utf-8").replace("14-1", "15-1")}, stamp)
    assert send() == 0
    assert "15-1" in Path("usb", STORY).read_text("utf-8")


def test_an_unchanged_site_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert send() == 0

    def write_nothing(*_: object) -> None:
        raise AssertionError("written")

    monkeypatch.setattr(FolderTarget, "_place", write_nothing)
    assert send() == 0


def test_what_others_put_there_stays() -> None:
    write(Path("usb"), {"anh-rieng.txt": "của tôi", "2024/rieng.html": "của tôi"})
    assert send() == 0
    Path("out/2024/01/01/tin-0.html").unlink()
    assert send() == 0
    assert {*usb()} - {*tree(Path("out"))} == {"anh-rieng.txt", "2024/rieng.html"}


def test_rollback_twice_goes_back_two_versions() -> None:
    seen = []
    for number in range(3):
        write(Path("out"), {STORY: page(f"Lần {number}"), f"2024/05/05/moi-{number}.html": page("x")})
        assert send() == 0
        seen.append(usb())
    assert rollback(["./usb"]) == 0
    assert usb() == seen[1]
    assert rollback(["./usb"]) == 0
    assert usb() == seen[0]
    assert rollback(["./usb"]) == 1
    assert send() == 0
    assert usb() == seen[2]


def test_rollback_leads_nowhere_if_another_machine_has_deployed_since(capsys: pytest.CaptureFixture[str]) -> None:
    """What is kept here are the files of one step; on top of another one they would make a site that never was."""
    for number in range(2):
        write(Path("out"), {STORY: page(f"Lần {number}")})
        assert send() == 0
    Path(".cache").rename("here")
    write(Path("out"), {STORY: page("Của máy khác"), "2024/05/05/khac.html": page("x")})
    assert send() == 0
    shutil.rmtree(".cache")
    Path("here").rename(".cache")
    before = tree(Path("usb"), control=True)
    assert rollback(["./usb"]) == 1
    assert "máy khác đã đăng sau đó" in capsys.readouterr().err
    assert tree(Path("usb"), control=True) == before


def test_a_deploy_that_was_cut_off_can_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert send() == 0
    old = usb()
    write(Path("out"), {STORY: page("Mới"), "2024/05/05/moi.html": page("x")})
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Deploy, "_renew", _cut)
        send()
    assert usb() != old
    assert rollback(["./usb"]) == 0
    assert usb() == old


def _cut(_: object) -> None:
    raise KeyboardInterrupt


def test_old_photos_wait_and_then_go(monkeypatch: pytest.MonkeyPatch) -> None:
    assert send() == 0
    Path("out", PHOTO).rename(Path("out", PHOTO.replace("5ca96ca105", "0123456789")))  # it was made anew
    assert send() == 0
    assert Path("usb", PHOTO).exists()
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 3601)
    assert send() == 0
    assert not Path("usb", PHOTO).exists()


def test_a_photo_of_which_no_version_is_left_goes_at_once_as_a_dry_run_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its story was withdrawn, maybe since somebody must not be seen there."""
    assert send() == 0
    Path("out", PHOTO).unlink()
    capsys.readouterr()
    assert send("--dry-run") == 0
    assert str(say("deploying/gone", path=PHOTO)) in capsys.readouterr().out.splitlines()
    assert send() == 0
    assert not Path("usb", PHOTO).exists()


def test_a_site_for_another_address_is_refused_even_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    before = tree(Path("usb"), control=True)
    write(Path("out"), files_of(address="https://khac.vn"))
    assert send() == 1
    assert "được dựng cho “https://khac.vn”" in capsys.readouterr().err
    assert tree(Path("usb"), control=True) == before


def test_a_full_disk_is_one_sentence_and_the_next_deploy_ends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send() == 0
    copy, left = shutil.copyfile, [1]

    def full(source: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError(errno.ENOSPC, "full")
        left[0] -= 1
        return copy(source, target)

    write(Path("out"), {STORY: page("Mới"), "2024/05/05/moi.html": page("x")})
    monkeypatch.setattr("shutil.copyfile", full)
    assert send() == 1
    assert capsys.readouterr().err.startswith("Hết chỗ ở “usb”")
    assert not list(Path("usb").rglob("*.tmp"))
    monkeypatch.setattr("shutil.copyfile", copy)
    assert send() == 0
    assert usb() == tree(Path("out"))


@pytest.mark.slow
def test_a_cut_deploy_leaves_old_and_new_files_and_rollback_leads_past_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is the old or the new one; the next deploy is whole, and so is the way back."""
    assert send() == 0
    old = usb()
    new_files = {STORY: page("Mới", path=STORY), "2024/05/05/moi.html": page("x"), "theme/b.0123456789.css": "b"}
    write(Path("out"), new_files)
    new = tree(Path("out"))
    place = FolderTarget._place
    chance = random.Random(19)
    for _ in range(10):
        left = [chance.randrange(1, 12)]

        def cut(self: FolderTarget, path: str, fill: object, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            place(self, path, fill)  # type: ignore[arg-type]

        monkeypatch.setattr(FolderTarget, "_place", cut)
        with suppress(KeyboardInterrupt):
            send()
        monkeypatch.setattr(FolderTarget, "_place", place)
        now = usb()
        assert {*old} <= {*now}
        assert all(digest in (old.get(path), new.get(path)) for path, digest in now.items())
        assert send() == 0
        assert usb() == new
        assert rollback(["./usb"]) == 0
        assert usb() == old


def test_what_a_cut_deploy_sent_goes_if_the_next_site_does_not_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert send() == 0
    old, secret = usb(), "2024/01/01/bi-mat.html"
    write(Path("out"), {secret: page("Bí mật")})
    real = FolderTarget.put

    def cut(self: FolderTarget, root: Path, paths: Sequence[str]) -> None:
        real(self, root, paths)
        if secret in paths:
            raise KeyboardInterrupt

    monkeypatch.setattr(FolderTarget, "put", cut)
    with pytest.raises(KeyboardInterrupt):
        send()
    monkeypatch.setattr(FolderTarget, "put", real)
    assert Path("usb", secret).exists()
    Path("out", secret).unlink()
    assert send() == 0
    assert usb() == old


def test_a_lock_names_its_owner(capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    other = Owner("lan@may-khac", "may-khac", 1, int(time.time()), "0123")
    write(Path("usb"), {lock_files.lock_file(other): other.text().decode()})
    write(Path("out"), {STORY: page("Mới")})
    assert send() == 1
    assert capsys.readouterr().err.startswith("lan@may-khac đang đăng lên nơi này từ ")
    stale = Owner("lan@may-khac", "may-khac", 1, int(time.time()) - 3700, "0123")
    write(Path("usb"), {lock_files.lock_file(stale): stale.text().decode()})
    assert send() == 0
    assert not list(Path("usb/.ban-tin/locks").glob("*"))


def test_a_lock_that_was_cut_off_while_it_was_written_keeps_nobody_away() -> None:
    assert send() == 0
    write(Path("usb"), {".ban-tin/locks/0123.json": '{"who": "lan@m'})
    write(Path("out"), {STORY: page("Mới")})
    assert send() == 0


def test_a_lock_of_a_process_that_ended_here_counts_for_nothing() -> None:
    here = this_owner()
    ended = Owner(here.who, here.host, 1 << 22, here.at, "0123")  # above any pid of this system
    assert not ended.counts_for(here)
    assert Owner(here.who, here.host, os.getppid(), here.at, "0123").counts_for(here)


def test_of_two_who_lock_at_once_never_both_have_it() -> None:
    """Both have looked and seen nobody; the second one writes before the first one looks again."""
    target = FolderTarget(Path("usb"), Path("out"))
    first = Owner("a", "may-a", 1, int(time.time()), "aaaa")
    second = Owner("b", "may-b", 1, int(time.time()), "bbbb")
    written = []
    real = target.write

    def write_after_the_other(path: str, data: bytes) -> None:
        if not written:
            written.append(path)
            real(lock_files.lock_file(second), second.text())
        real(path, data)

    target.write = write_after_the_other  # type: ignore[method-assign]
    assert lock_files.claim(target, first, wait=lambda _: None) == second
    assert [it.name for it in Path("usb/.ban-tin/locks").iterdir()] == ["bbbb.json"]


def test_a_link_on_the_stick_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("usb/2024").symlink_to(tmp_path / "elsewhere")
    assert send() == 1
    assert "lối tắt" in capsys.readouterr().err
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("target", ["./out", "./out/x", "."])
def test_a_folder_within_the_site_or_around_it_is_refused(target: str) -> None:
    assert deploy([target, "-o", "out"]) == 1


def test_a_damaged_manifest_is_said() -> None:
    assert send() == 0
    Path("usb/.ban-tin/manifest.json").write_text("{", "utf-8")
    write(Path("out"), {STORY: page("Mới")})
    assert send() == 1


def test_the_manifest_on_the_stick_names_no_page() -> None:
    assert send() == 0
    told = json.loads(Path("usb/.ban-tin/manifest.json").read_text("utf-8"))
    assert told["address"] == "https://bantin.xahamyen.vn"
    assert "hop" not in json.dumps(told)
    assert CSS not in json.dumps(told)


def test_names_that_programs_might_take_for_something_else() -> None:
    odd_names(send, usb)


def test_whoever_slept_while_another_one_deployed_gives_up_and_leaves_its_manifest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send() == 0
    write(Path("out"), {STORY: page("Mới")})
    before = Path("usb/.ban-tin/manifest.json").read_bytes()
    real, now = FolderTarget.put, time.time()

    def put_and_sleep(self: FolderTarget, root: Path, paths: Sequence[str]) -> None:
        real(self, root, paths)
        if STORY in paths:
            monkeypatch.setattr("time.time", lambda: now + 7200)
            for lock in Path("usb/.ban-tin/locks").iterdir():
                lock.unlink()  # as whoever takes it for a stale one does

    monkeypatch.setattr(FolderTarget, "put", put_and_sleep)
    assert send() == 1
    assert "Có người khác vừa đăng" in capsys.readouterr().err
    assert Path("usb/.ban-tin/manifest.json").read_bytes() == before


def test_a_file_from_the_future_does_not_keep_the_sites_to_come_away() -> None:
    write(Path("out"), {"robots.txt": "a"}, time.time() + 10**8)
    assert send() == 0
    shutil.rmtree("out")
    write(Path("out"), files_of() | {STORY: page("Mới")}, time.time() + 5)
    assert send() == 0


def test_what_another_program_broke_there_comes_back_when_all_is_sent_again() -> None:
    assert send() == 0
    write(Path("usb"), {STORY: "nửa tr", "index.html": ""})
    Path("usb/robots.txt").unlink()
    broken = usb()
    assert send() == 0  # the manifest says that they are there
    assert usb() == broken
    assert send("--again", "--dry-run") == 0
    assert usb() == broken
    assert send("--again") == 0
    assert usb() == tree(Path("out"))
    assert send() == 0
