"""A desk that is opened twice, as whoever presses its icon again does, is the one that is open."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from bantin.desk import command
from bantin.desk.one_desk import OpenDesk, open_desk, take_place, tell_address


def test_the_second_one_is_led_to_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(command.command, "begin", lambda *_: None)  # it sets up the log of this whole process
    monkeypatch.setattr(command.webbrowser, "open", opened.append)
    (tmp_path / "content").mkdir()
    (tmp_path / ".desk").mkdir()
    first = take_place(tmp_path / ".desk")
    tell_address(tmp_path / ".desk", "http://127.0.0.1:8010/?key=x")
    assert first
    arguments = [str(tmp_path / "content"), "-s", str(tmp_path / "pelicanconf.py")]
    assert command.desk(arguments) == 0
    assert opened == ["http://127.0.0.1:8010/?key=x"]
    assert "đang mở" in capsys.readouterr().out
    first.release()
    again = take_place(tmp_path / ".desk")
    assert again
    again.release()


def test_on_another_machine_it_is_said_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command._lead_to(OpenDesk("http://127.0.0.1:8010/", "may-cua-lan"), with_browser=True) == 1
    assert "“may-cua-lan”" in capsys.readouterr().err


def test_its_address_is_for_nobody_else_on_this_machine(tmp_path: Path) -> None:
    tell_address(tmp_path, "một")
    tell_address(tmp_path, "hai")
    assert open_desk(tmp_path).address == "hai"
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "open.json").stat().st_mode) == 0o600
    (tmp_path / "open.json").write_text("{", "utf-8")
    assert open_desk(tmp_path).address == ""
