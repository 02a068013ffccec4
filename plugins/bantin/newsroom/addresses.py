"""Two stories may want one address: the later one gets a number, and its editor a word about it."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.vietnamese.slug import resolve_clashes

LEDGER = "dia-chi.tsv"
"""The file of the content folder that holds the addresses that were ever published."""

GIVEN_UP = "rút", "quên"
"""What it says of an address at which nobody shall read the story any more: withdrawn, forgotten."""


def number_clashes(wanted: Sequence[tuple[str, str, str]]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the slugs to change, by source path, and a warning for each.

    ``wanted`` holds (path, folder of the address, slug), earliest story first: who came first keeps the address
    that readers may already have. Addresses are compared case-free, as some file systems do.
    """
    given = resolve_clashes([(path, f"{folder}/{slug}") for path, folder, slug in wanted])
    owners = {address.casefold(): path for path, address in given.items()}
    changed: dict[str, str] = {}
    warnings: list[Diagnostic] = []
    for path, folder, slug in wanted:
        if given[path] != f"{folder}/{slug}":
            changed[path] = given[path].rpartition("/")[2]
            warnings.append(_warning(path, owners[f"{folder}/{slug}".casefold()], changed[path]))
    return changed, warnings


def _warning(path: str, owner: str, slug: str) -> Diagnostic:
    return finding(path, 0, say("address/clash", owner=owner, slug=slug), "warning")
