"""What Pelican and other programs log, said to editors: findings in the report, a plain last line, no log.

A developer who asks for the log (``-v``, ``-D``) has it as well, as Pelican prints it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Collection

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic, Severity, finding
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable, printable_lines
from bantin.newsroom.read_errors import explain
from bantin.newsroom.shutdown import tell
from bantin.newsroom.worker_lifeline import cut_all

_ANY = "newsroom/log.other"
_UNREAD = "Could not process %s"
# Our messages for Pelican's own words, by their template; empty where a finding of ours says the same, and where.
_MEANING = {
    "Unable to find '%s', skipping url replacement.": "",  # the check of links
    'Failed to write Tag page for "%s".': "",  # the failure that comes with it
    'Failed to write Category page for "%s".': "",
    'Failed to write Author page for "%s".': "",
    "Warning or error encountered": "",
    "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid": "",  # the check of the address
    "Removed extraneous trailing slash from SITEURL.": "",  # what it was meant to be
    _UNREAD: "newsroom/log.unread",
    "Skipping %s: could not find information about '%s'": "newsroom/log.incomplete",
    "Skipping %s: file %r would be written outside output path": "newsroom/log.outside",
    "Replacement Indicator %r not recognized in %r, skipping replacement": "newsroom/log.braces",
    "Unable to find `%s` or variations:\n%s": "",  # the browser, which has asked, shows it
    "Could not listen on port %s, server %s.": "newsroom/log.busy-port",
}
_LEFT = "Keyboard interrupt received. Exiting."


def finding_of(record: logging.LogRecord) -> Diagnostic | None:
    """Return what ``record`` means as a finding; None if it says what another finding says."""
    meaning = _MEANING.get(str(record.msg), _ANY)
    if not meaning:
        return None
    text, place = " ".join(record.getMessage().split()), _program(record.name)
    if record.msg == _UNREAD and isinstance(record.args, tuple):  # Pelican keeps the reason to itself
        text, place = f"{type(sys.exception()).__name__}: {sys.exception()}", str(record.args[0])
    severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
    return finding(place, 0, say(meaning, text=text), severity)


def _program(logger: str) -> str:
    """Return who has logged: a plugin of the site's own by its name; to editors all the rest is one program."""
    name = logger.partition(".")[0]
    return str(say("words/program")) if name in ("pelican", "bantin", "root") else name


def last_line(error: BaseException | None, text: str) -> str:
    """Return the sentence that a failed command ends with; ``text`` is what was logged of an ``error``."""
    if isinstance(error, BuildFailed):
        return str(say("stop/not-made", reason=printable(str(error)).rstrip(".")))
    if isinstance(error, RuntimeError) and str(error) in _MEANING:  # how --fatal stops Pelican after a finding
        return str(say("stop/told-above"))
    fault = say("stop/fault", error=printable(f"{type(error).__name__}: {error}" if error else text))
    return str(explain(error) or fault)


def is_fault(error: BaseException | None) -> bool:
    """Say whether ``error`` is one of the program, whose traceback somebody will want to see."""
    told = isinstance(error, BuildFailed) or (isinstance(error, RuntimeError) and str(error) in _MEANING)
    return error is not None and not told and explain(error) is None


def _nothing() -> None:
    """Nobody builds."""


class Reception(logging.Handler):
    """Takes records in: warnings become findings, which an open build is given, and are printed where there is none.

    A failure of the command is its last line, after what was found till then.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._report: Callable[[Diagnostic], None] | None = None
        self._print = self._end = _nothing
        self._ignored: Collection[tuple[int, str]] = ()

    def open(
        self,
        report: Callable[[Diagnostic], None],
        print_report: Callable[[], None],
        end: Callable[[], None],
        ignored: Collection[tuple[int, str]],
    ) -> None:
        """From here on ``report`` what is logged; ``ignored`` is what the site does not want to hear of.

        Should the command fail, ``print_report`` says what was found till then, and ``end`` puts an end to the build.
        """
        self._report, self._print, self._end, self._ignored = report, print_report, end, ignored

    def close(self) -> None:
        """Report no more: what was found is told."""
        self._report, self._print = None, _nothing

    def emit(self, record: logging.LogRecord) -> None:
        """Say it in the right place."""
        error = _error_of(record)
        if record.msg == _LEFT:
            tell()
        elif record.levelno >= logging.CRITICAL or (record.name == "pelican" and error is not None):
            self._fail(error, record.getMessage())
        elif not {(record.levelno, str(record.msg)), (record.levelno, record.getMessage())} & set(self._ignored):
            found = finding_of(record)
            if found and self._report:
                self._report(found)
            elif found:
                print(found, file=sys.stderr, flush=True)

    def _fail(self, error: BaseException | None, text: str) -> None:
        cut_all()  # nobody wants the work of its workers now
        self._print()
        self.close()
        if is_fault(error):
            print(printable_lines("".join(traceback.format_exception(error))), end="", file=sys.stderr)
        print(last_line(error, text), file=sys.stderr, flush=True)
        end, self._end = self._end, _nothing
        end()


def _error_of(record: logging.LogRecord) -> BaseException | None:
    """Return the exception that ``record`` is about: attached to it, or told in its words."""
    told = record.args if isinstance(record.args, tuple) else ()
    attached = record.exc_info[1] if record.exc_info else None
    return attached or next((it for it in told if isinstance(it, BaseException)), None)


class _OnRequest(logging.Filter):
    """Lets records through to those who have asked for the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        return is_wanted()


def is_wanted() -> bool:
    """Say whether the command was asked for the log: ``-v``, ``-D``."""
    return logging.getLogger().getEffectiveLevel() < logging.WARNING


class _Printable(logging.Filter):
    """Shows what a terminal would obey, in whatever is logged about a file; line ends of a message stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = printable_lines(record.getMessage()), ()
        return True


_on_request, _printable = _OnRequest(), _Printable()


def take_over() -> Reception:
    """Return what takes all records in, as they are, and hands them to those who print them on request."""
    root = logging.getLogger()
    there = next((handler for handler in root.handlers if isinstance(handler, Reception)), None)
    reception = there or Reception()
    printers = [handler for handler in root.handlers if handler is not reception]
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    root.addHandler(reception)
    for handler in printers:
        handler.addFilter(_on_request)
        handler.addFilter(_printable)
        root.addHandler(handler)
    return reception
