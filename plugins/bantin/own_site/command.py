"""``bantin site FOLDER`` writes the folder of a new site: six questions, or six options and no question."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from bantin.newsroom import command
from bantin.newsroom.build import read_clock
from bantin.newsroom.catalogue import DEFAULT, speak
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.own_site.answers import (
    HOSTS,
    LANGUAGES,
    SECTIONS,
    Answers,
    left_out,
    own_cloth,
    read_answers,
    wrong,
)
from bantin.own_site.folder import FILES, RUNS, files_of
from bantin.own_site.new_folder import filled, is_free, room_around
from bantin.own_site.questions import ask_missing, take_defaults
from bantin.own_site.software import NoSoftware, carried, copy_wheel, open_wheel, put_wheel
from bantin.own_site.vendor import FOLDER, requirements
from bantin.theming.folder import theme_folder
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.slug import slugify

# The six questions as options, each with its line of help.
ASKED = {
    "name": "site/help-name",
    "address": "site/help-address",
    "office": "site/help-office",
    "sections": "site/help-sections",
    "colour": "site/help-colour",
    "host": "site/help-host",
}


def site(arguments: Sequence[str]) -> int:
    """Write the site; return 1 if its folder holds something or cannot be written, 2 for answers that make none."""
    command.begin(arguments)
    given = _parser().parse_args(arguments)
    if given.language != DEFAULT:
        speak(given.language)  # who makes a site in it reads it
    answered = {name: getattr(given, name) for name in (*ASKED, "language")}
    if sys.stdin is not None and sys.stdin.isatty() and any(answered[name] is None for name in ASKED):
        answered = ask_missing(answered, theme_folder())
    answers = read_answers(take_defaults(answered))
    mistakes = [sentence for _, sentence in wrong(answers, theme_folder())]
    if mistakes:
        return _complain(mistakes, 2)
    try:
        if refused := _refused(given.folder):
            return _complain([refused], 1)
        write_site(given.folder, answers, given.wheel)
    except NoSoftware as missing:
        return _complain([missing.said], 1)
    except OSError as error:
        return _complain([say("site/unwritten", folder=str(given.folder), error=str(error))], 1)
    _tell(given.folder, answers, left_out(answered["sections"] or "", SECTIONS[given.language]))
    return 0


def _refused(folder: Path) -> Message | None:
    """Return why no site is written into ``folder``; None if one can be."""
    if not is_free(folder):
        return say("site/not-empty", folder=str(folder))
    room = room_around(folder)
    return say("site/within", folder=str(folder), room=str(room)) if room else None


def write_site(folder: Path, answers: Answers, wheel: Path | None = None, now: dt.datetime | None = None) -> None:
    """Write all files of a new site into ``folder``; the software is ``wheel``, or what runs here."""
    with filled(folder) as draft:
        vendor = draft / FOLDER
        vendor.mkdir()
        software = copy_wheel(open_wheel(wheel), vendor) if wheel else put_wheel(vendor)
        made = files_of(answers, carried(FILES), theme_folder(), now or read_clock(HO_CHI_MINH))
        for path, data in [*made, *requirements(software, software)]:
            file = draft / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            if path in RUNS:
                file.chmod(0o755)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="bantin site")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=str(say("site/help-folder")))
    for name, line in ASKED.items():
        choices = HOSTS if name == "host" else None
        parser.add_argument(f"--{name}", choices=choices, help=str(say(line)))
    parser.add_argument("--language", choices=LANGUAGES, default="vi", help=str(say("site/help-language")))
    parser.add_argument("--wheel", type=Path, help=str(say("site/help-wheel")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    return parser


def _tell(folder: Path, answers: Answers, doubles: Sequence[str]) -> None:
    """Say what was written and what to do next; a colour that had to change is told, and sections left out."""
    for name in doubles:
        print(printable_line(str(say("site/section-twice", name=name, slug=slugify(name)))))
    if answers.colour.startswith("#") and (used := own_cloth(answers.colour, theme_folder())[0]) != answers.colour:
        print(say("site/colour-changed", colour=answers.colour, used=used))
    print(printable_line(str(say("site/written", folder=str(folder)))))
    print(say("site/next"))


def _complain(said: Sequence[Message | str], code: int) -> int:
    for sentence in said:
        print(printable_line(str(sentence)), file=sys.stderr)
    return code
