"""The publisher and the site as schema.org knows them: in short on every story, in full on the front page."""

from __future__ import annotations

from typing import Any

from bantin.metadata.json_ld import filled
from bantin.metadata.publisher import Publisher


def publisher_in_short(publisher: Publisher) -> dict[str, Any]:
    """Return what a story says of its publisher: type, name, address, logo."""
    return filled(
        {
            "@type": publisher.kind,
            "@id": publisher.id,
            "name": publisher.name,
            "url": publisher.url,
            "logo": _logo(publisher),
        }
    )


def publisher_in_full(publisher: Publisher) -> dict[str, Any]:
    """Return the publisher with the authority above it and the ways to reach it."""
    above = {"@type": "GovernmentOrganization", "name": publisher.governing_body} if publisher.governing_body else {}
    return publisher_in_short(publisher) | filled(
        {
            "parentOrganization": above,
            "address": publisher.address,
            "telephone": publisher.phone,
            "email": publisher.email,
        }
    )


def site_in_short(publisher: Publisher) -> dict[str, Any]:
    """Return the site that a page is part of."""
    return {"@type": "WebSite", "@id": publisher.site_id, "name": publisher.site, "url": publisher.url}


def web_site(publisher: Publisher) -> dict[str, Any]:
    """Return the description of the site for its front page."""
    return site_in_short(publisher) | filled(
        {
            "description": publisher.description,
            "inLanguage": publisher.lang,
            "publisher": publisher_in_full(publisher),
        }
    )


def _logo(publisher: Publisher) -> dict[str, Any]:
    if not publisher.logo:
        return {}
    url = publisher.absolute(publisher.logo)
    return {"@type": "ImageObject", "url": url, "width": publisher.logo_side, "height": publisher.logo_side}
