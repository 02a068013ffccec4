"""Addresses that templates work out, as plain ones."""

from __future__ import annotations

import re

_PLAIN_ADDRESSES = (
    (re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?[\"'`]?([^\"'`\s>%]+)[\"'`]?[^>%]*[>%]\}\}"), r"\1"),
    (re.compile(r"\{%-?\s*post_url\s+(?:\S*/)?(\S+?)\s*-?%\}"), r"\1.md"),
    (re.compile(r"\{%-?\s*(?:link|asset_path)\s+(\S+?)\s*-?%\}"), r"\1"),
    (
        re.compile(
            r"\{\{-?\s*[\"']([^\"'{}]*)[\"']\s*\|\s*(?:relative_url|absolute_url|url|asset|htmlBaseUrl)[^{}]*\}\}"
        ),
        r"\1",
    ),
    (re.compile(r"\{\{-?\s*(?:site\.(?:baseurl|url|base_url)|page\.root|base_path)\s*-?\}\}"), ""),
    (re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*\|\s*append:\s*[\"']([^\"']*)[\"']\s*-?\}\}"), r"\1"),
)
_POST_LINK = re.compile(
    r"\{%-?\s*post_link\s+(\S+)\s*(?:[\"']([^\"']*)[\"']|([^%\"']*?))(?:\s+(?:true|false))?\s*-?%\}"
)


def plain_addresses(body: str) -> str:
    """Return ``body`` with the addresses that templates work out as plain ones."""
    if "{" not in body:
        return body
    for pattern, plain in _PLAIN_ADDRESSES:
        body = pattern.sub(plain, body)
    return _POST_LINK.sub(lambda found: f"[{(found[2] or found[3] or found[1]).strip()}]({found[1]}.md)", body)
