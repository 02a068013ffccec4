"""``python -m plugins.devserver CONTENT -o OUTPUT -s SETTINGS -p PORT``: serve, watch, build, show.

Everything after ``--`` goes to Pelican.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from plugins.devserver.builder import work
from plugins.devserver.desk import Builder
from plugins.devserver.serve import open_server
from plugins.devserver.state import State

_CALM, _STEP = 60, 15  # milliseconds: how long a burst of changes may last, how long a pause ends it


def main(arguments: list[str]) -> int:
    """Run until the editor stops it; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m plugins.devserver", description=__doc__)
    parser.add_argument("content")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("-s", "--settings", required=True)
    parser.add_argument("-p", "--port", type=int, default=8000)
    mine = arguments.index("--") if "--" in arguments else len(arguments)
    given, theirs = parser.parse_args(arguments[:mine]), arguments[mine + 1 :]
    state = State()
    try:
        server = open_server(Path(given.output).absolute(), state, given.port)
    except OSError as error:
        words = f"Không mở được cổng {given.port} ({error.strerror}). Hãy chọn cổng khác: make devserver PORT=8001"
        print(words, file=sys.stderr)
        return 1
    builder = Builder(work, [given.content, "-o", given.output, "-s", given.settings, *theirs])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Trang xem thử: http://127.0.0.1:{server.server_port}/ (dừng: Ctrl+C)", flush=True)
    try:
        _build_on_change(builder, state, [given.content, given.settings])
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        builder.close()
    return 0


def _build_on_change(builder: Builder, state: State, known: list[str]) -> None:
    """Build, then build again for each change; code and settings are read anew when they are what has changed."""
    state.take(builder.build())
    while True:
        watched = builder.sources or known
        for files in _changes(watched):
            if any(file.endswith(".py") for file in files):
                builder.close()
            state.take(builder.build())
            if (builder.sources or known) != watched:
                break


def _changes(paths: Iterable[str]) -> Iterator[set[str]]:
    there = [path for path in dict.fromkeys(paths) if Path(path).exists()]
    for changes in watch(*there, debounce=_CALM, step=_STEP, raise_interrupt=True):
        yield {path for _, path in changes}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
