"""Tab in a shell: the verbs, then the options of the one that was typed, by argcomplete."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from typing import Any

SHELLS = ("bash", "zsh", "fish", "powershell")
_ASKED = "_ARGCOMPLETE"  # set by the shell; 1: the words begin with the command


def complete(verbs: Sequence[str], run: Callable[[str], Any]) -> None:
    """Answer the shell, and end this process; the options are those of the parser that ``run`` of a verb makes."""
    from argcomplete import autocomplete
    from argcomplete.lexers import split_line

    _, _, _, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    verb = words[1] if len(words) > 1 else ""
    if verb not in verbs:
        parser = argparse.ArgumentParser(prog="bantin")
        parser.add_argument("verb", choices=verbs)
        autocomplete(parser, always_complete_options=False)
    os.environ[_ASKED] = "2"  # the words begin with the verb
    # This process only answers: whoever parses, Pelican too, is asked what it would take, and nothing goes on.
    vars(argparse)["ArgumentParser"].parse_args = lambda parser, *given: autocomplete(parser)
    run(verb)


def shell_code(shell: str) -> str:
    """Return what ``shell`` is to evaluate, once, so that Tab asks ``bantin``."""
    from argcomplete.shell_integration import shellcode

    return str(shellcode(["bantin"], shell=shell))
