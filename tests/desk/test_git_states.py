"""Repositories in odd states: amid a merge, locked, refused by the other side; and who may publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.test_publishing import PATH, Press, press

__all__ = ["press"]
pytestmark = [pytest.mark.process, pytest.mark.slow]
DRAFT = "Title: Nháp\nDate: 2026-11-27\nCategory: Y tế\nStatus: chờ duyệt\n\nChưa xong.\n"


def stops(press: Press) -> str:
    return " ".join(it["message"] for it in press.site.ask("plan").data["stops"])


@pytest.mark.parametrize("name", ["MERGE_HEAD", "rebase-merge", "CHERRY_PICK_HEAD"])
def test_what_is_under_way_is_not_swept_into_a_commit(press: Press, name: str) -> None:
    (press.site.folder / ".git" / name).write_text(press.git("rev-parse", "HEAD"), "utf-8")
    press.site.write(PATH, "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> họ\n")
    before = press.git("status", "--porcelain")
    assert "gộp dở" in stops(press)
    assert press.site.ask("publish").status == 409
    assert press.git("status", "--porcelain") == before


def test_a_commit_checked_out_without_its_branch_is_not_published(press: Press) -> None:
    press.git("checkout", "-q", "--detach")
    assert "“main”" in stops(press)
    assert press.site.ask("publish").status == 409


def test_a_locked_repository_says_what_to_do(press: Press) -> None:
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    (press.site.folder / ".git/index.lock").touch()
    answer = press.site.ask("publish")
    assert (answer.status, "đang bận" in answer.data["said"]) == (409, True)
    assert not press.out.exists()


def test_a_repository_that_git_will_not_touch_is_no_folder_without_one(press: Press) -> None:
    (press.site.folder / ".git/config").write_text("[hỏng", "utf-8")
    assert "kho Git" in stops(press)
    assert press.site.ask("publish").status == 409


def hook(folder: Path, name: str, said: str) -> None:
    file = folder / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 1\n", "utf-8")
    file.chmod(0o755)


def test_a_shared_repository_that_refuses_is_not_said_to_be_ahead(press: Press) -> None:
    hook(press.shared, "pre-receive", "nhánh được bảo vệ")
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    answer = press.site.ask("publish")
    assert answer.status == 409
    assert "không nhận bài từ máy này: nhánh được bảo vệ" in answer.data["said"]
    assert not press.out.exists()


def test_a_hook_that_fails_is_told_and_the_next_time_all_goes_on(press: Press) -> None:
    hook(press.site.folder / ".git", "pre-commit", "chưa chạy kiểm tra")
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    answer = press.site.ask("publish")
    assert (answer.status, "chưa chạy kiểm tra" in answer.data["said"]) == (409, True)
    (press.site.folder / ".git/hooks/pre-commit").unlink()
    assert press.site.ask("publish").status == 200
    assert "Thêm." in press.git("show", f"HEAD:content/{PATH}", folder=press.shared)


def test_a_mail_address_without_a_name_is_nobody(press: Press) -> None:
    press.git("config", "--unset", "user.name")
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    answer = press.site.ask("publish")
    assert (answer.status, "người phụ trách" in answer.data["said"]) == (409, True)


def test_whom_git_will_name_is_who_is_asked_about(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.use(REVIEWERS=["tu@xa.vn"])
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    assert stops(press) == ""
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "khac@xa.vn")
    assert "khac@xa.vn" in stops(press)


@pytest.mark.parametrize("way", ["delete", "draft", "withdraw", "photo", "front page"])
def test_who_is_no_reviewer_changes_nothing_that_readers_see(press: Press, way: str) -> None:
    photo = press.site.write("2026/anh.jpg", b"anh")
    assert press.site.ask("publish").status == 200
    press.use(REVIEWERS=["hung@xa.vn"])
    press.site.write("2026/cho.md", DRAFT)
    press.site.write("2026/cho-anh-1.jpg", b"moi")
    assert stops(press) == ""
    story = press.site.read(PATH)
    if way == "delete":
        press.site.ask("delete", path=PATH)
    elif way in ("draft", "withdraw"):
        line = "Status: nháp\n" if way == "draft" else "Withdrawn: 27/11/2026; Nhầm.\n"
        press.site.write(PATH, story.replace("Author", line + "Author"))
    elif way == "photo":
        photo.write_bytes(b"khac")
    else:
        press.site.write("front-page.toml", "")
    assert "chưa được quyền đăng" in stops(press)
    press.use(REVIEWERS=["tu@xa.vn"])
    assert stops(press) == ""
