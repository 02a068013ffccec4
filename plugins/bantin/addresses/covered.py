"""Old addresses at which the site holds something today: they lead nowhere, lest a feed or a photo be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import key_of
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import Redirect

Stands = Callable[[str], bool]


def is_covered(redirect: Redirect, stands: Stands) -> bool:
    """Say whether what the site holds answers at the address of ``redirect``; one with a query is another address.

    ``stands`` says whether the site holds a file. Letters count in any case, as they do for some hosts and disks.
    """
    if redirect.query or redirect.address == redirect.target:
        return False
    path = unquote(redirect.path) if "%" in redirect.path else redirect.path
    file = page_of(redirect.address) or path
    spellings = dict.fromkeys((path, path.lower(), file, file.lower()))
    return any(stands(it) for it in spellings if not it.endswith("/"))


def is_below_a_file(path: str, stands: Stands) -> bool:
    """Say whether one of the folders of ``path`` would have the name of a file of the site."""
    while path := path.rpartition("/")[0]:
        if stands(path):
            return True
    return False


def without(ledger: Ledger, before: Ledger, covered: Iterable[Redirect]) -> Ledger:
    """Return ``ledger`` without those promises of ``covered`` addresses that ``before`` does not hold."""
    addresses = {key_of(it.address) for it in covered}
    if not addresses:
        return ledger
    there = before.waking((), addresses)
    gone = addresses - set(map(key_of, there.awake[0]))
    return ledger.with_awake(row for row in zip(*ledger.awake, strict=True) if key_of(row[0]) not in gone)
