"""``python -m bantin.fast_build why OUTPUT -s SETTINGS``: why the page named by WHY_PAGE was rendered or left."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pelican.settings import read_settings

from bantin.fast_build.explain import explain, page_path
from bantin.fast_build.location import find_place
from bantin.fast_build.page_traces import read_memory
from bantin.fast_build.state_files import files_of
from bantin.newsroom import command
from bantin.newsroom.printing import printable_lines
from bantin.newsroom.read_errors import explain as explain_failure


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Print the answer; return 1 if there is none."""
    command.begin(arguments)
    parser = argparse.ArgumentParser(prog="python -m bantin.fast_build")
    why = parser.add_subparsers(dest="verb", required=True).add_parser("why")
    why.add_argument("output")
    why.add_argument("-s", "--settings", required=True)
    given = parser.parse_args(arguments)
    try:
        settings = read_settings(given.settings)
    except Exception as error:
        sentence = explain_failure(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1
    site = find_place(Path(given.output).resolve(), settings.get("STAGING_SWAP", "auto")).output
    _, pages = files_of(settings, site)
    words, known = explain(page_path(environment.get("WHY_PAGE", ""), given.output), read_memory(pages, None))
    print(printable_lines(str(words)), file=sys.stdout if known else sys.stderr)
    return 0 if known else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
