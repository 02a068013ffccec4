"""What Pelican logs, as editors are told of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.log import Reception, is_wanted, last_line, take_over


class Desk:
    """A reception with what it has reported, and how often a failure was settled."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.settled = 0
        self.ended = 0
        self.reception = Reception()
        self.open()

    def open(self, *ignored: tuple[int, str]) -> None:
        self.reception.open(self.found.append, self.settle, self.end, ignored)

    def settle(self) -> None:
        self.settled += 1

    def end(self) -> None:
        self.ended += 1

    def hear(
        self, level: int, words: str, *arguments: object, name: str = "pelican.contents", error: object = None
    ) -> None:
        attached = (type(error), error, None) if isinstance(error, BaseException) else None
        self.reception.handle(logging.LogRecord(name, level, "x.py", 1, words, arguments, attached))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_a_finding_of_ours_says_already_is_not_said_again(desk: Desk) -> None:
    desk.hear(logging.WARNING, "Unable to find '%s', skipping url replacement.", "x.md")
    assert desk.found == []


def test_what_nobody_has_foreseen_is_quoted_in_a_sentence_of_ours(desk: Desk) -> None:
    desk.hear(logging.WARNING, "odd\n  %s", "thing")
    desk.hear(logging.ERROR, "worse", name="other.plugin")
    assert [(it.path, it.severity, it.rule) for it in desk.found] == [
        ("chương trình", "warning", "newsroom/log"),
        ("other", "error", "newsroom/log"),
    ]
    assert "nguyên văn: “odd thing”" in desk.found[0].message


def test_a_source_that_pelican_cannot_read_is_named_with_the_reason(desk: Desk) -> None:
    try:
        raise ValueError("kỳ lạ")
    except ValueError:
        desk.hear(logging.ERROR, "Could not process %s", "2024/a.md")
    assert (desk.found[0].path, desk.found[0].severity) == ("2024/a.md", "error")
    assert "ValueError: kỳ lạ" in desk.found[0].message


def test_what_the_site_does_not_want_to_hear_of_is_left_out(desk: Desk) -> None:
    desk.open((logging.WARNING, "about %s"), (logging.WARNING, "just this"))
    for words, arguments in (("about %s", ("x",)), ("just %s", ("this",)), ("just %s", ("that",))):
        desk.hear(logging.WARNING, words, *arguments)
    assert [it.message.rpartition("“")[2] for it in desk.found] == ["just that”."]


def test_outside_of_a_build_it_is_said_at_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.reception.close()
    desk.hear(logging.WARNING, "odd")
    assert desk.found == []
    assert capsys.readouterr().err.startswith("chương trình: cảnh báo: ")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (BuildFailed("2 lỗi phải sửa trước khi đăng"), "Chưa dựng được trang: 2 lỗi phải sửa trước khi đăng."),
        (BuildFailed("Hãy đợi."), "Chưa dựng được trang: Hãy đợi."),
        (
            RuntimeError("Warning or error encountered"),
            "Chưa dựng được trang: hãy sửa các lỗi nêu ở trên, rồi dựng lại.",
        ),
        (OSError(28, "x", "a/b"), "Đĩa đã đầy khi ghi “a/b”. Hãy xóa bớt tệp trên đĩa ấy, rồi dựng lại."),
    ],
)
def test_a_failure_that_has_a_sentence_is_that_sentence_alone(
    desk: Desk, capsys: pytest.CaptureFixture[str], error: Exception, line: str
) -> None:
    desk.hear(logging.CRITICAL, "%s: %s", type(error).__name__, error, name="pelican", error=error)
    assert capsys.readouterr().err == f"{line}\n"
    assert (desk.settled, desk.found) == (1, [])


def test_a_fault_of_the_program_keeps_its_traceback_for_who_can_read_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.hear(logging.CRITICAL, "%s: %s", "KeyError", "x", name="pelican", error=KeyError("x"))
    said = capsys.readouterr().err
    assert "KeyError: 'x'" in said.splitlines()[0]
    assert said.endswith(last_line(KeyError("x"), "") + "\n")


def test_a_failure_while_pelican_watches_is_told_like_any_other(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.hear(logging.WARNING, 'Caught exception:\n"%s".', BuildFailed("1 lỗi"), name="pelican")
    assert capsys.readouterr().err == "Chưa dựng được trang: 1 lỗi.\n"


def test_leaving_a_watching_pelican_is_said_in_vietnamese(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.hear(logging.WARNING, "Keyboard interrupt received. Exiting.", name="pelican")
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"
    assert desk.found == []


class Printer(logging.Handler):
    """Stands for the handler by which Pelican prints its log."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.printed.append(record.getMessage())


@pytest.fixture
def printer(desk: Desk) -> Iterator[Printer]:
    root, it = logging.getLogger(), Printer()
    level, handlers = root.level, root.handlers[:]
    root.handlers[:] = [it]
    desk.reception = take_over()
    desk.open()
    assert take_over() is desk.reception  # as a Pelican asks that reads its settings again
    yield it
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    ("level", "shown"), [(logging.WARNING, []), (logging.INFO, ["odd 20"]), (logging.DEBUG, ["odd 10"])]
)
def test_the_log_itself_is_for_those_who_ask_for_it(
    desk: Desk, printer: Printer, level: int, shown: list[str]
) -> None:
    logging.getLogger().setLevel(level)
    logging.getLogger("stranger.plugin").warning("odd %d", level)  # Pelican's loggers say nothing twice
    assert printer.printed == shown
    assert is_wanted() == bool(shown)
    assert len(desk.found) == 1


def test_what_is_printed_gives_a_terminal_no_orders_and_is_understood_all_the_same(
    desk: Desk, printer: Printer, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("pelican.x").warning("Unable to find '%s', skipping url replacement.", "\x1b[2J.md")
    assert printer.printed == ["Unable to find '\\x1b[2J.md', skipping url replacement."]
    assert desk.found == []
    desk.hear(logging.CRITICAL, "%s: %s", "BuildFailed", "", name="pelican", error=BuildFailed("tệp “\x1b[2J”"))
    assert capsys.readouterr().err == "Chưa dựng được trang: tệp “\\x1b[2J”.\n"
