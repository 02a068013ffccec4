"""Xem thử: cả bài nháp và bài chưa đến giờ."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *
from bantin.preview_settings import *
