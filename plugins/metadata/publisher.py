"""Who publishes the site, as search engines and archives want to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("GovernmentOrganization", "NewsMediaOrganization")


@dataclass(frozen=True, slots=True)
class Publisher:
    """``url`` is the site's absolute address without a slash at its end; ``kind`` a type of schema.org."""

    url: str
    site: str
    name: str
    kind: str = KINDS[0]
    description: str = ""
    parent: str = ""
    rights: str = ""
    lang: str = "vi"
    email: str = ""
    phone: str = ""
    address: str = ""
    logo: str = ""

    def absolute(self, url: str) -> str:
        """Return the absolute form of ``url``, which is relative to the site root."""
        return f"{self.url}/{url}" if url else f"{self.url}/"


def read_publisher(settings: Mapping[str, Any], logo: str = "") -> Publisher:
    """Return the publisher that ``settings`` name; raise ValueError for a kind that is none."""
    office = settings.get("OFFICE") or {}
    kind = office.get("kind", KINDS[0])
    if kind not in KINDS:
        raise ValueError(f"OFFICE kind is one of {', '.join(KINDS)}, not {kind!r}")
    return Publisher(
        url=settings["SITEURL"].rstrip("/"),
        site=settings["SITENAME"],
        name=office.get("name", settings["SITENAME"]),
        kind=kind,
        description=settings.get("SITESUBTITLE", ""),
        parent=office.get("governing_body", ""),
        rights=office.get("copyright_note", ""),
        lang=settings["DEFAULT_LANG"],
        email=office.get("email", ""),
        phone=office.get("phone", ""),
        address=office.get("address", ""),
        logo=logo,
    )
