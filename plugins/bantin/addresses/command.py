"""``bantin forget``: published addresses are given up, so that their stories may go; or a whole lost ledger."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from bantin.addresses.forget import Promises, UnknownAddress, given_up
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import keep, load
from bantin.addresses.ledger_row import OLD, Row
from bantin.addresses.lost import give_up_all
from bantin.addresses.missing import missing_promises
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.closing_report import report_lines
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.newsroom.split_address import path_of_address
from bantin.vietnamese.dates import HO_CHI_MINH

_HOW_MANY = -1  # promises are to be given up: that is only asked


def forget(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Mark promises as given up; return 2 if none is named, 1 if one is not known or nothing can be written.

    What is typed may come in the environment (FORGET_ADDRESS), where no shell has touched it.
    """
    command.begin(arguments)
    given = _parser().parse_args(arguments)
    typed = [it for it in given.address or [environment.get("FORGET_ADDRESS", "")] if it.strip()]
    if [bool(typed), given.all, given.gone is not None].count(True) != 1:
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
    if given.gone is not None:
        return _give_up_missing(given, ledger, settings, environment)
    site = environment.get("SITEURL") or str(settings.get("SITEURL", ""))
    rows, unknown = _named(Promises(ledger, path_of_address(site)), typed)
    if unknown:
        return _complain("\n".join(unknown))
    return _give_up(given.content, ledger, rows, _today(settings, environment))


def _parser() -> OptionParser:
    parser = OptionParser(prog="bantin forget")
    parser.add_argument("address", nargs="*", help=str(say("command/help-address")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    told = str(say("command/help-forget-gone"))
    parser.add_argument("--gone", nargs="?", type=int, const=_HOW_MANY, metavar="N", help=told)
    parser.add_argument("--all", action="store_true", help=str(say("command/help-forget-all")))
    return parser


def _named(promises: Promises, typed: Sequence[str]) -> tuple[list[Row], list[str]]:
    """Return the promises that are meant by ``typed``, and what to say of words that mean none."""
    rows, unknown = list[Row](), list[str]()
    for words in typed:
        for word in _apart(promises, words):
            try:
                rows += promises.named(word)
            except UnknownAddress as error:
                unknown.append(str(_not_known(error)))
    return rows, unknown


def _not_known(error: UnknownAddress) -> Message:
    if error.near:
        return say("command/forget-near", address=error.address, near=either(error.near))
    return say("command/forget-unknown", address=error.address)


def _apart(promises: Promises, words: str) -> list[str]:
    """Return the names in ``words``: make hands on several as one word; a file may have blanks in its name."""
    with suppress(UnknownAddress):
        promises.named(words)
        return [words]
    return words.split()


def _give_up(content: Path, ledger: Ledger, rows: Sequence[Row], today: str) -> int:
    try:
        kept = keep(content, given_up(ledger, rows, today), ledger)
    except (OSError, Unreadable, ValueError) as error:
        return _complain(say("command/forget-closed", reason=str(error)))
    changed = sorted(set(kept.rows) - set(ledger.rows))
    if len(changed) == 1:
        print(say("command/forgotten", address=changed[0].address, story=changed[0].story))
    elif changed:
        print(*_listed(changed), say("command/forgotten-many", count=len(changed)), sep="\n")
    for story in sorted({row.story for row in rows if row.word != OLD and (content / row.story).is_file()}):
        print(say("command/forgotten-standing", story=story))
    for row in (row for row in rows if row.word == OLD and _names(content, row)):
        print(say("command/forgotten-named", address=row.address, story=row.story))
    return 0


def _names(content: Path, row: Row) -> bool:
    """Say whether the story of ``row`` still holds its address, as the line of its old addresses does."""
    with suppress(Unreadable):
        return row.address.encode() in ContentFile(content, row.story).read(MEGABYTE)
    return False


def _give_up_missing(
    given: Namespace, ledger: Ledger, settings: Mapping[str, object], environment: Mapping[str, str]
) -> int:
    """Give up all promises whose story has no file, if as many as that are meant: a folder may only be away."""
    missing, said = missing_promises(given.content, given.settings)
    if missing is None:
        return _complain(said.strip() or say("command/forget-unread"))
    if not missing:
        print(say("command/forget-none-gone"))
        return 0
    count = len(missing)
    if given.gone == _HOW_MANY:
        print(*_listed(missing), sep="\n")
        return _complain(say("command/forget-gone", count=count))
    if given.gone != count:
        return _complain(say("command/forget-not-that-many", count=count, typed=given.gone))
    return _give_up(given.content, ledger, missing, _today(settings, environment))


def _listed(rows: Iterable[Row]) -> list[str]:
    return [printable_line(f"  {row.address} ({row.story})") for row in rows]


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
