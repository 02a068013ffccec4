"""Whether a theme has a template: one that an owner has made of an older one of ours may lack what came later."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def has_template(generator: Any, name: str) -> bool:
    """Say whether the theme of ``generator``, or the site in its place, has a template of that ``name``."""
    settings = generator.settings
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], Path(generator.theme, "templates")]
    return any(
        Path(folder, f"{name}{ending}").is_file() for folder in folders for ending in settings["TEMPLATE_EXTENSIONS"]
    )
