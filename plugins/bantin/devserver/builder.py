"""The process that builds: it holds Pelican and its plugins, and builds each time that it is asked."""

from __future__ import annotations

import gc
import logging
import os
import signal
import time
from collections.abc import Mapping
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bantin.devserver.findings import Publishing, findings_of
from bantin.devserver.outcome import Outcome, Proof, Sources
from bantin.devserver.settings import HOSTS
from bantin.devserver.stand_in import Changed, standing_by
from bantin.devserver.whereabouts import Site
from bantin.newsroom import command
from bantin.newsroom.build import Build
from bantin.newsroom.catalogue import spoken
from bantin.newsroom.mode import Command, Mode, tell
from bantin.newsroom.own_theme import source_folders
from bantin.newsroom.settings import STRICT, STRICT_ALLOWED_WARNINGS
from bantin.newsroom.shutdown import Stopped
from bantin.newsroom.worker_lifeline import hang_on_parent

if TYPE_CHECKING:
    from bantin.devserver.draft_preview import DraftPreviews

_GRACE = 3.0  # seconds in which a builder whose server has died may clear away what it has begun


PUBLISHING = "publishconf.py"


def work(connection: Connection, arguments: list[str], publishing: str = PUBLISHING, quiet: float = 0.0) -> None:
    """Say what to watch, then build for messages and answer with an :class:`Outcome`, till the connection closes.

    A message names the files that have changed; what can be shown at once goes ahead, as a :class:`Proof`, also while
    a build is under way. Where it does, the build waits for ``quiet`` seconds without a message, and answers all of
    them. ``arguments`` are Pelican's own; ``publishing`` is the settings file of `make publish`, which says what
    stops it. Plugins see a Pelican that watches, serves and previews: a draft, a story of the future, and one with
    errors are shown to their editor as they stand.
    """
    asked = tell(Command(Mode(watching=True, serving=True), tuple(arguments)))
    command.begin(mode=asked.mode)
    hang_on_parent(_end_in_order)
    try:
        pelican, stops = _open(arguments), _publishing(publishing)
        connection.send(_sources(pelican.settings, arguments))
        proofs = _open_proofs()
        changed: Changed = connection.recv()
        while True:
            _show_until_quiet(proofs, changed, connection, quiet)
            with standing_by(proofs, connection) as late:
                proofs.forget()
                outcome = _build(pelican, stops)
            connection.send(replace(outcome, proof=proofs.of(late) if late else {}))
            gc.collect()  # while nobody waits
            changed = frozenset(late) or connection.recv()
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
    given.overrides = {**given.overrides, "PREVIEW": True}
    init_logging(level=logging.WARNING, fatal=given.fatal, name="pelican")
    return get_instance(given)[0]


def _publishing(file: str) -> Publishing:
    """Return what stops `make publish`; as strict as can be where its settings cannot be read."""
    from pelican.settings import read_settings

    try:
        settings = read_settings(file)
    except Exception:  # what is wrong in it is told by who publishes
        return Publishing()
    return Publishing(STRICT.of(settings), tuple(STRICT_ALLOWED_WARNINGS.of(settings)))


def _open_proofs() -> DraftPreviews:
    from pelican import signals

    from bantin.devserver.draft_preview import DraftPreviews

    proofs = DraftPreviews()
    signals.all_generators_finalized.connect(proofs.keep, weak=False)
    return proofs


def _show_until_quiet(proofs: DraftPreviews, changed: Changed, connection: Connection, quiet: float) -> None:
    """Show what has ``changed`` and all that changes after it, until nothing has for ``quiet`` seconds."""
    shown: Mapping[str, bytes] = {}
    while files := proofs.of(changed := changed | _told(connection)):
        if files is not shown:
            connection.send(Proof(files))
        shown = files
        if not connection.poll(quiet):
            return


def _told(connection: Connection) -> Changed:
    """Return what messages that have come by now name."""
    found: Changed = frozenset()
    while connection.poll():
        found |= connection.recv()
    return found


def _sources(settings: dict[str, Any], arguments: list[str]) -> Sources:
    """Return what a change of which asks for a build: stories, theme, settings, our code."""
    conf = Path(arguments[arguments.index("-s") + 1]).absolute()
    folders = [*source_folders(settings), Path(__file__).parents[1]]
    paths = tuple(str(Path(path).absolute()) for path in [*folders, *conf.parent.glob("*.py")])
    return Sources(paths, tuple(HOSTS.of(settings)), spoken())


def _build(pelican: Any, stops: Publishing) -> Outcome:
    from bantin.newsroom.content_files import limits_from

    began = time.monotonic()
    try:
        pelican.run()
        failure = ""
    except Stopped:
        raise
    except (Exception, SystemExit) as error:
        logging.getLogger("pelican").critical("%s", error, exc_info=error)
        failure = _sentence(error)
    it: Build | None = pelican.settings.build
    if it is None:  # not even the clock could be read
        return Outcome(failure=failure, seconds=time.monotonic() - began)
    root = Path(pelican.settings["PATH"])
    findings = findings_of(it.findings(), stops, root, limits_from(pelican.settings).story)
    site = Site(_pages_of(it), {path: it.called.get(path, "") for path in it.refused})
    return Outcome(findings, failure, time.monotonic() - began, site)


def _pages_of(it: Build) -> dict[str, str]:
    """Return the source that each page of the site shows, other pages that say the same after the first."""
    repeats = {page.save_as: it.sources[page.repeats] for page in it.pages if page.repeats in it.sources}
    return {**it.sources, **repeats}


def _sentence(error: BaseException) -> str:
    from bantin.newsroom.printing import printable
    from bantin.newsroom.read_errors import explain

    return str(explain(error) or printable(f"{type(error).__name__}: {error}"))
