"""``bantin export`` writes all stories as plain Markdown. It needs no extra: nobody is locked in for want of one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bantin.imports.refused import Refused
from bantin.move_in.command_parts import or_from, refuse
from bantin.move_in.export import export_stories
from bantin.newsroom import command
from bantin.newsroom.message import say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.newsroom.settings_file import run_settings


def export(arguments: Sequence[str]) -> int:
    """Write all stories as plain Markdown with their photos into an empty folder; return 1 if one was left behind."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin export", description=str(say("move-in/help.export")))
    parser.add_argument("target", type=Path, metavar="TO", **or_from("EXPORT_TO"), help=str(say("move-in/help.to")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    given = parser.parse_args(arguments)
    try:
        done = export_stories(given.content, given.target, run_settings(given.settings))
    except (Refused, OSError) as refusal:
        refuse(given.target, refusal)
        return 1
    for path, told in done.left:
        print(printable_line(f"{path}: {told}"), file=sys.stderr)
    print(say("move-in/exported", stories=done.stories, files=done.files, drafts=done.drafts))
    return int(bool(done.left))
