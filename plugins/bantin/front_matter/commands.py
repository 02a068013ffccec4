"""``bantin new``, ``bantin due`` and ``bantin convert-text``: what editors ask of story files.

What an editor types may come in the environment (NEW_TITLE, NEW_CATEGORY, NEW_AUTHOR, TEXT_FILE), where no shell has
touched its quotes; NEW_PORT is where `make devserver` will answer.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bantin.front_matter.document import parse_document
from bantin.front_matter.draft import DEFAULT_PORT, draft_path, draft_text, next_steps
from bantin.front_matter.due import due_line, next_due
from bantin.front_matter.recode import convert_file
from bantin.newsroom import command
from bantin.newsroom.alert import find_alert
from bantin.newsroom.asking import as_typed
from bantin.newsroom.build import read_clock
from bantin.newsroom.category_names import settled_category
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable, sentence
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable, printable_lines
from bantin.newsroom.settings import CATEGORIES
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.vietnamese.dates import HO_CHI_MINH

_TYPED = "title", "category", "author"


def new(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Write a new story and print where it is; return 2 if the title or the category is missing or wrong."""
    parser = _parser("new", arguments)
    parser.add_argument("content", nargs="?", type=Path, default="content", help=str(say("command/help-content")))
    for name in _TYPED:
        parser.add_argument(f"--{name}", default=environment.get(f"NEW_{name.upper()}", ""))
    given = parser.parse_args(arguments)
    title, category, author = (as_typed(getattr(given, name)) for name in _TYPED)
    if not (title and category):
        print(say("command/new"), file=sys.stderr)
        return 2
    settled = settled_category(category, CATEGORIES.of(run_settings(given.settings)))
    if isinstance(settled, Message):
        print(settled, file=sys.stderr)
        return 2
    return _start(given.content, title, settled, author, environment)


def _start(content: Path, title: str, category: str, author: str, environment: Mapping[str, str]) -> int:
    now = read_clock(HO_CHI_MINH, environment)
    complaint = content_complaint(str(content)) if content.exists() else None
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    path = draft_path(title, now, {path for path, _ in walk(content)})
    target = content / path
    if target.parent.is_symlink():
        print(f"{target.parent}: {sentence('link')}", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(draft_text(title, category, author, now))
    print(target, flush=True)  # alone on its stream, for programs
    print(next_steps(path, environment.get("NEW_PORT", DEFAULT_PORT)), file=sys.stderr)
    return 0


def due(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Print the line for schedulers; return 1 if a story could not be read, and so counts for nothing."""
    parser = _parser("due", arguments)
    parser.add_argument("content", nargs="?", type=Path, default="content", help=str(say("command/help-content")))
    parser.add_argument("--zone", type=_zone, default=HO_CHI_MINH)
    given = parser.parse_args(arguments)
    content, zone = given.content, given.zone
    now = read_clock(zone, environment)
    complaint = content_complaint(str(content))
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    documents, refused = [], []
    for path in sorted(path for path, _ in walk(content) if path.endswith(".md")):
        try:
            data = ContentFile(content, path).read(Limits().story)
        except Unreadable as error:
            refused.append(f"{path}: {error.message}")
        else:
            documents.append(parse_document(data, path, zone, ()))
    alert, found = find_alert(content, zone)
    refused += map(str, found)
    print(due_line(next_due(documents, now, zone, alert)))
    print(*refused, sep="\n", end="\n" if refused else "", file=sys.stderr)
    return int(bool(refused))


def convert_text(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Turn a file into UTF-8; return 2 if there is no such file, 1 if its encoding is not known."""
    parser = _parser("convert-text", arguments)
    parser.add_argument("file", nargs="?", default=environment.get("TEXT_FILE", ""))
    name = parser.parse_args(arguments).file
    path = Path(name)
    if not (name and os.path.lexists(path)):
        print(say("command/convert"), file=sys.stderr)
        return 2
    try:
        print(printable_lines(convert_file(path)))
    except Unreadable as error:
        print(f"{printable(str(path))}: {error.message}", file=sys.stderr)
        return 1
    return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(say("setting/time-zone", name=name))) from error


def _parser(verb: str, arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Begin the command; return the parser of its ``arguments`` with the option that all three have."""
    command.begin(arguments)
    parser = OptionParser(prog=f"bantin {verb}")
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    return parser
