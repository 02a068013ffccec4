"""Options of a command: help and complaints in the language of the settings, names as they are typed here."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from bantin.newsroom.catalogue import DEFAULT, area_texts
from bantin.newsroom.door import as_typed_here
from bantin.newsroom.message import Message, say
from bantin.newsroom.printing import printable_line

# What argparse says of a slip, in English alone, and the message that says it here; the groups are its fields.
_SLIPS = {
    r"unrecognized arguments: (?P<given>.*)": "command/slip-unknown",
    r"the following arguments are required: (?P<names>.*)": "command/slip-missing",
    r"argument (?P<option>[^:]+): expected .*arguments?": "command/slip-value",
    r"argument (?P<option>[^:]+): invalid choice: (?P<given>.+?) \(choose from (?P<known>.*)\)": (
        "command/slip-choice"
    ),
    r"argument (?P<option>[^:]+): invalid \S+ value: (?P<given>.*)": "command/slip-number",
    r"argument (?P<option>[^:]+): ignored explicit argument (?P<given>.*)": "command/slip-extra",
    r"argument (?P<option>[^:]+): not allowed with argument (?P<other>.*)": "command/slip-together",
    r"ambiguous option: (?P<given>\S+) could match (?P<known>.*)": "command/slip-ambiguous",
}


class _Layout(argparse.HelpFormatter):
    """Lays help out as argparse does, under a heading in the language of the settings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, f"{say('command/usage')} " if prefix is None else prefix)


class OptionParser(argparse.ArgumentParser):
    """A parser of the options of one verb, called ``prog``; ``prepare`` is called before it complains."""

    def __init__(self, prog: str, prepare: Callable[[], object] | None = None, **given: Any) -> None:
        typed = as_typed_here(prog, area_texts("verb", DEFAULT))
        super().__init__(prog=typed, add_help=False, formatter_class=_Layout, **given)
        self._prepare = prepare
        self._positionals.title = str(say("command/arguments"))
        self._optionals.title = str(say("command/options"))
        self.add_argument("-h", "--help", action="help", help=str(say("command/help-help")))

    def error(self, message: str) -> NoReturn:
        """Tell what was typed wrongly, and end with 2."""
        if self._prepare:
            self._prepare()
        self.print_usage(sys.stderr)
        print(printable_line(str(slip(message))), file=sys.stderr)
        sys.exit(2)


def slip(message: str) -> Message:
    """Return what argparse has said in English as a message; one that is not known is quoted."""
    for pattern, key in _SLIPS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return say(key, **{name: value.replace("'", "") for name, value in found.groupdict().items()})
    return say("command/slip", said=message)
