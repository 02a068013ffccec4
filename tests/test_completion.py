"""Tab in a shell is answered with verbs, and with the options of a verb; nothing is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.newsroom.completion import SHELLS
from bantin.verbs import VERBS

from tests.building import ROOT

NAMES = [verb.name for verb in VERBS]
# What argcomplete's shell code does: the answer goes to descriptor 8.
ASK = "import os, sys; os.dup2(1, 8); from bantin.__main__ import main; sys.exit(main())"


def offered(line: str, folder: Path) -> list[str]:
    """Return what is offered behind ``line``."""
    asked = {
        "_ARGCOMPLETE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "9",
        "_ARGCOMPLETE_IFS": "\n",
    }
    environment = {**os.environ, **asked, "PYTHONPATH": str(ROOT / "plugins")}
    run = subprocess.run([sys.executable, "-c", ASK], env=environment, cwd=folder, capture_output=True, text=True)
    return [word.strip() for word in run.stdout.splitlines()]


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("bantin ", NAMES),
        ("bantin pre", ["preview"]),
        ("bantin site --ho", ["--host"]),
        ("bantin site x --host gi", ["github", "gitlab"]),
        ("bantin upgrade --ch", ["--check"]),
        ("bantin build --fat", ["--fatal"]),
    ],
)
def test_what_could_be_typed_next_is_offered(line: str, words: list[str], tmp_path: Path) -> None:
    assert sorted(offered(line, tmp_path)) == sorted(words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_given_what_it_evaluates(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", shell]) == 0
    said = capsys.readouterr().out
    assert "bantin" in said
    assert "_ARGCOMPLETE" in said


@pytest.mark.parametrize("shells", [[], ["tcl"], ["bash", "zsh"]])
def test_another_shell_is_answered_with_those_that_there_are(
    shells: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--completion", *shells]) == 2
    assert "bash, zsh, fish, powershell" in capsys.readouterr().err
