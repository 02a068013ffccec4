"""Stories that were taken back: withdrawn, hidden or forgotten. No way leads back to a version that shows one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from bantin.deploy.built_site import BuiltSite
from bantin.deploy.manifest import mark_of
from bantin.deploy.plan import Plan
from bantin.deploy.target import Target
from bantin.newsroom.addresses import GIVEN_UP, LEDGER
from bantin.newsroom.content_files import ContentFile, Unreadable
from bantin.newsroom.regular_file import NotPlain, read_plain

_MOST = 1 << 27
_MOST_PAGE = 1 << 24
_EASTERNMOST = dt.timezone(dt.timedelta(hours=14))
# A page for nobody to list; the lite edition says so, too, but has its links followed.
_CLOSED = re.compile(
    rb"""<meta\b(?=[^>]*\bname\s*=\s*["']?robots\b)(?=[^>]*\bnoindex\b(?!\s*,\s*follow))[^>]*>""", re.IGNORECASE
)


def given_up(content: Path) -> dict[str, str]:
    """Return the files of a site that the ledger in the folder ``content`` gives up, and the day of each mark."""
    words: dict[str, tuple[str, bool]] = {}
    with suppress(Unreadable):
        for line in ContentFile(content, LEDGER).read(_MOST).decode("utf-8", "replace").splitlines():
            address, *more = line.split("\t")
            if len(more) > 1 and not address.startswith("#") and "?" not in address:
                word, _, day = more[1].partition(" ")
                words[address] = max(words.get(address, ("", False)), (day, word in GIVEN_UP))
    return {_file_at(address): day for address, (day, is_given_up) in words.items() if is_given_up}


def still_shown(site: BuiltSite) -> Iterator[str]:
    """Yield what the ledger gives up and the site, which was built before that, still shows to everybody.

    A later build has read the ledger, and knows whether the story is to be shown again. The ledger's days are those
    of the site's clock, which no deploy asks for: a site counts as built on the latest day that it was anywhere.
    """
    built = dt.datetime.fromtimestamp(site.built, _EASTERNMOST).date().isoformat()
    for path, day in sorted(site.given_up.items()):
        if path in site.files and built < day and not _is_closed(site, path):
            yield path


def takes_back(site: BuiltSite, target: Target, plan: Plan, going: Collection[str], wanted: Collection[str]) -> bool:
    """Say whether ``plan`` takes a story from readers: its page goes, or is closed to robots and was not before.

    ``wanted`` are the files that the ledger gives up, ``going`` the marks of what a deploy that was cut off may have
    sent: such a page was another one in the version that a rollback would bring.
    """
    if {place.mark for place in plan.gone} & set(map(mark_of, wanted)):
        return True
    closed = [path for path in plan.changed if path.endswith(".html") and _is_closed(site, path)]
    if any(mark_of(path) in going for path in closed):
        return True
    before = target.fetch(closed) if closed else {}
    return any(not _CLOSED.search(data) for data in before.values())


def _file_at(address: str) -> str:
    path = unquote(address)
    return f"{path}index.html" if not path or path.endswith("/") else path


def _is_closed(site: BuiltSite, path: str) -> bool:
    try:
        return bool(_CLOSED.search(read_plain(site.root, path, _MOST_PAGE)))
    except NotPlain:  # built anew meanwhile, which is told when it is sent
        return False
