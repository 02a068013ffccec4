"""The newsroom's own view: drafts and stories of the future too, in a folder apart, closed to search engines."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from bantin.newsroom.startup_errors import speak_plainly

speak_plainly()  # of mistakes that are found before any plugin is there

from pelicanconf import *  # noqa: E402, F403  (Pelican's own idiom: a preview inherits every setting)

PREVIEW = True
OUTPUT_PATH = "preview"
DELETE_OUTPUT_DIRECTORY = True
