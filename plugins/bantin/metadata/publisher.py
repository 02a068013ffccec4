"""Who publishes the site, as the settings say it, with the absolute addresses that machines ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bantin.newsroom.host_names import ascii_mailboxes
from bantin.newsroom.settings import OFFICE, OFFICE_KINDS


@dataclass(frozen=True, slots=True)
class Publisher:
    """The site and its office; ``url`` ends with a slash, ``logo`` is relative to it, empty means none.

    ``name`` is the office's, ``site`` that of the bulletin; ``kind`` is the schema.org type of the office and
    ``governing_body`` the authority that it belongs to.
    """

    name: str
    site: str
    url: str
    description: str = ""
    lang: str = "vi"
    kind: str = "GovernmentOrganization"
    governing_body: str = ""
    responsible: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    rights: str = ""
    logo: str = ""
    logo_side: int = 0

    def absolute(self, address: str) -> str:
        """Return ``address``, relative to the site root, as a whole one in ASCII."""
        return self.url + quote(address, safe="/%?#=")

    @property
    def id(self) -> str:
        """What other descriptions call the publisher."""
        return f"{self.url}#publisher"

    @property
    def site_id(self) -> str:
        """What other descriptions call the site."""
        return f"{self.url}#website"


def publisher_from(settings: Mapping[str, Any], logo: str = "", logo_side: int = 0) -> Publisher:
    """Return the publisher that ``settings`` name: ``OFFICE`` and Pelican's own."""
    office = OFFICE.of(settings) or {}
    return Publisher(
        name=office.get("name") or settings["SITENAME"],
        site=settings["SITENAME"],
        url=settings["SITEURL"].rstrip("/") + "/",
        description=settings.get("SITESUBTITLE") or "",
        lang=settings["DEFAULT_LANG"],
        kind=office.get("kind", OFFICE_KINDS[0]),
        **{key: office.get(key, "") for key in ("governing_body", "responsible", "address", "phone")},
        email=ascii_mailboxes(office.get("email", "")),
        rights=office.get("copyright_note", ""),
        logo=logo,
        logo_side=logo_side,
    )
