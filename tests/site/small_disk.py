"""``python -m tests.site.small_disk FOLDER KIB…``: a newsroom on a disk of its own, which runs full and is closed.

To be run where mounting is allowed and nobody else sees it (``unshare --map-root-user --mount``). Prints as JSON, for
each amount of free space, how the build ended and which site it left, then the same for a closed disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.build_server import BuildServer, Built
from tests.fast_build.trees import litter
from tests.site.desk import Desk, tree


def main(folder: Path, amounts: Iterable[int]) -> None:
    """Mount a disk on ``folder`` and tell what builds do there that have these ``amounts`` of KiB left."""
    mount("-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder))
    with BuildServer() as server:
        desk = Desk(folder / "desk", server, {})
        assert desk.build().code == 0
        told = [on_full_disk(desk, number, free) for number, free in enumerate(amounts)]
        print(json.dumps({"full": told, "closed": on_closed_disk(desk)}))


def on_full_disk(desk: Desk, number: int, free: int) -> dict[str, Any]:
    """Change every page and a photo, leave ``free`` KiB, build; tell how it ended."""
    before = tree(desk.output)
    footer = desk.theme / "templates/partials/footer.html"
    footer.write_text(footer.read_text("utf-8").replace("</", f"<!--{number}--></", 1), "utf-8")
    desk.draw("cam.jpg", number)
    desk.configure()
    ballast = fill(desk.folder, free)
    built = desk.build(configured=True)
    ballast.unlink()
    wanted = {} if built.code else desk.clean_build()[1]
    return {"free": free, **told_of(built), "site": site_of(desk, before, wanted), "litter": litter(desk.output)}


def on_closed_disk(desk: Desk) -> dict[str, Any]:
    """Build once more after an edit, on a disk that nobody may write to."""
    before = tree(desk.output)
    desk.stories["2026/tin-0.md"].title = "Tin khác"
    desk.write("2026/tin-0.md")
    desk.configure()
    mount("-o", "remount,ro", str(desk.folder.parent))
    built = desk.build(configured=True)
    return {**told_of(built), "site": site_of(desk, before, {})}


def mount(*arguments: str) -> None:
    """Mount as told; one who may not hears why."""
    subprocess.run(["mount", *arguments], check=True)


def fill(folder: Path, free: int) -> Path:
    """Fill the disk of ``folder`` but for ``free`` KiB; return the file to be removed afterwards."""
    ballast = folder / "ballast"
    state = os.statvfs(folder)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, state.f_bavail * state.f_frsize - free * 1024)
    return ballast


def told_of(built: Built) -> dict[str, Any]:
    """Return how ``built`` ended and what it said."""
    return {"code": built.code, "said": built.output + built.errors, "restored": built.restored}


def site_of(desk: Desk, before: dict[str, str], wanted: dict[str, str]) -> str:
    """Say which site stands."""
    found = tree(desk.output)
    return "old" if found == before else "new" if found == wanted else "broken"


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(int, sys.argv[2:]))
