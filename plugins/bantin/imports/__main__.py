"""``bantin import FILE.docx…``: drafts from Word files; prints the path of each, then what to look at.

A file and its category may come in the environment (WORD_FILE, NEW_CATEGORY), where no shell has touched them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bantin.imports.document import read_file
from bantin.imports.draft import Made, make_draft
from bantin.imports.refused import Refused
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.category_names import settled_category
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable, printable_line
from bantin.newsroom.settings import CATEGORIES
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.marks import normal_form


def main(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Import the files that are named; return 1 if one was refused, 2 if the command itself was wrong."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin import", description=str(say("command/help-import")))
    given_file = environment.get("WORD_FILE", "")
    default = {"nargs": "*", "default": [Path(given_file)]} if given_file else {"nargs": "+"}
    parser.add_argument("files", type=Path, metavar="FILE", **default)
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument(
        "-c", "--category", default=environment.get("NEW_CATEGORY", ""), help=str(say("command/help-category"))
    )
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    given = parser.parse_args(arguments)
    complaint = content_complaint(str(given.content)) if given.content.exists() else None
    category = _category(given.category, given.settings)
    if complaint or isinstance(category, Message):
        print(complaint or category, file=sys.stderr)
        return 2
    refused = [path for path in given.files if not _import(path, given.content, category)]
    return int(bool(refused))


def _category(typed: str, settings: str) -> str | Message:
    typed = " ".join(normal_form("NFC", typed).split())
    return settled_category(typed, CATEGORIES.of(run_settings(settings))) if typed else ""


def _import(path: Path, content: Path, category: str) -> bool:
    now = read_clock(HO_CHI_MINH)
    try:
        made = make_draft(read_file(path), content, category, now)
    except Refused as refusal:
        print(printable_line(f"{printable(str(path))}: {refusal.said}"), file=sys.stderr)
        return False
    print(content / made.story, flush=True)  # alone on its stream, for programs
    _tell(made)
    return True


def _tell(made: Made) -> None:
    for found in made.findings:
        print(found, file=sys.stderr)
    print(say("command/imported", photos=len(made.photos), findings=len(made.findings)), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
