"""What differs in production, for a site's ``publishconf.py``: absolute addresses, feeds, warnings that stop a build.

It follows the site's own settings: ``from pelicanconf import *``, then ``from bantin.public_settings import *``.
"""

from __future__ import annotations

import os

from bantin.settings import DIRECT_TEMPLATES as _TEMPLATES


def public_address(own: str = "") -> str:
    """Return the site's address: SITEURL of the environment, else its ``own``, else the host's (HOST_ADDRESS)."""
    return (os.environ.get("SITEURL") or own or os.environ.get("HOST_ADDRESS", "")).rstrip("/")


PUBLIC_ADDRESS_REQUIRED = True
RELATIVE_URLS = False
DELETE_OUTPUT_DIRECTORY = True

DIRECT_TEMPLATES = [*_TEMPLATES, "feeds"]
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feeds/tin-moi.atom.xml"
FEED_ALL_RSS = "feeds/tin-moi.rss.xml"
CATEGORY_FEED_ATOM = "feeds/chuyen-muc/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/chuyen-muc/{slug}.rss.xml"

STRICT = True
# The build settles these by itself; the warning is for the editor, not against the site.
STRICT_ALLOWED_WARNINGS = ["address/clash", "addresses/taken"]
# What is published is promised: its addresses are written into content/dia-chi.tsv, which belongs into Git.
KEEP_LEDGER = True

# What a page may load: its own site's files and nothing else, and the one line of style of lite pages, by its hash
# (theme/templates/partials/lite_style.html). Hosts that send headers may add frame-ancestors 'none'.
CONTENT_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; "
    "style-src 'self' 'sha256-nVVfjRjfRztbwiUuoPdV3Q9WhRrrsw3gW4Zz9T7JpXA='; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
