"""The demonstration bulletin as its newsroom previews it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from previewconf import *  # noqa: F403
from tests.demo.bulletin import *  # noqa: F403
from tests.demo.bulletin import leave_defaults

leave_defaults(globals())
