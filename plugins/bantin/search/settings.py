"""The settings of search."""

from __future__ import annotations

from bantin.newsroom.settings import SEARCH_SAVE_AS, SEARCH_URL

SETTINGS = (SEARCH_SAVE_AS, SEARCH_URL)
