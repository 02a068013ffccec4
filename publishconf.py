"""What differs in production: absolute addresses, feeds, warnings that stop the build."""

# ruff: noqa: F403, F405, I001  (Pelican's own idiom: a settings file inherits every name)
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *
from bantin.public_settings import *

SITEURL = public_address()  # `make publish SITEURL=https://…`; the workflows pass the address that the host gives
