"""``bantin desk``: opens the desk of a site in the browser, on this machine only, until Ctrl+C."""

from __future__ import annotations

import argparse
import secrets
import socket
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from pelican.settings import read_settings

from bantin.desk.one_desk import OpenDesk, open_desk, take_place, tell_address
from bantin.desk.own_folder import open_own_folder
from bantin.desk.publication import Publication
from bantin.devserver.builder import PUBLISHING
from bantin.devserver.findings import Publishing
from bantin.devserver.local_server import listen, uvicorn_for
from bantin.newsroom import command
from bantin.newsroom.message import say
from bantin.newsroom.mode import Mode
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.settings import STRICT, STRICT_ALLOWED_WARNINGS
from bantin.newsroom.settings_errors import content_complaint

_PORT = 8010


def desk(arguments: Sequence[str]) -> int:
    """Serve the desk until the editor stops it; return the exit code."""
    command.begin(arguments, Mode(watching=True, serving=True))
    given = _parser().parse_args(arguments)
    if complaint := content_complaint(given.content):
        print(complaint, file=sys.stderr)
        return 1
    own = open_own_folder(Path(given.settings).absolute().parent)
    place = take_place(own)
    if place is None:
        return _lead_to(open_desk(own), with_browser=not given.no_browser)
    try:
        return _open(given)
    finally:
        place.release()


def _lead_to(found: OpenDesk, *, with_browser: bool) -> int:
    """Open the desk that is open already, as whoever presses its icon twice means; return the exit code."""
    if not (found.is_here and found.address):
        print(say("desk/already-open-there", host=found.host), file=sys.stderr)
        return 1
    print(say("desk/already-open", address=found.address), flush=True)
    if with_browser:
        webbrowser.open(found.address)
    return 0


def _open(given: Namespace) -> int:
    try:
        listening = listen(given.port)
    except OSError as error:
        again = f"bantin desk -p {given.port + 1}"
        print(say("server/busy-port", port=given.port, reason=str(error.strerror), command=again), file=sys.stderr)
        return 1
    return _serve(given, listening)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="bantin desk")
    parser.add_argument("content", nargs="?", default="content", help=str(say("command/help-content")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("-p", "--port", type=int, default=_PORT)
    parser.add_argument("--publishing", default=PUBLISHING, help=str(say("command/help-publishing")))
    parser.add_argument("-o", "--output", default=".cache/desk", help=str(say("command/help-output")))
    parser.add_argument("--no-browser", action="store_true", help=str(say("command/help-no-browser")))
    return parser


def _serve(given: Namespace, listening: socket.socket) -> int:
    from bantin.desk.app import application
    from bantin.desk.building import SiteBuilder
    from bantin.desk.desk import Desk
    from bantin.desk.guard import Access
    from bantin.desk.listing import Listing
    from bantin.desk.office import Office
    from bantin.desk.preview_server import open_preview
    from bantin.desk.publishing import Publisher

    content, settings = Path(given.content).absolute(), Path(given.settings).absolute()
    publishing = Path(given.publishing).absolute()
    stops, address, where = _publishing(publishing, settings.parent)
    found = Desk(content, settings.parent, read_settings(given.settings), stops, address)
    listing = Listing(found)
    preview = open_preview(content, Path(given.output), settings, publishing, before=listing.stories)
    access = Access(listening.getsockname()[1], secrets.token_urlsafe(24), secrets.token_urlsafe(24), preview.port)
    builder = SiteBuilder(found.site, content, publishing, stops.allowed)
    publisher = Publisher(found, listing, builder, where)
    app = application(Office(found, listing, preview, publisher), access)
    tell_address(found.own_folder, access.address)
    print(say("desk/open", address=access.address), flush=True)
    if not given.no_browser:
        webbrowser.open(access.address)
    try:
        uvicorn_for(app).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()
    return 0


def _publishing(file: Path, site: Path) -> tuple[Publishing, str, Publication]:
    """Return what stops publishing, the site's address, and where it is published to.

    Where the settings ``file`` cannot be read it is as strict as can be: what is wrong is told by who publishes.
    """
    try:
        settings = read_settings(str(file))
    except Exception:
        return Publishing(), "", Publication()
    allowed = tuple(STRICT_ALLOWED_WARNINGS.of(settings))
    address = str(settings.get("SITEURL", "")).rstrip("/")
    return Publishing(STRICT.of(settings), allowed), address, Publication.of(settings, site)
