"""``bantin why PAGE``: why the last build rendered a page, or left it as it was.

PAGE may come in the environment too (WHY_PAGE), where no shell has touched its quotes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pelican.settings import read_settings

from bantin.fast_build.explain import explain, page_path
from bantin.fast_build.location import find_place
from bantin.fast_build.page_memory import read_memory
from bantin.fast_build.settings import SWAP
from bantin.fast_build.state_files import files_of
from bantin.newsroom import command
from bantin.newsroom.journaled_record import JournaledRecord
from bantin.newsroom.message import say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_lines
from bantin.newsroom.read_errors import explain as explain_failure


def why(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Print the answer; return 1 if there is none."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin why")
    parser.add_argument(
        "page", nargs="?", default=environment.get("WHY_PAGE", ""), help=str(say("command/help-page"))
    )
    parser.add_argument("-o", "--output", default="", help=str(say("command/help-output")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    given = parser.parse_args(arguments)
    try:
        settings = read_settings(given.settings)
    except Exception as error:
        sentence = explain_failure(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1
    output = given.output or os.path.relpath(settings["OUTPUT_PATH"])
    site = find_place(Path(output).resolve(), SWAP.of(settings)).output
    _, pages = files_of(settings, site)
    words, known = explain(page_path(given.page, output), read_memory(JournaledRecord(pages), None))
    print(printable_lines(str(words)), file=sys.stdout if known else sys.stderr)
    return 0 if known else 1
