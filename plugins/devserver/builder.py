"""The process that builds: it holds Pelican and its plugins, and builds each time that it is asked."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from plugins.devserver.state import Outcome, Proof, Sources
from plugins.newsroom import command
from plugins.newsroom.ending import Stopped
from plugins.newsroom.lifeline import hang_on_parent

_GRACE = 3.0  # seconds in which a builder whose server has died may clear away what it has begun


def work(connection: Connection, arguments: list[str]) -> None:
    """Say what to watch, then build for each message and answer with an :class:`Outcome`, till the connection closes.

    A message names the files that have changed; what can be shown at once goes ahead, as a :class:`Proof`.
    ``arguments`` are Pelican's own. Plugins see a Pelican that watches and serves, so that a story with errors is
    shown to its editor as it stands.
    """
    sys.argv = ["pelican", "-lr"]
    command.begin(ctrl_c_is_an_end=False)
    hang_on_parent(_end_in_order)
    try:
        pelican = _open(arguments)
        connection.send(_sources(pelican.settings, arguments))
        proofs = _open_proofs()
        while True:
            _show(proofs.of(connection.recv()), connection)
            proofs.forget()
            connection.send(_build(pelican))
            gc.collect()  # while nobody waits
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        pass
    except Stopped:
        raise
    except BaseException as error:
        connection.send(Outcome(failure=_sentence(error)))


def _end_in_order() -> None:
    """End this process as if it had been asked to, and soon, whatever it is doing."""
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)


def _open(arguments: list[str]) -> Any:
    from pelican import get_instance, parse_arguments
    from pelican.log import init as init_logging

    given = parse_arguments(arguments)
    init_logging(level=logging.WARNING, fatal=given.fatal, name="pelican")
    return get_instance(given)[0]


def _open_proofs() -> Any:
    from pelican import signals

    from plugins.devserver.proof import Proofs

    proofs = Proofs()
    signals.all_generators_finalized.connect(proofs.keep, weak=False)
    return proofs


def _show(files: Mapping[str, bytes], connection: Connection) -> None:
    if files:
        connection.send(Proof(files))


def _sources(settings: dict[str, Any], arguments: list[str]) -> Sources:
    """Return what a change of which asks for a build: stories, theme, settings, our code."""
    conf = Path(arguments[arguments.index("-s") + 1]).absolute()
    folders = [settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"], Path(__file__).parents[1]]
    paths = tuple(str(Path(path).absolute()) for path in [*folders, *conf.parent.glob("*.py")])
    return Sources(paths, tuple(settings.get("DEVSERVER_HOSTS", ())))


def _build(pelican: Any) -> Outcome:
    from plugins.newsroom import run
    from plugins.newsroom.printing import printable

    began = time.monotonic()
    try:
        pelican.run()
        failure = ""
    except Stopped:
        raise
    except (Exception, SystemExit) as error:
        logging.getLogger("pelican").critical("%s", error, exc_info=error)
        failure = _sentence(error)
    errors = sorted({it for it in run.current().diagnostics if it.severity == "error"})
    findings = tuple((printable(it.path), it.line, printable(it.message)) for it in errors)
    return Outcome(findings, failure, time.monotonic() - began)


def _sentence(error: BaseException) -> str:
    from plugins.newsroom.failure import explain
    from plugins.newsroom.printing import printable

    return str(explain(error) or printable(f"{type(error).__name__}: {error}"))
