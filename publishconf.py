"""What differs in production: absolute addresses, feeds, warnings that stop the build."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from bantin.newsroom.startup_errors import speak_plainly

speak_plainly()  # of mistakes that are found before any plugin is there

import pelicanconf  # noqa: E402
from pelicanconf import *  # noqa: E402, F403  (Pelican's own idiom: production inherits every setting)

# `make publish SITEURL=https://…`; the workflows pass the address that the host gives to the site.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
PUBLIC_ADDRESS_REQUIRED = True
RELATIVE_URLS = False
DELETE_OUTPUT_DIRECTORY = True

DIRECT_TEMPLATES = [*pelicanconf.DIRECT_TEMPLATES, "feeds"]
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feeds/tin-moi.atom.xml"
FEED_ALL_RSS = "feeds/tin-moi.rss.xml"
CATEGORY_FEED_ATOM = "feeds/chuyen-muc/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/chuyen-muc/{slug}.rss.xml"

STRICT = True
# The build settles these by itself; the warning is for the editor, not against the site.
STRICT_ALLOWED_WARNINGS = ["address/clash"]

# What a page may load: its own site's files and nothing else, and the one line of style of lite pages, by its hash
# (theme/templates/partials/lite_style.html). Hosts that send headers may add frame-ancestors 'none'.
CONTENT_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; "
    "style-src 'self' 'sha256-pAyyBku8pIksqUqoVPCOC5IoDpqXH0qfnDtj/0zkZhA='; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
