"""Addresses that others wrote, taken apart and put together: what is no address is answered, never raised."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(text: str) -> SplitResult | None:
    """Return the parts of the address ``text``; None if it is none: a bracket that stays open, a port of letters."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # worked out, and refused, only when it is asked for
    except ValueError:
        return None
    return parts


def join_address(base: str, text: str) -> str:
    """Return the whole address of what a page at ``base`` calls ``text``; ``text`` itself if it is no address."""
    try:
        return urljoin(base, text)
    except ValueError:
        return text


def site_of(text: str) -> str:
    """Return scheme and server of the address ``text`` (``https://a.vn``), empty if it names none."""
    parts = split_address(text)
    return f"{parts.scheme}://{parts.netloc}" if parts and parts.netloc else ""


def asked_of(text: str) -> str:
    """Return path and query of the address ``text`` (``/tin?id=5``), empty if it is none."""
    parts = split_address(text)
    if parts is None:
        return ""
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path


def path_of_address(text: str) -> str:
    """Return the path of the address ``text``, empty if it is none."""
    parts = split_address(text)
    return parts.path if parts else ""


def server_of(text: str) -> str:
    """Return name and port of the server in the address ``text``, empty if it names none."""
    parts = split_address(text)
    return parts.netloc if parts else ""


def host_of(text: str) -> str:
    """Return the name of the server in the address ``text``, empty if it names none."""
    parts = split_address(text)
    return (parts and parts.hostname) or ""
