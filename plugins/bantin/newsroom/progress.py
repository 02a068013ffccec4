"""A bar for work of many steps, where somebody watches: on a terminal, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bantin.newsroom.message import Message

Advance = Callable[[int], None]
_consoles: list[Console] = []


def show_on(console: Console) -> None:
    """Have bars shown on ``console`` from now on: the one on which Pelican says that it is at work."""
    _consoles[:] = [console]


@contextmanager
def steps(words: Message, total: int) -> Iterator[Advance]:
    """Show how much of ``total`` is done while the block runs, which says so by calling what it is given."""
    if not _consoles or not _consoles[0].is_terminal:
        yield lambda count: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=_consoles[0], transient=True) as bar:
        task = bar.add_task(str(words), total=total)
        yield lambda count: bar.advance(task, count)
        bar.refresh()  # short work is shown as done, not as never begun
