"""The command ``bantin``: its table of verbs, its help, its answer to a verb that there is not, what it loads."""

from __future__ import annotations

import importlib.util
import inspect
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from bantin import __version__
from bantin.__main__ import main
from bantin.newsroom.catalogue import DEFAULT, speak
from bantin.newsroom.message import say
from bantin.verbs import VERBS, WANTED, Verb

from tests.building import ROOT

NAMES = [verb.name for verb in VERBS]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in a folder without settings: those of the project are its owner's."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_a_verb_leads_to_a_function_of_arguments_alone(verb: Verb) -> None:
    module, _, function = verb.target.partition(":")
    needed = inspect.signature(getattr(import_module(module), function)).parameters.values()
    assert [it.name for it in needed if it.default is inspect.Parameter.empty] == ["arguments"]


def test_help_lists_each_verb_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    lines = [re.split(r" {2,}", line.strip(), maxsplit=1) for line in shown.splitlines() if line.startswith("  ")]
    assert lines == [[verb.name, str(say(verb.line))] for verb in VERBS]


@pytest.mark.parametrize("name", NAMES)
def test_a_verb_tells_what_it_is_for_and_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    first, _, options = capsys.readouterr().out.partition("\n\n")
    assert ended.value.code == 0
    assert first == f"bantin {name}: {say(next(it.line for it in VERBS if it.name == name))}"
    assert options.startswith(f"Cách gõ: bantin {'build' if name == 'preview' else name} ")
    assert "--settings" in options


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        *[("buidl", "build"), ("Check", "check"), ("dev-server", "devserver"), ("photo-report", "photos-report")],
        *[("html", "build"), ("convert", "convert-text"), ("--new", "new")],
    ],
)
def test_a_slip_is_answered_with_the_nearest_verb(typed: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([typed, "content"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Không có lệnh “bantin {typed}”. Có phải là “bantin {near}” không?" in said.err


@pytest.mark.parametrize("arguments", [["xyz"], [""], []])
def test_a_verb_that_is_near_none_is_answered_with_all(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert ", ".join(NAMES) in capsys.readouterr().err


def test_what_a_stranger_typed_cannot_paint_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["\x1b[31mđỏ"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_answer_is_in_the_language_of_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "conf.py").write_text("DEFAULT_LANG = 'en'", "utf-8")
    try:
        assert main(["nwe", "-s", str(tmp_path / "conf.py")]) == 2
    finally:
        speak(DEFAULT)
    assert "Is “bantin new” meant?" in capsys.readouterr().err


def test_a_title_reaches_the_story_as_it_was_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Giá \"cam\" & 100% của $HOME `là` 'bao' \\ nhiêu"
    assert main(["new", str(tmp_path), "--title", title, "--category", "Kinh tế", "--author", "An"]) == 0
    text = Path(capsys.readouterr().out.strip()).read_text("utf-8")
    assert f"Title: {title}\n" in text
    assert "Author: An\n" in text


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"bantin {__version__}\n"


LOADED = """
import sys
import tomllib
from bantin.__main__ import main
ended = main(sys.argv[1:])
loaded = [it for it in sys.modules if it.startswith('bantin')]
print(ended, *loaded, *({'pelican', 'markdown', 'PIL', 'jinja2'} & {*sys.modules}), file=sys.stderr)
"""


@pytest.mark.process
def test_a_verb_loads_what_it_needs_and_nothing_else() -> None:
    def loaded(*arguments: str) -> list[str]:
        ran = subprocess.run([sys.executable, "-c", LOADED, *arguments], cwd=ROOT, capture_output=True, text=True)
        return ran.stderr.splitlines()[-1].split()

    assert loaded("--version") == ["0", "bantin", "bantin.verbs", "bantin.__main__"]
    code, *modules = loaded("check", "--list", "-s", "nowhere.py")  # settings load what they like
    assert code == "0"
    assert {name.split(".")[1] for name in modules if "." in name} <= {
        *("__main__", "verbs", "check", "newsroom", "vietnamese")
    }
    assert not {"pelican", "PIL", "jinja2"} & set(modules)


@pytest.mark.process
def test_make_calls_the_verbs() -> None:
    targets = ["html", *sorted({*NAMES} - {"build"})]
    command = ["make", "--no-print-directory", "--dry-run", "VENV=nowhere", *targets]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^\"nowhere/bin/python\" -m bantin (\S+) ", shown, re.MULTILINE)) == set(NAMES)
    assert "-m bantin." not in shown


@pytest.mark.parametrize("verb", ["desk", "devserver", "serve"])
def test_a_verb_that_serves_says_which_extra_it_lacks(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr("bantin.__main__.find_spec", lambda name: None if name == "uvicorn" else real(name))
    assert main([verb]) == 1
    said = capsys.readouterr().err
    assert f"“bantin {verb}”" in said
    assert 'pip install "ban-tin[desk]"' in said
    assert "vendor/start.py" in said


def test_what_builds_and_publishes_needs_no_server() -> None:
    """What the package itself asks for brings none of it, and the extra brings all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for module in WANTED["desk"]:
        assert not any(it.startswith(module) for it in project["dependencies"])
        for extra in ("desk", "test"):
            assert any(it.startswith(module) for it in project["optional-dependencies"][extra])
        assert f"{module}==" not in (ROOT / "requirements/site.txt").read_text("utf-8")
        assert f"{module}==" in (ROOT / "requirements/desk.txt").read_text("utf-8")
