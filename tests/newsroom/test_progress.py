"""The bar that shows how far a build has come."""

from __future__ import annotations

from io import StringIO

from bantin.newsroom.progress import UNSEEN, Progress
from rich.console import Console


def shown(console: Console) -> str:
    with console.status("Generating..."), Progress(console).steps("Đọc bài", 40) as advance:
        advance(30)
        advance(10)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_on_a_terminal_the_work_and_its_steps_are_shown() -> None:
    words = shown(Console(file=StringIO(), force_terminal=True, color_system=None, width=100))
    assert "Đọc bài" in words
    assert "40/40" in words


def test_in_a_log_nothing_is_shown() -> None:
    assert "Đọc bài" not in shown(Console(file=StringIO(), width=100))


def test_without_a_console_work_goes_on_all_the_same() -> None:
    with UNSEEN.steps("Đọc bài", 2) as advance:
        advance(1)
