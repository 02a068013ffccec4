"""Where the theme that comes with these plugins lies, for the setting ``THEME``."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def theme_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the theme: inside the installed ``package``, or beside ``plugins/`` in a checkout."""
    packed = package / "theme"
    return packed if packed.is_dir() else package.parents[1] / "theme"
