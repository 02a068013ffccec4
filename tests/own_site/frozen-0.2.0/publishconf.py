"""Khi đăng: địa chỉ của trang, nguồn tin; cảnh báo cũng làm dừng."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *
from bantin.public_settings import *

SITEURL = public_address("https://bantin.xatanan.vn")
