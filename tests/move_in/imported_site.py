"""A site that was moved, built as in production: what readers are handed, and how old addresses answer there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.build_server import ROOT, BuildServer, Built
from tests.building import SITE_URL
from tests.move_in.measuring import moved
from tests.move_in.old_sites import ALL, NOW, PHOTO, OldSite

_CONF = """
import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_publishconf import *
CATEGORIES, STRICT, ICON_SOURCE, HOSTS, KEEP_LEDGER = [], False, "", ["nginx"], False
PHOTOS_WIDTHS, PHOTOS_CARD_WIDTHS = (32,), (16,)
"""
_REMOTE = re.compile(r"\]\(<?(https://[^()<>\s]+\.jpg)>?\)")
_LEADS_TO = re.compile(r'<meta http-equiv="refresh" content="0; ?url=([^"]+)"')


@dataclass(frozen=True)
class Imported:
    """An old site, and what was built of it into ``output``."""

    old: OldSite
    content: Path
    built: Built
    output: Path

    def texts(self) -> dict[str, str]:
        """Return all files by name, as text whatever they are."""
        files = (it for it in self.output.rglob("*") if it.is_file())
        return {it.relative_to(self.output).as_posix(): it.read_bytes().decode("utf-8", "replace") for it in files}

    def page_at(self, address: str) -> str:
        """Return the file that any host hands out at the path ``address``, as text; empty if there is none."""
        path = address.strip("/")
        name = path if re.search(r"\.html?$", path) else f"{path}/index.html"
        file = self.output / name
        return file.read_text("utf-8") if file.is_file() else ""

    def target_of(self, address: str) -> str:
        """Return the path to which the page at ``address`` leads; empty if it leads nowhere."""
        found = _LEADS_TO.search(self.page_at(address))
        return re.sub(r"^https?://[^/]+", "", found[1]) if found else ""


def imported(name: str, count: int, folder: Path, server: BuildServer) -> Imported:
    """Move a made-up site of ``count`` stories into ``folder`` and build it."""
    old = ALL[name](folder / "old", count)
    content, output = folder / "content", folder / "www"
    moved(old, content)
    for story in content.rglob("*.md"):
        _fetch_photos(story)
    conf = folder / "conf.py"
    conf.write_text(_CONF.format(root=str(ROOT)), "utf-8")
    environment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "SITEURL": SITE_URL}
    arguments = [str(content), "-o", str(output), "-s", str(conf), "-e", f'CACHE_PATH="{folder}/cache"']
    built = server.build(arguments, environment)
    return Imported(old, content, built, output)


def _fetch_photos(story: Path) -> None:
    """Do what ``fetch-photos`` does, without other sites."""

    def fetched(found: re.Match[str]) -> str:
        name = f"xa-{story.stem}-{found[1].rpartition('/')[2]}"
        (story.parent / name).write_bytes(PHOTO)
        return f"]({name})"

    text = story.read_text("utf-8")
    if (changed := _REMOTE.sub(fetched, text)) != text:
        story.write_text(changed, "utf-8")
