"""Những gì của riêng trang này. Mọi thứ khác theo phần mềm."""

from bantin.settings import *

SITENAME = "Bản tin xã Tân An"
OFFICE = {"governing_body": "Ủy ban nhân dân xã Tân An", "address": "", "phone": "", "email": ""}
CATEGORIES = [
    {"name": "Thời sự"},
    {"name": "Kinh tế"},
    {"name": "Thông báo"},
]
COLOURS = {"cloth": ("#7a1a1d", "#491011")}
OWN_THEME = "theme"  # huy hiệu, câu chữ, mẫu trang của riêng mình
ICON_LETTERS = "TA"
