"""The settings of addresses: whether publishing writes the ledger, and for which hosts files are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bantin.addresses.hosts.host_files import HOSTS_KNOWN
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TRUTH, list_of, one_of


def _wrong_hosts(name: str, hosts: object) -> Iterator[str]:
    for host in hosts if isinstance(hosts, Iterable) else ():
        yield from one_of(*HOSTS_KNOWN).wrong(name, host)


KEEP_LEDGER = Setting(
    "KEEP_LEDGER",
    TRUTH,
    False,
    "Once the new site has taken its place, write the addresses that it promises into `dia-chi.tsv`; on the branch "
    "`PUBLISHING_BRANCH` alone, where the content folder lies in a repository. See "
    "[addresses](plugins/addresses.md).",
    "`False`; `True` in production",
)
HOSTS = Setting(
    "HOSTS",
    list_of(_wrong_hosts),
    [],
    "The hosts for which files with redirects, headers and cache times are written beside the site, in production: "
    + ", ".join(f'`"{name}"`' for name in HOSTS_KNOWN)
    + ". See [addresses](plugins/addresses.md#hosts).",
)
SETTINGS = (KEEP_LEDGER, HOSTS)
