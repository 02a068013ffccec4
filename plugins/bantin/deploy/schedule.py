"""``bantin schedule``: the lines by which a site is built when an embargo or a notice ends, and what they call."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.deploy.clock import said_at
from bantin.deploy.command import complain, course_of, ended, parser_of, tell
from bantin.deploy.course import Wishes
from bantin.deploy.failure import Stopped, for_others
from bantin.deploy.records import reading
from bantin.deploy.targets_file import find_target
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import write_in_one_step

_MOST = 1000  # moments in one look
_USUAL = 7  # the minute at which a site without embargoes is built, as the shipped workflows do
_MANY = 4
_LINE = re.compile(r"next-build=(\S+) epoch=(\d+) reason=(\S+) story=(.*)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A second since 1970 at which the public site changes by itself, as typed, why, and by which story."""

    at: int
    typed: str
    reason: str
    story: str


Ask = Callable[[int], Moment | None]


def schedule(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Print the lines for cron and CI; with ``--run`` build and deploy if a moment has passed since the last run."""
    parser = parser_of("schedule", arguments, environment)
    parser.add_argument("--run", action="store_true", help=str(say("deploying/help-run")))
    parser.add_argument("--publish-settings", default="publishconf.py", help=str(say("command/help-publishing")))
    given = parser.parse_args(arguments)
    ask = asker(str(given.content), given.settings, environment)
    if not given.run:
        return ended(lambda: _write_lines(given.target, moments(ask, int(time.time()))))
    if not given.target:
        complain(say("deploying/no-target", verb="schedule --run"))
        return 2
    build = [sys.executable, "-m", "bantin", "publish", str(given.content), "-o", str(given.output)]
    build += ["-s", given.publish_settings]

    def catch_up() -> int:
        told = find_target(given.target, given.file)
        address = told.address or environment.get("SITEURL", "")
        course = course_of(told, given.output, Wishes(), environment, given.content)
        run = Run(course.room, ask, lambda: _build(build, {**environment, "SITEURL": address}) or course.deploy())
        return run.catch_up(int(time.time()))

    return ended(catch_up)


@dataclass(frozen=True, slots=True)
class Run:
    """What cron calls: ``publish`` builds and deploys and returns an exit code; ``room`` keeps when it last did."""

    room: Path
    ask: Ask
    publish: Callable[[], int]

    def catch_up(self, now: int) -> int:
        """Publish if a moment has passed since the last run that went well; return the exit code."""
        last = self._last()
        last = last if last <= now else 0  # by a clock that went wrong nothing would be due for years
        passed = list(moments(self.ask, last, now)) if last else []
        if last and not passed:
            following = self.ask(now)
            when = said_at(following.at) if following else say("deploying/never")
            tell(say("deploying/not-due", when=when))
            return 0
        code = self.publish()
        if code == 0:
            for moment in passed:
                self._log(moment)
            self._keep(now)
        return code

    def _log(self, moment: Moment) -> None:
        said = say("deploying/came-out", story=moment.story, when=said_at(moment.at), at=said_at(int(time.time())))
        tell(said)
        with (self.room / "schedule.log").open("a", encoding="utf-8") as log:
            log.write(f"{dt.datetime.now().astimezone().isoformat(timespec='seconds')} {moment.reason} {said}\n")

    def _last(self) -> int:
        try:
            with reading("moment"):
                told: Any = json.loads((self.room / "schedule.json").read_bytes())
                return int(told["last"])
        except (OSError, ValueError):
            return 0

    def _keep(self, now: int) -> None:
        self.room.mkdir(parents=True, exist_ok=True)
        write_in_one_step(self.room / "schedule.json", json.dumps({"last": now}).encode())


def moments(ask: Ask, since: int, until: int | None = None) -> Iterator[Moment]:
    """Yield the moments after ``since``, in order, up to ``until``."""
    for _ in range(_MOST):
        moment = ask(since)
        if moment is None or (until is not None and moment.at > until):
            return
        yield moment
        since = moment.at


def asker(content: str, settings: str, environment: Mapping[str, str]) -> Ask:
    """Return what asks ``bantin due`` for the first moment after a second."""

    def ask(since: int) -> Moment | None:
        order = [sys.executable, "-m", "bantin", "due", content, "-s", settings]
        told = subprocess.run(
            order, env={**for_others(environment), "SOURCE_DATE_EPOCH": str(since)}, capture_output=True, check=False
        )
        line = told.stdout.decode("utf-8", "replace").strip()
        found = _LINE.fullmatch(line)
        if found:
            return Moment(int(found[2]), found[1], found[3], found[4])
        if line != "next-build=none":
            raise Stopped(say("deploy/due", words=told.stderr.decode("utf-8", "replace").strip()[-400:]))
        return None

    return ask


def minutes_of(coming: Sequence[Moment], zone: dt.tzinfo | None = None) -> str:
    """Return the first field of a cron line: the minutes at which stories come out, each quarter if they are many.

    They are those of the clock in ``zone``, this machine's if it is None: some differ by half an hour, or a quarter.
    """
    found = sorted({dt.datetime.fromtimestamp(moment.at).astimezone(zone).minute for moment in coming})
    if len(found) > _MANY:
        return "*/15"
    return ",".join(map(str, found or [_USUAL]))


def cron_line(minutes: str, folder: Path, target: str) -> str:
    """Return the line for ``crontab -e``; a sign that cron would take for an end of line is escaped."""
    python = shlex.quote(sys.executable)
    path = shlex.quote(os.environ.get("PYTHONPATH", ""))
    order = (
        f"cd {shlex.quote(str(folder))} && PYTHONPATH={path} {python} -m bantin schedule --run {shlex.quote(target)}"
    )
    return f"{minutes} * * * * {order} >> .cache/schedule.out 2>&1".replace("%", "\\%")


def _write_lines(target: str, coming: Iterator[Moment]) -> int:
    ahead = [moment for moment, _ in zip(coming, range(50), strict=False)]
    for moment in ahead:
        tell(say("deploying/ahead", when=said_at(moment.at), story=moment.story))
    minutes = minutes_of(ahead)
    tell(say("deploying/cron"))
    print(cron_line(minutes, Path.cwd(), target or "TARGET"))
    tell(say("deploying/github", file=_workflow(Path.cwd())))
    minutes = minutes_of(ahead, dt.UTC)  # of both
    print(f'  schedule:\n    - cron: "{minutes} * * * *"')
    tell(say("deploying/gitlab"))
    print(f"{minutes} * * * *")
    return 0


def _workflow(site: Path) -> str:
    """Return the workflow of GitHub that publishes ``site``: of a site of one's own, or of this repository."""
    known = [f".github/workflows/{name}.yml" for name in ("ban-tin", "pages")]
    return next((name for name in known if (site / name).is_file()), known[-1])


def _build(order: Sequence[str], environment: Mapping[str, str]) -> int:
    return subprocess.run(order, env=for_others(environment), check=False).returncode
