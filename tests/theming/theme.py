"""Where the theme under test lies."""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
CSS = THEME / "static" / "css"
STRINGS = THEME / "strings"


def templates() -> list[Path]:
    """Return every template file of the theme."""
    return sorted(TEMPLATES.rglob("*.html"))
