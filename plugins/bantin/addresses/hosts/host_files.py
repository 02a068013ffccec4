"""The files for each kind of host by the name that the setting ``HOSTS`` has for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from bantin.addresses.hosts.apache import apache_files
from bantin.addresses.hosts.caddy import caddy_files
from bantin.addresses.hosts.hosting import HostFiles, Hosting
from bantin.addresses.hosts.nginx import nginx_files
from bantin.addresses.hosts.s3 import s3_files
from bantin.addresses.hosts.underscore_files import CLOUDFLARE, GITLAB, NETLIFY, underscore_files

_WRITERS: Mapping[str, Callable[[Hosting], HostFiles]] = {
    "nginx": nginx_files,
    "apache": apache_files,
    "caddy": caddy_files,
    "netlify": partial(underscore_files, dialect=NETLIFY),
    "cloudflare": partial(underscore_files, dialect=CLOUDFLARE),
    "gitlab": partial(underscore_files, dialect=GITLAB),
    "s3": s3_files,
}
HOSTS_KNOWN = tuple(_WRITERS)
_NOTHING = "# none\n"  # a remark to each of those who may have nothing to say: an empty file looks like a broken one


def host_files(hosting: Hosting, hosts: Iterable[str]) -> HostFiles:
    """Return the files for all ``hosts``; of two that want a file of one name, the later one is given its own."""
    told = HostFiles()
    for host in dict.fromkeys(hosts):
        found = _WRITERS[host](hosting)
        told.files |= {name: text or _NOTHING for name, text in found.files.items()}
        told.notes += found.notes
    return told
