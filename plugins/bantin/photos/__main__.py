"""``python -m bantin.photos CONTENT`` prints the editors' table of photos: a build that ends with the reading."""

from __future__ import annotations

import argparse
import sys
from tempfile import TemporaryDirectory

from bantin.newsroom import command
from bantin.newsroom.message import say


def main() -> int:
    """Read the stories as a build does, drafts included, and print the table instead of making files."""
    command.begin(sys.argv[1:])
    parser = argparse.ArgumentParser(prog="python -m bantin.photos", description=__doc__)
    parser.add_argument("content", nargs="?", default="content", help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    chosen = parser.parse_args()
    with TemporaryDirectory() as output:
        extra = ["PHOTOS_REPORT=true", "PHOTOS_DRAFTS=true", "PREVIEW=true"]
        return command.run_pelican([chosen.content, "-s", chosen.settings, "-o", output, "-q", "-e", *extra])


if __name__ == "__main__":
    sys.exit(main())
