"""``bantin import-site FROM`` plans a move, with ``--run`` makes it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.command_parts import or_from, refuse
from bantin.move_in.converting import Choices
from bantin.move_in.judging import errors_in, order_of
from bantin.move_in.kinds import NAMES, open_site
from bantin.move_in.moving import Move, run, survey
from bantin.move_in.old_files import text_of
from bantin.move_in.plan_text import Line, new_sections, plan_lines, run_lines
from bantin.move_in.sections import Sections, sections_of
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.newsroom.settings import CATEGORIES
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.newsroom.toml_text import NoToml, read_toml
from bantin.vietnamese.dates import HO_CHI_MINH

_JUDGED = 300  # stories of a plan that are judged as a build does; of more, as many evenly drawn
LISTING = "import-site.txt"


def import_site(arguments: Sequence[str]) -> int:
    """Show the plan, or run it; return 1 if something was refused or could not be read, 2 for wrong use."""
    command.begin(arguments)
    given = _parser().parse_args(arguments)
    complaint = content_complaint(str(given.content)) if given.content.exists() else None
    if complaint or given.content.is_symlink():
        print(complaint or say("move-in/target", path=str(given.content)), file=sys.stderr)
        return 2
    for file in filter(None, (given.sections, given.selectors)):
        if unreadable := _unreadable(file):
            print(printable_line(f"{file}: {unreadable}"), file=sys.stderr)
            return 2
    settings = run_settings(given.settings)
    try:
        choices = Choices(_chosen(given.sections), given.category)
        site = open_site(given.source, given.kind, given.selectors)
        move = survey(site, given.content, read_clock(HO_CHI_MINH))
        known = _known(settings)
        sections = sections_of(move.index.categories, known, choices.sections)
        choices = replace(choices, sections=sections.merged)
        if given.run:
            return _run(move, choices, sections, bool(known))
        _plan(move, choices, sections, settings)
    except (Refused, OSError) as refusal:
        refuse(given.source, refusal)
        if given.run and isinstance(refusal, OSError):
            print(say("move-in/again"), file=sys.stderr)
        return 1
    return int(move.tally.unread_count > 0)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="bantin import-site", description=str(say("move-in/help.import-site")))
    parser.add_argument(
        "source", type=Path, metavar="FROM", **or_from("OLD_SITE"), help=str(say("move-in/help.from"))
    )
    parser.add_argument("--run", action="store_true", help=str(say("move-in/help.run")))
    parser.add_argument("--kind", default="", choices=NAMES, metavar="KIND", help=str(say("move-in/help.kind")))
    parser.add_argument("--sections", type=Path, help=str(say("move-in/help.sections")))
    parser.add_argument("--category", default="Tin tức", help=str(say("move-in/help.category")))
    parser.add_argument("--selectors", type=Path, help=str(say("move-in/help.selectors")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    return parser


def _unreadable(file: Path) -> Message | None:
    """Return why a file that the owner named cannot be read; None if it can."""
    if not file.is_file():
        return say("move-in/missing")
    try:
        text_of(file.read_bytes())
    except Refused as refusal:
        return refusal.said
    return None


def _chosen(file: Path | None) -> Mapping[str, str]:
    """Return the names of sections in a file of the owner's; raise :class:`Refused` for one that cannot be used."""
    try:
        found = read_toml(file.read_text("utf-8")) if file else {}
    except (NoToml, UnicodeDecodeError) as error:
        raise Refused(say("move-in/sections-file", file=str(file))) from error
    return {str(name): str(into) for name, into in found.items()}


def _known(settings: Mapping[str, Any]) -> list[str]:
    try:
        return [str(entry["name"]) for entry in CATEGORIES.of(settings)]
    except (TypeError, KeyError):
        return []


def _plan(move: Move, choices: Choices, sections: Sections, settings: Mapping[str, Any]) -> None:
    order, tally = order_of(settings), move.tally
    step = max(1, (tally.stories + tally.pages) // _JUDGED)
    for number, (story, _) in enumerate(move.stories(choices)):
        if number % step == 0:
            errors = errors_in(order, story.path, story.text)
            tally.judged += 1
            tally.passed += not errors
            for error in errors:
                tally.errors[error.rule] += 1
                tally.error_examples.setdefault(error.rule, str(error))
    _print(plan_lines(move, sections, bool(_known(settings))))
    print()
    print(say("move-in/plan.next"))


def _run(move: Move, choices: Choices, sections: Sections, known: bool) -> int:
    total = move.tally.stories + move.tally.pages

    def progress(number: int) -> None:
        if number % 500 == 0:
            print(say("move-in/progress", number=number, total=total), file=sys.stderr)

    with Path(LISTING).open("w", encoding="utf-8") as listing:
        run(move, choices, listing, progress)
    _print(run_lines(move))
    _print(new_sections(sections, known))
    print(say("move-in/done.next", listing=LISTING))
    return int(move.tally.unread_count > 0)


def _print(lines: Sequence[Line] | Any) -> None:
    for line in lines:
        print(printable_line(str(line)))
