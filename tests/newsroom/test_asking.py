"""A question at the terminal: its answer, and an end of input in place of one."""

from __future__ import annotations

import io

import pytest
from bantin.newsroom.asking import ask


def test_the_answer_is_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("  có \n"))
    assert ask("?") == "có"


def test_the_end_of_input_ends_the_command_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(SystemExit) as ended:
        ask("Tên trang:")
    assert ended.value.code == 1
    assert capsys.readouterr().err == "\nKhông có câu trả lời, nên lệnh dừng ở đây; chưa ghi gì.\n"
