"""``bantin deploy`` brings the built site to a target, ``bantin rollback`` brings the site before it back."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bantin.deploy.course import Course, Wishes
from bantin.deploy.failure import Stopped, for_others, refused_by_system
from bantin.deploy.guards import Permission
from bantin.deploy.host_check import check_host
from bantin.deploy.manifest import digest_of
from bantin.deploy.targets_file import FILE, Description, find_target
from bantin.newsroom import command
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_line

CACHE = Path(".cache/deploy")


def deploy(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Bring the site; return 1 if it was refused, did not arrive or was brought back, 2 for wrong use."""
    parser = parser_of("deploy", arguments, environment)
    parser.add_argument("-n", "--dry-run", action="store_true", help=str(say("command/help-dry-run")))
    parser.add_argument("--check", action="store_true", help=str(say("deploying/help-check")))
    parser.add_argument("--delete", type=int, metavar="N", help=str(say("deploying/help-delete")))
    parser.add_argument("--older", action="store_true", help=str(say("deploying/help-older")))
    parser.add_argument("--again", action="store_true", help=str(say("deploying/help-again")))
    given = parser.parse_args(arguments)
    if not given.target:
        return _ask_for_target("deploy")
    wishes = Wishes(dry_run=given.dry_run, again=given.again, allowed=Permission(given.delete, given.older))

    def bring() -> int:
        told = find_target(given.target, given.file)
        if given.check:
            return _check(told, given.output)
        return course_of(told, given.output, wishes, environment, given.content).deploy()

    return ended(bring)


def rollback(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Bring the site back that was public before the last deploy; return 1 if there is none."""
    parser = parser_of("rollback", arguments, environment)
    given = parser.parse_args(arguments)
    if not given.target:
        return _ask_for_target("rollback")
    return ended(
        lambda: course_of(find_target(given.target, given.file), given.output, Wishes(), environment).rollback()
    )


def ended(run: Callable[[], int]) -> int:
    """Return the exit code of ``run``; whatever stops it, this machine's disk too, is told in one sentence."""
    try:
        return run()
    except Stopped as stopped:
        return complain(stopped.said)
    except OSError as error:
        return complain(refused_by_system(error).said)


def course_of(
    told: Description,
    output: Path,
    wishes: Wishes,
    environment: Mapping[str, str] = os.environ,
    content: Path = Path("content"),
) -> Course:
    """Return the course of a deploy of the site in ``output``, built from ``content``, to the target ``told``."""
    return Course(told, output, CACHE / _room(told), wishes, environment, tell, source=_source(), content=content)


def parser_of(verb: str, arguments: Sequence[str], environment: Mapping[str, str]) -> argparse.ArgumentParser:
    """Begin the command; return the parser of its ``arguments`` with the options that all of these verbs have."""
    command.begin(arguments)
    parser = OptionParser(prog=f"bantin {verb}")
    target = environment.get("DEPLOY_TARGET", "")
    parser.add_argument("target", nargs="?", default=target, metavar="TARGET", help=str(say("deploying/help-target")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("-o", "--output", type=Path, default=Path("output"), help=str(say("command/help-output")))
    parser.add_argument("--content", type=Path, default=Path("content"), help=str(say("command/help-content")))
    parser.add_argument("--file", type=Path, default=Path(FILE), help=str(say("deploying/help-file")))
    return parser


def tell(message: Message) -> None:
    """Print how far the deploy is."""
    print(printable_line(str(message)), flush=True)


def complain(message: Message) -> int:
    """Print why it ends here; return the exit code."""
    print(printable_line(str(message)), file=sys.stderr, flush=True)
    return 1


def _ask_for_target(verb: str) -> int:
    complain(say("deploying/no-target", verb=verb))
    return 2


def _check(told: Description, output: Path) -> int:
    if not told.check_at:
        raise Stopped(say("deploy/no-public", name=told.name))
    if told.kind == "s3":
        tell(say("deploying/redirects-as-pages"))
    found = list(check_host(told.check_at, output))
    for message in found:
        tell(message)
    tell(
        say("deploying/host-wrong", count=len(found)) if found else say("deploying/host-well", address=told.check_at)
    )
    return int(bool(found))


def _room(told: Description) -> str:
    """Return the name of what is kept of a target: of a folder the same one, however its path was typed."""
    if told.kind != "folder":
        name = re.sub(r"[^\w-]", "_", told.name)[-80:]
        return name if name == told.name else f"{name}-{digest_of(told.name.encode())[:6]}"
    return f"folder-{digest_of(bytes(told.folder.resolve()))[:12]}"


def _source() -> int:
    """Return when the newest change of this folder was committed; 0 where nobody knows."""
    try:
        told = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            env=for_others(os.environ),
            capture_output=True,
            timeout=20,
            check=False,
        ).stdout
        return int(told)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0
