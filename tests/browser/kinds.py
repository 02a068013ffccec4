"""One page of each kind of the demonstration bulletin, found by how its address looks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

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


# Made of the parts of another kind, and of no others: category and categories have all that these have.
TWINS = ("tag", "author", "authors")


def measured(kinds: Iterable[str]) -> list[Any]:
    """Return ``kinds`` as parameters of a test that measures pages: twins are left to ``make test-long``."""
    return [pytest.param(kind, marks=pytest.mark.long) if kind in TWINS else kind for kind in kinds]


EACH = measured(KINDS)
STYLED = measured(kind for kind in KINDS if not kind.startswith("lite"))


def page_of(site: Path, kind: str) -> str:
    """Return the path of a page of that ``kind``."""
    found = next((page for page in _pages(site) if re.fullmatch(KINDS[kind], page)), None)
    assert found, f"the bulletin has no page of the kind “{kind}”"
    return found


@cache
def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
