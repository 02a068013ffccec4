"""What an upgrade has replaced, kept in ``vendor/before/`` under the paths of the site, and its return."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bantin.own_site.folder import SHARED
from bantin.own_site.vendor import FOLDER, LISTS, wheel_of

BEFORE = f"{FOLDER}/before"
_LISTS = tuple(f"{FOLDER}/{name}.txt" for name in LISTS)


def keep(site: Path, replaced: Sequence[str]) -> None:
    """Keep the wheel, what pip reads, and the files that will be ``replaced``; what was kept earlier goes.

    Where an upgrade from the same wheel was broken off, what it kept stays: it may have replaced the rest already.
    """
    old, kept = wheel_of(site), wheel_of(site / BEFORE)
    if not (old and kept and old.path.name == kept.path.name):
        shutil.rmtree(site / BEFORE, ignore_errors=True)
    for path in [*([f"{FOLDER}/{old.path.name}"] if old else []), *_LISTS, *replaced]:
        if (site / path).is_file() and not (site / BEFORE / path).exists():
            (site / BEFORE / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(site / path, site / BEFORE / path)


def bring_back(site: Path) -> str | None:
    """Put what was kept in its place again; return the version that the site has now, None if nothing was kept.

    The wheel comes first and the newer one goes last: a stop in between leaves a site that can be built.
    """
    kept, newer = wheel_of(site / BEFORE), wheel_of(site)
    if kept is None:
        return None
    wheel, version = f"{FOLDER}/{kept.path.name}", kept.version
    for path in [wheel, *_LISTS, *SHARED]:
        if (site / BEFORE / path).is_file():
            shutil.copy2(site / BEFORE / path, site / path)
    if newer and newer.path != site / wheel:
        newer.path.unlink()
    shutil.rmtree(site / BEFORE)
    return version
