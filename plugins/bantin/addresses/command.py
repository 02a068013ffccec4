"""``bantin forget``: an address that was published is given up, so that its story may go; or a whole lost ledger."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bantin.addresses.forget import UnknownAddress
from bantin.addresses.forget import forget as given_up
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import keep, load
from bantin.addresses.lost import give_up_all
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.closing_report import report_lines
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.newsroom.split_address import path_of_address
from bantin.vietnamese.dates import HO_CHI_MINH


def forget(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Mark a promise as given up; return 2 if no address is named, 1 if it is not known or nothing can be written.

    What is typed may come in the environment (FORGET_ADDRESS), where no shell has touched it.
    """
    command.begin(arguments)
    parser = OptionParser(prog="bantin forget")
    typed = environment.get("FORGET_ADDRESS", "")
    parser.add_argument("address", nargs="?", default=typed, help=str(say("command/help-address")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("--all", action="store_true", help=str(say("command/help-forget-all")))
    given = parser.parse_args(arguments)
    if bool(given.address.strip()) == given.all:
        return _complain(say("command/forget"), 2)
    complaint = content_complaint(str(given.content))
    if complaint:
        return _complain(complaint)
    if given.all:
        return _give_up_all(given.content, run_settings(given.settings), environment)
    ledger, found = load(given.content)
    damaged = [it for it in found if it.severity == "error"]
    if damaged:
        return _complain("\n".join(report_lines(damaged)))
    settings = run_settings(given.settings)
    return _give_up(given.content, ledger, given.address, settings, environment)


def _give_up(
    content: Path, ledger: Ledger, typed: str, settings: Mapping[str, object], environment: Mapping[str, str]
) -> int:
    site = environment.get("SITEURL") or str(settings.get("SITEURL", ""))
    try:
        today = _today(settings, environment)
        kept = keep(content, given_up(ledger, typed, today, path_of_address(site)), ledger)
    except UnknownAddress as error:
        if error.near:
            return _complain(say("command/forget-near", address=error.address, near=either(error.near)))
        return _complain(say("command/forget-unknown", address=error.address))
    except (OSError, Unreadable, ValueError) as error:
        return _complain(say("command/forget-closed", reason=str(error)))
    for row in sorted(set(kept.rows) - set(ledger.rows)):
        print(say("command/forgotten", address=row.address, story=row.story))
    return 0


def _give_up_all(content: Path, settings: Mapping[str, object], environment: Mapping[str, str]) -> int:
    """Have a ledger that is lost begin anew."""
    try:
        give_up_all(content, _today(settings, environment))
    except FileExistsError:
        return _complain(say("command/forget-there"))
    except (OSError, Unreadable) as error:
        return _complain(say("command/forget-closed", reason=str(error)))
    print(say("command/forgotten-all"))
    return 0


def _today(settings: Mapping[str, object], environment: Mapping[str, str]) -> str:
    zone = ZoneInfo(str(settings.get("TIMEZONE", HO_CHI_MINH.key)))
    return read_clock(zone, environment).date().isoformat()


def _complain(said: Message | str, code: int = 1) -> int:
    print(*map(printable_line, str(said).split("\n")), sep="\n", file=sys.stderr)
    return code
