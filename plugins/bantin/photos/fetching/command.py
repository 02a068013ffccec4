"""``bantin fetch-photos`` saves photos of other sites in the folders of the stories that show them.

Which story is wanted may come in the environment too (PHOTO_STORY), where no shell has touched its name.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.newsroom import command
from bantin.newsroom.message import Message, say
from bantin.newsroom.mode import this_command
from bantin.newsroom.name_forms import nfc
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line
from bantin.photos.errand import Errand, Errands
from bantin.photos.fetching.download import Network
from bantin.photos.fetching.trip import Trip


def fetch_photos(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Fetch; return 1 if a photo did not come, 2 if the stories could not be read."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin fetch-photos")
    parser.add_argument("content", nargs="?", default="content", help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("--file", default=environment.get("PHOTO_STORY", ""), help=str(say("command/help-file")))
    parser.add_argument("--dry-run", action="store_true", help=str(say("command/help-dry-run")))
    chosen = parser.parse_args(arguments)
    found = _read(chosen.content, chosen.settings)
    if found is None:
        return 2
    if chosen.file and not Path(chosen.file).exists() and not (found.root / chosen.file).exists():
        print(printable_line(str(say("fetch/no-story", file=chosen.file))), file=sys.stderr)
        return 2
    trip = Trip(found, Network(), lambda line: print(printable_line(line)), dry=chosen.dry_run)
    trip.go(_wanted(chosen.file, found.root))
    print(_summary(trip))
    return int(trip.failed > 0)


def _read(content: str, settings: str) -> Errand | None:
    """Have the stories read as a check reads them, drafts included, and return what photos are away."""
    said, complaints = io.StringIO(), io.StringIO()
    # What is wrong elsewhere in the stories is for `make check` to say.
    with TemporaryDirectory() as output, redirect_stdout(said), redirect_stderr(complaints), suppress(SystemExit):
        command.run_pelican([content, "-s", settings, "-o", output, "-q", "-e", "DRY_RUN={}", "PREVIEW=true"])
    found = this_command().parts.of(Errands).last
    if found is None:
        print(complaints.getvalue(), end="", file=sys.stderr)
    return found


def _wanted(file: str, root: Path) -> Callable[[str], bool]:
    if not file:
        return lambda story: True
    whole = Path(file) if Path(file).exists() else root / file
    name = nfc(os.path.relpath(whole.resolve(), root.resolve()).replace(os.sep, "/"))
    return lambda story: story == name


def _summary(trip: Trip) -> Message:
    if trip.dry:
        return say("fetch/plan")
    if not (trip.fetched or trip.failed):
        return say("fetch/none")
    return say("fetch/done", fetched=trip.fetched, failed=trip.failed)
