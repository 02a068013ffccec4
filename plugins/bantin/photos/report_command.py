"""``bantin photos-report`` prints the editors' table of photos: a build that ends with the reading."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryDirectory

from bantin.newsroom import command
from bantin.newsroom.message import say
from bantin.newsroom.option_parser import OptionParser


def photos_report(arguments: Sequence[str]) -> int:
    """Read the stories as a build does, drafts included, and print the table instead of making files."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin photos-report")
    parser.add_argument("content", nargs="?", default="content", help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory() as output:
        extra = ["PHOTOS_REPORT=true", "PHOTOS_DRAFTS=true", "PREVIEW=true"]
        return command.run_pelican([chosen.content, "-s", chosen.settings, "-o", output, "-q", "-e", *extra])
