"""Where the theme under test lies."""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
CSS = THEME / "static" / "css"
STRINGS = THEME / "strings"


def styles() -> list[Path]:
    """Return the files of the site's style sheet; what feeds look like lies beside them and is shipped by itself."""
    return sorted(file for file in CSS.rglob("*.css") if not file.name.startswith("feed"))


def templates() -> list[Path]:
    """Return every template file of the theme."""
    return sorted(TEMPLATES.rglob("*.html"))
