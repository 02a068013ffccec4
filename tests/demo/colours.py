"""The theme in the colours that tests know, whatever colours an owner has given to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
_PALETTE = Path(__file__).parent / "palette.css"
_COLOUR = re.compile(r"(--([a-z0-9-]+):\s*)(#[0-9a-f]{6})(?=;)")
_SET = re.compile(r"(--([a-z0-9-]+):\s*)([^;]+)(?=;)")


def tokens() -> str:
    """Return the theme's tokens in the frozen colours; a colour that the palette does not know keeps its value."""
    frozen: dict[str, list[str]] = {}
    for _, name, value in _COLOUR.findall(_PALETTE.read_text("utf-8")):
        frozen.setdefault(name, []).append(value)

    def coloured(found: re.Match[str]) -> str:
        left = frozen.get(found[2])
        return f"{found[1]}{left.pop(0)}" if left else found[0]

    return _SET.sub(coloured, (THEME / "static/css/tokens.css").read_text("utf-8"))


def copy_theme(folder: Path) -> Path:
    """Copy the theme into ``folder`` in the frozen colours and return where it lies."""
    theme = Path(shutil.copytree(THEME, folder / "theme"))
    (theme / "static/css/tokens.css").write_text(tokens(), "utf-8")
    return theme
