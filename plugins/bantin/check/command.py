"""``bantin check`` judges stories as a build does, drafts included, and writes nothing; ``bantin fix`` mends them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.check.fix import Change, plan_changes
from bantin.check.registry import all_rules, installed_rules
from bantin.newsroom import command
from bantin.newsroom.asking import ask
from bantin.newsroom.diagnostic import severity_word
from bantin.newsroom.formats import FORMATS
from bantin.newsroom.message import say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_lines


def check(arguments: Sequence[str]) -> int:
    """Print the findings; return 1 if there is an error (with --strict: or a warning), 2 for wrong use."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin check")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=str(say("command/help-paths")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("--strict", action="store_true", help=str(say("command/help-strict")))
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    parser.add_argument("--list", action="store_true", help=str(say("command/help-list")))
    chosen = parser.parse_args(arguments)
    if chosen.list:
        print(rule_list())
        return 0
    wish = {"paths": chosen.paths, "format": chosen.format, "strict": chosen.strict}
    with TemporaryDirectory() as output:
        extra = [f"DRY_RUN={json.dumps(wish)}", "PREVIEW=true"]
        return command.run_pelican(["-s", chosen.settings, "-o", output, "-q", "-e", *extra])


def fix(arguments: Sequence[str]) -> int:
    """Show and make the safe changes; return 1 if the editor refused them or a story could not be read."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin fix")
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=str(say("command/help-paths")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("--yes", action="store_true", help=str(say("command/help-yes")))
    chosen = parser.parse_args(arguments)
    return mend(chosen.paths or [Path("content")], agreed=chosen.yes)


def mend(places: list[Path], *, agreed: bool) -> int:
    """Show every safe change as a diff, and make them all if the editor agrees."""
    changes, unread = [], False
    for change in plan_changes(places, installed_rules()):
        text = change.diff() if isinstance(change, Change) else change
        print(printable_lines(text), end="" if isinstance(change, Change) else "\n")
        changes += [change] if isinstance(change, Change) else []
        unread |= not isinstance(change, Change)
    if not changes:
        print(say("fix/nothing"))
        return int(unread)
    if not (agreed or _agrees(len(changes))):
        print(say("fix/left"))
        return 1
    for change in changes:
        change.make()
    print(say("fix/done", count=len(changes)))
    return int(unread)


def _agrees(count: int) -> bool:
    """Ask the editor; without a terminal the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty():
        print(say("fix/how", count=count))
        return False
    return ask(str(say("fix/ask", count=count))).lower() in {"c", "có", "y"}


def rule_list() -> str:
    """Return a line for each rule: its name, how grave it is, what it asks for."""
    return "\n".join(f"check/{rule.name} ({severity_word(rule.severity)}): {rule.summary}" for rule in all_rules())
