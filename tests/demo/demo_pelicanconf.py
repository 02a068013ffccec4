"""The demonstration bulletin as its editors try it: the product's settings, the demonstration's own choices."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pelicanconf import *  # noqa: F403
from tests.demo.bulletin import *  # noqa: F403
from tests.demo.bulletin import leave_defaults

leave_defaults(globals())
