"""``bantin forget``: an address that was published is given up, so that its story may go."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bantin.addresses.forget import UnknownAddress
from bantin.addresses.forget import forget as given_up
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import keep, load
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.closing_report import report_lines
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.message import Message, either, say
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
    parser = argparse.ArgumentParser(prog="bantin forget")
    typed = environment.get("FORGET_ADDRESS", "")
    parser.add_argument("address", nargs="?", default=typed, help=str(say("command/help-address")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    given = parser.parse_args(arguments)
    if not given.address.strip():
        return _complain(say("command/forget"), 2)
    complaint = content_complaint(str(given.content))
    if complaint:
        return _complain(complaint)
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
    zone = ZoneInfo(str(settings.get("TIMEZONE", HO_CHI_MINH.key)))
    today = read_clock(zone, environment).date().isoformat()
    try:
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


def _complain(said: Message | str, code: int = 1) -> int:
    print(*map(printable_line, str(said).split("\n")), sep="\n", file=sys.stderr)
    return code
