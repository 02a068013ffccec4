"""Dublin Core: the six fields that pages of state bodies must carry, and of the others what is known.

Rule: Thông tư 24/2011/TT-BTTTT, articles 4-8. No field is empty; several values are separated by ";".
"""

from __future__ import annotations

from bantin.metadata.page import Page
from bantin.metadata.plain import moment, plain
from bantin.metadata.publisher import Publisher

SCHEMA = "http://purl.org/dc/elements/1.1/"


def dublin_core(page: Page, publisher: Publisher) -> tuple[tuple[str, str], ...]:
    """Return the ``name`` and ``content`` of each field; a page without a date gets none."""
    date = page.published or page.updated
    fields = (
        ("DC.title", plain(page.title)),
        ("DC.creator", _joined(page.authors) or plain(publisher.responsible or publisher.name)),
        ("DC.date", moment(date) if date else ""),
        ("DC.description", plain(page.description) or plain(page.title)),
        ("DC.publisher", plain(publisher.governing_body or publisher.name)),
        ("DC.identifier", publisher.absolute(page.url)),
        ("DC.language", page.lang),
        ("DC.source", plain(page.source)),
        ("DC.subject", _joined((page.section, *page.tags))),
        ("DC.coverage", plain(page.place)),
        ("DC.rights", plain(publisher.rights)),
    )
    return tuple((name, content) for name, content in fields if content)


def _joined(values: tuple[str, ...]) -> str:
    """Return the values in one field; a semicolon inside one would make two of it."""
    words = (plain(value).replace(";", ",") for value in values)
    return "; ".join(dict.fromkeys(word for word in words if word))
