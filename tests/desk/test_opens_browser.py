"""`bantin desk` opens the browser at its address, unless it is told not to."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.desk import command
from bantin.newsroom import catalogue


@pytest.mark.parametrize(("options", "windows"), [([], 1), (["--no-browser"], 0)])
def test_the_desk_opens_one_window_at_the_address_it_answers_at(
    options: list[str],
    windows: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(catalogue, "_spoken", ["vi"])  # these settings are of an English site
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text('SITENAME, PATH = "Bản tin thử", "content"\n', "utf-8")
    opened: list[str] = []
    served: list[Any] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(
        "bantin.desk.preview_server.open_preview",
        lambda *_, **__: SimpleNamespace(port=1, close=lambda: None),
    )

    def server(_: object) -> SimpleNamespace:
        return SimpleNamespace(run=lambda sockets: served.extend(sockets))

    monkeypatch.setattr(command, "uvicorn_for", server)
    assert command.desk(["-s", "conf.py", "--publishing", "conf.py", "-p", "0", *options]) == 0
    [listening] = served
    port = listening.getsockname()[1]
    listening.close()
    assert len(opened) == windows
    assert all(address.startswith(f"http://127.0.0.1:{port}/?key=") for address in opened)
    assert f"http://127.0.0.1:{port}/?key=" in capsys.readouterr().out
