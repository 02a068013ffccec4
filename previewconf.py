"""The newsroom's own view: drafts and stories of the future too, in a folder apart, closed to search engines."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403  (Pelican's own idiom: a preview inherits every setting)
from pelicanconf import DIRECT_TEMPLATES

PREVIEW = True
OUTPUT_PATH = "preview"
DELETE_OUTPUT_DIRECTORY = True
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "unpublished"]
UNPUBLISHED_SAVE_AS = "chua-dang.html"
UNPUBLISHED_URL = UNPUBLISHED_SAVE_AS
