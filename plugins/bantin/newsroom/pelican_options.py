"""The options of ``bantin build``, ``preview`` and ``publish``: Pelican's own, explained to the site's owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bantin.newsroom.findings_language import choose_language_of
from bantin.newsroom.message import say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.settings_file import settings_file

_FLAG: dict[str, Any] = {"action": "store_true"}
OPTIONS: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {
    ("-o", "--output"): ("command/build-output", {}),
    ("-s", "--settings"): ("command/build-settings", {}),
    ("-e", "--extra-settings"): ("command/build-extra", {"nargs": "*", "metavar": "NAME=JSON"}),
    ("-r", "--autoreload"): ("command/build-again", _FLAG),
    ("-t", "--theme-path"): ("command/build-theme", {"metavar": "THEME"}),
    ("-d", "--delete-output-directory"): ("command/build-delete", _FLAG),
    ("--fatal",): ("command/build-fatal", {"choices": ("errors", "warnings")}),
    ("-v", "--verbose"): ("command/build-verbose", _FLAG),
    ("-q", "--quiet"): ("command/build-quiet", _FLAG),
    ("-D", "--debug"): ("command/build-debug", _FLAG),
    ("--version",): ("command/build-version", _FLAG),
    ("--print-settings",): ("command/build-print-settings", {"nargs": "*", "metavar": "NAME"}),
    ("--relative-urls",): ("command/build-relative", _FLAG),
    ("--cache-path",): ("command/build-cache-path", {}),
    ("--ignore-cache",): ("command/build-ignore-cache", _FLAG),
    ("--log-handler",): ("command/build-log-handler", {"choices": ("plain", "rich")}),
    ("--logs-dedup-min-level",): ("command/build-log-level", {"choices": ("DEBUG", "INFO", "WARNING", "ERROR")}),
    ("-l", "--listen"): ("command/build-listen", _FLAG),
    ("-p", "--port"): ("command/build-port", {"type": int}),
    ("-b", "--bind"): ("command/build-bind", {"metavar": "HOST"}),
}


def judge_options(verb: str, arguments: Sequence[str]) -> None:
    """Print the help that ``arguments`` ask for, or what is wrong with them, and end; return if nothing is."""

    def speak() -> None:
        if file := settings_file(arguments):
            choose_language_of(file)

    parser = OptionParser(prog=f"bantin {verb}", prepare=speak)
    parser.add_argument("path", nargs="?", metavar="content", help=str(say("command/help-content")))
    if verb == "publish":
        parser.add_argument("--address", help=str(say("command/build-address")))
    for names, (line, rules) in OPTIONS.items():
        parser.add_argument(*names, help=str(say(line)), **rules)
    parser.parse_args(arguments)
