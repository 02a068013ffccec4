"""One page of each kind of the demonstration bulletin, found by how its address looks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

KINDS = {
    "front": r"index\.html",
    "story": r"2024/01/14/bang-coc-trien-khai.*\.html",
    "category": r"chuyen-muc/[^/]+\.html",
    "tag": r"tu-khoa/[^/]+\.html",
    "author": r"tac-gia/[^/]+\.html",
    "categories": r"chuyen-muc\.html",
    "tags": r"tu-khoa\.html",
    "authors": r"tac-gia\.html",
    "archive": r"luu-tru\.html",
    "month": r"luu-tru/2024/01\.html",
    "site map": r"ban-do-trang\.html",
    "feeds": r"nguon-tin\.html",
    "page": r"gioi-thieu\.html",
    "search": r"tim-kiem\.html",
    "offline": r"ngoai-tuyen\.html",
    "lite story": r"lite/2024/01/14/bang-coc-trien-khai.*\.html",
    "lite index": r"lite/index\.html",
    "not found": r"404\.html",
}


STYLED = [kind for kind in KINDS if not kind.startswith("lite")]


def page_of(site: Path, kind: str) -> str:
    """Return the path of a page of that ``kind``."""
    found = next((page for page in _pages(site) if re.fullmatch(KINDS[kind], page)), None)
    assert found, f"the bulletin has no page of the kind “{kind}”"
    return found


@cache
def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
