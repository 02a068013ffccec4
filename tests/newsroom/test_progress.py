"""The bar that shows how far a build has come."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from bantin.newsroom import progress
from rich.console import Console


@pytest.fixture(autouse=True)
def nobody_watches() -> Iterator[None]:
    yield
    progress._consoles.clear()


def shown(console: Console) -> str:
    progress.show_on(console)
    with console.status("Generating..."), progress.steps("Đọc bài", 40) as advance:
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
    with progress.steps("Đọc bài", 2) as advance:
        advance(1)
