"""``python -m bantin.front_matter new CONTENT | due CONTENT | convert [FILE]``: what editors ask of story files.

What an editor types comes in the environment (NEW_TITLE, NEW_CATEGORY, NEW_AUTHOR, TEXT_FILE), where no shell has
touched its quotes; NEW_PORT is where `make devserver` will answer.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from bantin.front_matter.document import parse_document
from bantin.front_matter.draft import DEFAULT_PORT, draft_path, draft_text, next_steps
from bantin.front_matter.due import due_line, next_due
from bantin.front_matter.recode import convert_file
from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.category_names import settled_category
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable, sentence
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import Message, say
from bantin.newsroom.printing import printable, printable_lines
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import run_settings
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.marks import normal_form


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Run the command; return its exit code."""
    command.begin(arguments)
    parser = argparse.ArgumentParser(prog="python -m bantin.front_matter")
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("new").add_argument("content", type=Path)
    due = verbs.add_parser("due")
    due.add_argument("content", type=Path)
    due.add_argument("--zone", type=ZoneInfo, default=HO_CHI_MINH)
    verbs.add_parser("convert").add_argument("file", nargs="?", default=environment.get("TEXT_FILE", ""))
    given = parser.parse_args(arguments)
    match given.verb:
        case "new":
            return _new(given.content, run_settings(given.settings).get("CATEGORIES"), environment)
        case "due":
            return _due(given.content, given.zone, environment)
        case _:
            return _convert(given.file)


def _new(content: Path, categories: object, environment: Mapping[str, str]) -> int:
    given = (environment.get(f"NEW_{name}", "") for name in ("TITLE", "CATEGORY", "AUTHOR"))
    title, category, author = (" ".join(normal_form("NFC", value).split()) for value in given)
    if not (title and category):
        print(say("command/new"), file=sys.stderr)
        return 2
    settled = settled_category(category, categories)
    if isinstance(settled, Message):
        print(settled, file=sys.stderr)
        return 2
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
        file.write(draft_text(title, settled, author, now))
    print(target, flush=True)  # alone on its stream, for programs
    print(next_steps(path, environment.get("NEW_PORT", DEFAULT_PORT)), file=sys.stderr)
    return 0


def _due(content: Path, zone: ZoneInfo, environment: Mapping[str, str]) -> int:
    """Print the line for schedulers; return 1 if a story could not be read, and so counts for nothing."""
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
    print(due_line(next_due(documents, now, zone)))
    print(*refused, sep="\n", end="\n" if refused else "", file=sys.stderr)
    return int(bool(refused))


def _convert(name: str) -> int:
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
