"""``bantin upgrade`` brings newer software to a site; with ``--check`` it only tells what that changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.desk.durable import write_durably
from bantin.fast_build.lock import BuildLock, LockedError, NoLockFile
from bantin.newsroom import command
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.printing import printable_lines
from bantin.newsroom.shutdown import held
from bantin.own_site.before import bring_back, keep
from bantin.own_site.software import NoSoftware, open_wheel, put_wheel
from bantin.own_site.upgrade import Upgrade
from bantin.own_site.vendor import FOLDER, requirements, version_key, wheel_of


def upgrade(arguments: Sequence[str]) -> int:
    """Upgrade the site here; return 1 if it cannot be, or if the owner has something to do by hand."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin upgrade")
    parser.add_argument("wheel", nargs="?", type=Path, metavar="WHEEL", help=str(say("upgrade/help-wheel")))
    parser.add_argument("--check", action="store_true", help=str(say("upgrade/help-check")))
    parser.add_argument("--back", action="store_true", help=str(say("upgrade/help-back")))
    parser.add_argument("--site", type=Path, default=Path(), help=str(say("upgrade/help-site")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    given = parser.parse_args(arguments)
    try:
        if given.back:
            return _go_back(given.site)
        return _upgrade(given.site, given.wheel, only_tell=given.check)
    except NoSoftware as missing:
        return _complain(missing.said)
    except OSError as error:
        return _complain(say("site/unwritten", folder=str(given.site), error=str(error)))


def _upgrade(site: Path, wheel: Path | None, *, only_tell: bool) -> int:
    old = wheel_of(site)
    if old is None:
        return _complain(say("upgrade/no-vendor", folder=str(site)))
    with TemporaryDirectory() as room:  # the site itself may be read-only where it is only looked at
        new = open_wheel(wheel) if wheel else put_wheel(Path(room))
        if version_key(new.version) < version_key(old.version):
            return _complain(say("upgrade/older", old=old.version, new=new.version))
        plan = Upgrade(site, old, new)
        if plan.is_done():
            print(say("upgrade/nothing", version=old.version))
            return 0
        return _tell_checked(plan) if only_tell else _bring_alone(plan)


def _tell_checked(plan: Upgrade) -> int:
    by_hand = _tell(plan)
    print(say("upgrade/checked"))
    return int(by_hand)


def _bring_alone(plan: Upgrade) -> int:
    """Upgrade the site while nobody else does."""
    lock = BuildLock(plan.site / ".upgrade.lock")
    try:
        lock.acquire()
    except (LockedError, NoLockFile):
        return _complain(say("upgrade/locked", folder=str(plan.site)))
    try:
        by_hand = _tell(plan)
        bring(plan)
    finally:
        lock.release()
    print(say("upgrade/done", version=plan.new.version))
    return int(by_hand)


def bring(plan: Upgrade) -> None:
    """Put the new wheel into the site, the software's files that the site left as they were, then what pip reads.

    What was there before is kept, for the way back, until the next upgrade. The list that names the wheel of a build
    comes last: until then the site is of the old software, and what was stopped can be done again. No link is
    followed, each file is the old one or the new one.
    """
    vendor, new = plan.site / FOLDER, plan.new
    lists, replaced = list(requirements(new, new)), list(plan.replaced())
    with held():
        keep(plan.site, [path for path, _ in replaced])
        for path, data in [(f"{FOLDER}/{new.name}", new.path.read_bytes()), *replaced, *reversed(lists)]:
            write_durably(plan.site / path, data)
        for other in vendor.glob("ban_tin-*.whl"):
            if other.name != new.name:
                other.unlink()


def _go_back(site: Path) -> int:
    """Bring the software back that the last upgrade has replaced; return 1 if there is none."""
    version = bring_back(site)
    if version is None:
        return _complain(say("upgrade/no-before", folder=str(site)))
    print(say("upgrade/back", version=version))
    return 0


def _tell(plan: Upgrade) -> bool:
    """Print every point; say whether one is to be done by hand."""
    points = plan.points()
    print(say("upgrade/from-to", old=plan.old.version, new=plan.new.version))
    for point in points:
        mark = say("upgrade/by-hand") if point.by_hand else say("upgrade/by-itself")
        print(printable_lines(f"- [{mark}] {point.said}"))
        if point.difference:
            print(printable_lines("\n".join(f"    {line}" for line in point.difference.splitlines())))
    return any(point.by_hand for point in points)


def _complain(said: Message) -> int:
    print(printable_lines(str(said)), file=sys.stderr)
    return 1
