"""A bar for work of many steps, where somebody watches: on a terminal, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from bantin.newsroom.message import Message

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """Shows bars on ``console``: the one on which Pelican says that it is at work; None where nobody watches."""

    console: Console | None = None

    @contextmanager
    def steps(self, words: Message, total: int) -> Iterator[Advance]:
        """Show how much of ``total`` is done while the block runs, which says so by calling what it is given."""
        if self.console is None or not self.console.is_terminal:
            yield lambda count: None
            return
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Bar(*columns, console=self.console, transient=True) as bar:
            task = bar.add_task(str(words), total=total)
            yield lambda count: bar.advance(task, count)
            bar.refresh()  # short work is shown as done, not as never begun


UNSEEN = Progress()
"""Shows nothing."""
