"""Starts the devserver for the desk; it runs Pelican, in a process of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bantin.desk.preview import Preview, TimedState
from bantin.devserver.build_process import Builder, build_on_change
from bantin.devserver.builder import work
from bantin.devserver.serve import open_server

_QUIET = 3.0  # seconds without a key, after which lists and other pages are built too


def open_preview(
    content: Path, output: Path, settings: Path, publishing: Path, before: Callable[[], object]
) -> Preview:
    """Serve the site at a free port of this machine, and build it again on each change.

    What is done ``before`` the first build is what the first screen waits for, while the browser comes.
    """
    arguments = [str(content), "-o", str(output), "-s", str(settings)]
    builder, state = Builder(partial(work, publishing=str(publishing), quiet=_QUIET), arguments), TimedState()
    server = open_server(output.absolute(), state, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known = [str(content), str(settings)]

    def build() -> None:
        try:
            before()
        finally:
            build_on_change(builder, state, known)

    threading.Thread(target=build, daemon=True).start()

    def close() -> None:
        server.shutdown()
        builder.end()

    return Preview(server.server_port, state, close, builder.hint)
