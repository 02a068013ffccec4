"""``bantin VERB …`` and ``python -m bantin VERB …``: find the verb, and load what it needs and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from bantin.verbs import VERBS, WANTED, Verb

_HELP = {"-h", "--help"}
_MADE = {"html": "build", "regenerate": "build"}  # what make calls a verb, where it has a name of its own for it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb that ``arguments`` (by default the command's) begin with; return its exit code: 2 without one.

    What the system refuses is told in a sentence; whoever reads the output may leave before its end (``| head``).
    """
    try:
        code = _main(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, KeyboardInterrupt) as error:
        from bantin.newsroom.unforeseen import tell_refusal

        return tell_refusal(error)
    return code


def _main(arguments: Sequence[str] | None) -> int:
    if "_ARGCOMPLETE" in os.environ:
        return _complete()
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or [""]
    if name == "--version":
        from bantin import __version__

        print(f"bantin {__version__}")
        return 0
    if name in _HELP:
        return _list_verbs()
    if name == "--completion":
        return _print_completion(rest)
    verb = next((it for it in VERBS if it.name == name), None)
    if verb is None:
        return _answer_unknown(name, rest)
    if _HELP & set(rest):
        _introduce(verb, rest)
    return _run(verb, rest)


def _run(verb: Verb, rest: Sequence[str]) -> int:
    lacking = next((name for name in WANTED.get(verb.extra, ()) if find_spec(name) is None), None)
    if lacking:
        return _answer_lacking(verb, lacking, rest)
    module, _, function = verb.target.partition(":")
    return int(getattr(import_module(module), function)([*verb.preset, *rest]))


def _answer_lacking(verb: Verb, module: str, arguments: Sequence[str]) -> int:
    """Say which extra brings the ``module`` that a verb cannot do without."""
    _speak(arguments)
    from bantin.newsroom.message import say

    print(say("verb/lacks-extra", verb=verb.name, module=module, extra=verb.extra), file=sys.stderr)
    return 1


def _complete() -> int:
    """Answer a shell that asks what could be typed next."""
    from bantin.newsroom.completion import complete

    complete([verb.name for verb in VERBS], lambda name: _run(next(it for it in VERBS if it.name == name), []))
    return 0


def _print_completion(shells: Sequence[str]) -> int:
    """Print what a shell is to evaluate so that Tab completes verbs and options; 2 for a shell that is not known."""
    from bantin.newsroom.completion import SHELLS, shell_code
    from bantin.newsroom.message import say

    if len(shells) == 1 and shells[0] in SHELLS:
        print(shell_code(shells[0]))
        return 0
    print(say("verb/shells", known=", ".join(SHELLS)), file=sys.stderr)
    return 2


def _list_verbs() -> int:
    _speak([])
    from bantin.newsroom.message import say

    print(say("verb/usage"), end="\n\n")
    for verb in VERBS:
        print(f"  {verb.name:14} {say(verb.line)}")
    print(f"\n{say('verb/codes')}")
    return 0


def _introduce(verb: Verb, arguments: Sequence[str]) -> None:
    """Say in a line what a verb is for, above the options that it will list."""
    _speak(arguments)
    from bantin.newsroom.message import say

    print(f"bantin {verb.name}: {say(verb.line)}", end="\n\n", flush=True)


def _answer_unknown(name: str, arguments: Sequence[str]) -> int:
    """Name the verb that was meant, or all that there are."""
    _speak(arguments)
    from difflib import get_close_matches

    from bantin.newsroom.message import say
    from bantin.newsroom.printing import printable_line

    names = [verb.name for verb in VERBS]
    near = [_MADE[name]] if name in _MADE else get_close_matches(name, names, n=1)
    known = ", ".join(names)
    case = say("verb/near", name=name, near=near[0]) if near else say("verb/unknown", name=name, known=known)
    print(printable_line(str(case if name else say("verb/none", known=known))), file=sys.stderr)
    return 2


def _speak(arguments: Sequence[str]) -> None:
    from bantin.newsroom.command import begin

    begin(arguments)


if __name__ == "__main__":
    sys.exit(main())
