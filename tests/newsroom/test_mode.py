"""What a command was called with: told by our own commands, read from the arguments of plain ``pelican``."""

from __future__ import annotations

import pytest
from bantin.newsroom import mode
from bantin.newsroom.mode import ONCE, Command, Mode, command_of, is_handed_on, mode_of, tell, this_command


@pytest.fixture(autouse=True)
def nobody_has_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mode, "_told", [])


@pytest.mark.parametrize("option", ["-r", "-lr", "-rl", "--autoreload", "-Dlr"])
def test_pelican_watches_when_it_is_asked_to(option: str) -> None:
    assert mode_of(["content", option, "-s", "pelicanconf.py"]).watching


@pytest.mark.parametrize("option", ["-l", "--relative-urls", "r", "-s", "recent/-r"])
def test_other_options_do_not_make_it_watch(option: str) -> None:
    assert not mode_of(["content", option, "pelicanconf.py"]).watching


@pytest.mark.parametrize("option", ["-l", "-lr", "-rl", "--listen"])
def test_pelican_serves_when_it_is_asked_to(option: str) -> None:
    assert mode_of(["content", option]).serving


@pytest.mark.parametrize("option", ["-r", "--log-handler", "l", "-s", "local/-l"])
def test_other_options_do_not_make_it_serve(option: str) -> None:
    assert not mode_of(["content", option]).serving


def test_a_command_that_nobody_told_is_read_from_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pelican", "content", "-lr"])
    assert this_command().mode == Mode(watching=True, serving=True)
    monkeypatch.setattr("sys.argv", ["pelican", "content"])
    assert this_command().mode == ONCE


def test_one_that_was_told_is_it_whatever_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pelican", "content", "-lr"])
    told = tell(Command(Mode(serving=True), ("content", "-s", "xa.py")))
    assert this_command() is told
    tell(command_of(["content", "-r"]))
    assert this_command().mode == Mode(watching=True)


def test_a_preview_is_handed_on_unless_a_server_shows_it() -> None:
    assert is_handed_on({"PREVIEW": True}, ONCE)
    assert not is_handed_on({"PREVIEW": True}, Mode(serving=True))
    assert not is_handed_on({}, ONCE)


@pytest.mark.parametrize(("asked", "ends"), [(ONCE, True), (Mode(watching=True), False), (Mode(serving=True), False)])
def test_ctrl_c_is_an_end_only_where_work_has_one(asked: Mode, ends: bool) -> None:
    assert asked.ends_by_ctrl_c is ends
