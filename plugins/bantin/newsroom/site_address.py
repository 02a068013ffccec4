"""The address of the site, ``SITEURL``: how its pages reach its root, and whether it is one that readers can open."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, unquote

from bantin.newsroom.host_names import ascii_host, ascii_site
from bantin.newsroom.message import Message, say
from bantin.newsroom.split_address import path_of_address, split_address

# RFC 2606 and RFC 6761 keep these for examples and for one's own machine; “example” under any ending says the same.
_TRIAL_NAMES = {"localhost", "localdomain", "test", "example", "invalid"}
_ADDRESSES = re.compile(r'(?<=\s)(?:href|src|srcset|poster)="[^"]*"')
_ASKED_FOR = "tên-miền-của-trang"  # in what we print, and copied to the letter by some


def site_address(settings: Mapping[str, Any]) -> str:
    """Return the whole address of the site, for what must name it whole; empty for a site that is read from disk."""
    address = str(settings["SITEURL"]).rstrip("/")
    return address if address.startswith("http") and not settings["RELATIVE_URLS"] else ""


def root_of(settings: Mapping[str, Any]) -> str:
    """Return what goes before ``/`` and an address inside the site, on any page and under any host name.

    It is the path of ``SITEURL``, empty at the root of a host. Where ``RELATIVE_URLS`` is on Pelican gives each page
    a way of its own instead; see :func:`way_to_root`.
    """
    address = site_address(settings)
    return (
        quote(path_of_address(address).rstrip("/"), safe="/%~:@!$&'()*+,;=") if address else str(settings["SITEURL"])
    )


def rebase(body: str, own: str, here: str) -> str:
    """Return ``body``, whose addresses begin with the way ``own`` to the root, for a page whose way is ``here``."""
    if own == here or own not in body:
        return body
    return _ADDRESSES.sub(lambda tag: _begin(tag[0], own, here), body)


def _begin(attribute: str, own: str, here: str) -> str:
    name, _, value = attribute.partition('"')
    starts = value.split(", ") if name.startswith("srcset") else [value]
    return f'{name}"' + ", ".join(f"{here}{it[len(own) :]}" if it.startswith(own) else it for it in starts)


def way_to_root(settings: Mapping[str, Any], save_as: str) -> str:
    """Return what goes before an address inside the site on the page ``save_as``; it ends with a slash."""
    if not settings["RELATIVE_URLS"]:
        return f"{root_of(settings)}/"
    return posixpath.relpath(".", posixpath.dirname(save_as) or ".") + "/"


def own_path(address: str, site: str) -> str | None:
    """Return the path below the root of the ``site`` to which ``address`` leads; None if it leads elsewhere."""
    there, here = split_address(address), split_address(site)
    if not (there and here and here.hostname and there.hostname == here.hostname):
        return None
    root = here.path.rstrip("/") + "/"
    return unquote(there.path.removeprefix(root)) if there.path.startswith(root) else None


def address_complaint(address: str) -> str | None:
    """Return a sentence on why readers cannot open a site at ``address``, and what to type; None if they can."""
    said = own_complaint(address)
    return f"{said} {say('setting/address-ask')}" if said else None


def own_complaint(typed: str) -> Message | None:
    """Return why readers cannot open a site at the address ``typed``; None if they can."""
    address = ascii_site(typed)
    if not address:
        return say("setting/address-none")
    if not re.match(r"https?://", address):
        return say("setting/address-scheme", address=typed)
    if not address.isascii():
        return say("setting/address-letters", address=typed)
    host = _host_of(address)
    if not host:
        return say("setting/address-odd", address=typed)
    return say("setting/address-trial", address=typed) if _is_trial(host) else None


def _host_of(address: str) -> str:
    """Return the host of ``address``; empty if it is not the plain address of a place: host, port, folder."""
    parts = split_address(address)
    if parts is None:
        return ""
    host = (parts.hostname or "").rstrip(".")
    is_plain = not (parts.query or parts.fragment or parts.username) and re.fullmatch(r"[^\s\"<>\\{}|^`]+", address)
    return host if is_plain else ""


def _is_trial(host: str) -> bool:
    """Say whether ``host`` is a name or an address that stands for no machine but one's own."""
    with suppress(ValueError):
        number = ip_address(host)
        return number.is_loopback or number.is_unspecified
    return bool(_TRIAL_NAMES & set(host.split("."))) or (host.startswith("xn--") and host == ascii_host(_ASKED_FOR))
