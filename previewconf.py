"""The newsroom's own view: drafts and stories of the future too, in a folder apart, closed to search engines."""

# ruff: noqa: F403, I001  (Pelican's own idiom: a settings file inherits every name)
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *
from bantin.preview_settings import *
