"""Failures of a command before our plugins are there to hear of them: a sentence instead of Pelican's log."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.log import finding_of, is_wanted
from bantin.newsroom.message import say
from bantin.newsroom.plugin_errors import explain_plugin
from bantin.newsroom.read_errors import explain
from bantin.newsroom.setting_kinds import LIST
from bantin.newsroom.setting_tables import setting_called
from bantin.newsroom.settings_file import mend_settings

# Pelican would go on without the plugin, or with a setting of its own.
_LOADING, _REGISTERING, _IGNORING = "Cannot load plugin", "Cannot register plugin", "Detected misconfig"
_LOGGERS = ("pelican", "pelican.settings", "pelican.plugins._utils")


class _PlainFailure(logging.Filter):
    """Stops the command at a plugin or setting that Pelican cannot use; prints why a command has failed.

    What Pelican only warns of is kept in ``early``, to be told with the other findings.
    """

    def __init__(self) -> None:
        super().__init__()
        self.early: list[Diagnostic] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if str(record.msg).startswith((_LOADING, _REGISTERING)):
            raise _without(record)
        if str(record.msg).startswith(_IGNORING):
            raise _ignoring(record)
        if record.levelno == logging.WARNING and not is_wanted():
            found = finding_of(record)
            self.early.extend([replace(found, severity="notice")] if found else [])
            return False
        error = record.exc_info[1] if record.exc_info else None
        sentence = str(error) if isinstance(error, BuildFailed) else explain(error)
        if sentence is None:
            return True
        print(sentence, file=sys.stderr, flush=True)
        return False


def speak_plainly() -> None:
    """Have a command that cannot start say why in one sentence; harmless where Pelican is not running."""
    if not _filters():
        plain = _PlainFailure()
        for name in _loggers():
            logging.getLogger(name).addFilter(plain)


def leave_it_to_plugins() -> list[Diagnostic]:
    """Say nothing more from here on: the newsroom's own hooks hear of every failure. Return what was warned of."""
    filters = _filters()
    for name in _loggers():
        for plain in filters:
            logging.getLogger(name).removeFilter(plain)
    return [found for plain in filters for found in plain.early]


def _filters() -> list[_PlainFailure]:
    """Return the filter of this kind that Pelican's loggers have, if they have one."""
    found = (it for name in _loggers() for it in logging.getLogger(name).filters if isinstance(it, _PlainFailure))
    return list(dict.fromkeys(found))


def _loggers() -> tuple[str, ...]:
    """Return those of Pelican that are there; one that is asked for too early would not be of Pelican's class."""
    return _LOGGERS if "pelican.log" in sys.modules else ()


def _without(record: logging.LogRecord) -> BuildFailed:
    """Return what is said of the plugin that ``record`` names first."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    told = next((it for it in arguments if isinstance(it, Exception)), None)
    cause = record.exc_info[1] if record.exc_info else told
    return BuildFailed(explain_plugin(str(arguments[0]) if arguments else "?", cause))


def _ignoring(record: logging.LogRecord) -> BuildFailed:
    """Return what is said of a setting whose value Pelican would put its own in place of."""
    name = record.args[0] if isinstance(record.args, tuple) and record.args else "?"
    setting = setting_called(str(name))
    kind = setting.kind if setting else LIST
    return BuildFailed(
        f"{say('setting/kind-only', name=str(name), kind=kind.words)} {mend_settings(wrong=str(name))}"
    )
