"""``python -m bantin.devserver CONTENT -o OUTPUT -s SETTINGS -p PORT``: serve, watch, build, show.

Drafts and stories of the future are built too, so ``OUTPUT`` is a folder that nobody publishes.
With ``--built`` it serves what was built, and builds nothing. Everything after ``--`` goes to Pelican.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from queue import Queue

from pelican.settings import read_settings

from bantin.devserver.build_process import Builder
from bantin.devserver.builder import PUBLISHING, work
from bantin.devserver.outcome import State
from bantin.devserver.serve import open_server
from bantin.devserver.watcher import watching
from bantin.newsroom import command
from bantin.newsroom.message import say
from bantin.newsroom.mode import Mode


def main(arguments: list[str]) -> int:
    """Run until the editor stops it; return the exit code."""
    command.begin(arguments, Mode(watching=True, serving=True))
    parser = argparse.ArgumentParser(prog="python -m bantin.devserver", description=__doc__)
    parser.add_argument("content")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("-s", "--settings", required=True)
    parser.add_argument("-p", "--port", type=int, default=8000)
    parser.add_argument("--publishing", default=PUBLISHING, help="the settings of what is published")
    parser.add_argument("--built", action="store_true")
    mine = arguments.index("--") if "--" in arguments else len(arguments)
    given, theirs = parser.parse_args(arguments[:mine]), arguments[mine + 1 :]
    pelicans = [given.content, "-o", given.output, "-s", given.settings, *theirs]
    builder = Builder(partial(work, publishing=given.publishing), pelicans)
    state = None if given.built else State()
    hosts = tuple(read_settings(given.settings).get("DEVSERVER_HOSTS", ())) if given.built else ()
    try:
        server = open_server(Path(given.output).absolute(), state, given.port, lambda: (*hosts, *builder.hosts))
    except OSError as error:
        other = f"make {'serve' if given.built else 'devserver'} PORT={given.port + 1}"
        said = say("server/busy-port", port=given.port, reason=str(error.strerror), command=other)
        print(said, file=sys.stderr)
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(say("build/preview", address=f"http://127.0.0.1:{server.server_port}/"), flush=True)
    try:
        if state:
            _build_on_change(builder, state, [given.content, given.settings])
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl+C twice means it once
        server.shutdown()
        builder.close()
    return 0


def _build_on_change(builder: Builder, state: State, known: list[str]) -> None:
    """Build, then build again for each change; code and settings are read anew when they are what has changed."""
    while True:
        failed = builder.open()
        if failed:
            print(failed.failure, file=sys.stderr, flush=True)
        with watching(builder.sources or known) as changes:  # before the build: what is saved meanwhile is seen too
            state.take(failed or builder.build())
            while not _is_code(found := _all_of(changes)):
                state.take(builder.build(found, state.show))
        builder.close()


def _all_of(changes: Queue[set[str]]) -> set[str]:
    """Wait for a change; return it with all that came while the last build went on."""
    found = changes.get()
    while not changes.empty():
        found |= changes.get()
    return found


def _is_code(changed: set[str]) -> bool:
    return any(file.endswith(".py") for file in changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
