"""Whatever happens to a command ends in a sentence and an exit code of the table: no verb shows a traceback."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bantin import __main__ as door
from bantin.__main__ import main
from bantin.newsroom.log import is_fault, last_line

from tests.building import ROOT

BANTIN = [sys.executable, "-m", "bantin"]


def end_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a verb that ends with ``error``."""

    def run(*given: object) -> int:
        raise error

    monkeypatch.setattr(door, "_run", run)
    return main(["due"])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "content/a.md"), "Không được phép ghi “content/a.md”. Hãy"),
        (OSError(30, "Read-only file system", b"a\xff"), "“a\\xff” chỉ cho đọc. Hãy"),
        (OSError(36, "File name too long", "x"), "dài quá mức đĩa cho phép. Hãy"),
        (
            FileNotFoundError(2, "No such file or directory", "a\x1b[31m"),
            "“a\\x1b[31m” (No such file or directory). Hãy",
        ),
        (FileExistsError(17, "File exists", "content/a.md"), "chắn chỗ của “content/a.md”. Hãy"),
    ],
)
def test_what_the_system_refuses_is_told_in_a_sentence(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert end_with(error, monkeypatch) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""


def test_a_build_whose_reader_leaves_ends_in_a_sentence() -> None:
    """Pelican hears of it first, and would show a traceback."""
    error = BrokenPipeError(errno.EPIPE, "Broken pipe")
    assert not is_fault(error)
    assert last_line(error, "").startswith("Chương trình nhận chữ in ra (sau dấu “|”) đã dừng")


def test_ctrl_c_before_anybody_listens_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert end_with(KeyboardInterrupt(), monkeypatch) == 130
    assert "Traceback" not in (said := capsys.readouterr().err)
    assert len(said.splitlines()) == 1


def test_a_time_zone_that_there_is_not_is_a_wrong_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for zone in ("Foo", "../x", ""):
        with pytest.raises(SystemExit) as ended:
            main(["due", "--zone", zone])
        assert ended.value.code == 2
        assert f"không có múi giờ “{zone}”" in capsys.readouterr().err


def test_without_stdin_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs that start without a console on Windows (``pythonw``), and ``<&-``, have no stdin at all."""
    from bantin.check.command import _agrees

    for stdin in (None, io.StringIO("")):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert not _agrees(1)
        assert "YES=1" in capsys.readouterr().out


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), **more}


def run(arguments: Sequence[str], folder: Path, **given: object) -> subprocess.CompletedProcess[str]:
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment(), **given}
    return subprocess.run([*BANTIN, *arguments], cwd=folder, text=True, timeout=60, check=False, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.process
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_no_fault(unbuffered: str, tmp_path: Path) -> None:
    """``bantin --help | head -1``: the pipe has no reader any more."""
    reading, writing = os.pipe()
    os.close(reading)
    with contextlib.closing(os.fdopen(writing, "wb")) as pipe:
        ran = run(["--help"], tmp_path, stdout=pipe, env=environment(PYTHONUNBUFFERED=unbuffered))
    assert (ran.returncode, ran.stderr) == (141, "")


@pytest.mark.process
def test_an_output_that_takes_nothing_more_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    assert full.exists()
    with full.open("wb") as disk:
        ran = run(["--help"], tmp_path, stdout=disk)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    assert "Đĩa đã đầy" in ran.stderr


@pytest.mark.process
def test_words_in_utf8_are_kept_where_the_locale_is_ascii(tmp_path: Path) -> None:
    bare = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    ran = run(["new", "content", "--title", "Tân An", "--category", "Kinh tế"], tmp_path, env=bare)
    assert ran.returncode == 0, ran.stderr
    [story] = tmp_path.rglob("tan-an.md")
    assert "Title: Tân An\n" in story.read_text("utf-8")
