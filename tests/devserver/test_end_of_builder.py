"""A server that ends while a change waits for its build leaves no process behind, and does not wait for one."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection

import pytest
from bantin.devserver.build_process import Builder
from bantin.devserver.outcome import Outcome

pytestmark = pytest.mark.process  # what is wrong here starts one


def work(line: Connection, arguments: list[str]) -> None:
    line.send(Outcome(failure="begun"))


def test_after_the_end_no_change_starts_a_process() -> None:
    builder = Builder(work, [])
    builder.end()
    assert "đã dừng" in builder.build({"2024/tin.md"}).failure
    assert multiprocessing.active_children() == []
