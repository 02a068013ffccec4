"""What a move needs comes with every door by which it is asked for; going out again needs nothing of it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.verbs import VERBS, WANTED

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("module", WANTED["import"])
def test_a_site_of_ones_own_and_a_checkout_have_what_a_move_needs(module: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for extra in ("import", "desk", "test"):
        assert any(it.startswith(module) for it in extras[extra]), extra
    assert f"\n{module}==" in (ROOT / "requirements/desk.txt").read_text("utf-8")
    rules = (ROOT / "Makefile").read_text("utf-8")
    assert "\nimport-site: $(SERVER)  ##" in rules
    assert "\nimport: $(SERVER)  ##" in rules


@pytest.mark.parametrize("module", WANTED["import"])
def test_a_move_that_lacks_a_package_says_which_and_how_to_have_it(
    module: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    real = importlib.util.find_spec
    monkeypatch.setattr("bantin.__main__.find_spec", lambda name: None if name == module else real(name))
    assert main(["import-site", "x"]) == 1
    said = capsys.readouterr().err
    assert f"“{module}”" in said
    assert "vendor/start.py" in said


def test_going_out_needs_no_extra() -> None:
    export = next(it for it in VERBS if it.name == "export")
    assert not export.extra
    absent = "".join(f"sys.modules[{it!r}] = None; " for it in WANTED["import"])
    code = f"import sys; {absent}import {export.target.partition(':')[0]}"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
