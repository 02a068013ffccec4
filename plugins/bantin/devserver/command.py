"""``bantin devserver``: serve, watch, build, show; ``bantin serve`` serves what was built, and builds nothing.

Drafts and stories of the future are built too, so the output is a folder that nobody publishes.
Everything after ``--`` goes to Pelican.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pelican.settings import read_settings

from bantin.devserver.build_process import Builder, build_on_change
from bantin.devserver.builder import PUBLISHING, work
from bantin.devserver.outcome import State
from bantin.devserver.serve import open_server
from bantin.devserver.settings import HOSTS
from bantin.newsroom import command
from bantin.newsroom.message import say
from bantin.newsroom.mode import Mode
from bantin.newsroom.option_parser import OptionParser


def devserver(arguments: Sequence[str]) -> int:
    """Serve, build and show until the editor stops it; return the exit code."""
    given, pelicans = _read(_parser("devserver", ".cache/devserver"), arguments)
    return _run(given, pelicans, State())


def serve(arguments: Sequence[str]) -> int:
    """Serve what was built until the editor stops it; return the exit code."""
    given, pelicans = _read(_parser("serve", "output"), arguments)
    return _run(given, pelicans, None, HOSTS.of(read_settings(given.settings)))


def _parser(verb: str, output: str) -> argparse.ArgumentParser:
    parser = OptionParser(prog=f"bantin {verb}")
    parser.add_argument("content", nargs="?", default="content", help=str(say("command/help-content")))
    parser.add_argument("-o", "--output", default=output, help=str(say("command/help-output")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("-p", "--port", type=int, default=8000)
    parser.add_argument("--publishing", default=PUBLISHING, help=str(say("command/help-publishing")))
    return parser


def _read(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> tuple[Namespace, list[str]]:
    """Begin the command; return its own arguments, and those that go to Pelican."""
    command.begin(arguments, Mode(watching=True, serving=True))
    mine = list(arguments).index("--") if "--" in arguments else len(arguments)
    given = parser.parse_args(arguments[:mine])
    return given, [given.content, "-o", given.output, "-s", given.settings, *arguments[mine + 1 :]]


def _run(given: Namespace, pelicans: list[str], state: State | None, hosts: Sequence[str] = ()) -> int:
    """Serve; with a ``state`` to keep, build on each change too."""
    builder = Builder(partial(work, publishing=given.publishing), pelicans)
    try:
        server = open_server(Path(given.output).absolute(), state, given.port, lambda: (*hosts, *builder.hosts))
    except OSError as error:
        other = f"make {'devserver' if state else 'serve'} PORT={given.port + 1}"
        said = say("server/busy-port", port=given.port, reason=str(error.strerror), command=other)
        print(said, file=sys.stderr)
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(say("build/preview", address=f"http://127.0.0.1:{server.server_port}/"), flush=True)
    try:
        if state:
            build_on_change(builder, state, [given.content, given.settings])
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl+C twice means it once
        server.shutdown()
        builder.end()
    return 0
