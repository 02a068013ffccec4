"""The same archive as Pelican alone builds it: the same theme, lists and feeds, and no plugin."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.lists.build import settings_of


def prepare(folder: Path, content: Path) -> tuple[str, ...]:
    """Write settings into ``folder`` for the stories in ``content``, and return the command that builds there."""
    folder.mkdir(parents=True)
    settings = {**settings_of(folder, []), "PATH": str(content), "SLUGIFY_SOURCE": "title"}
    lines = [f"{name} = {value!r}" for name, value in settings.items()]
    file = folder / "settings.py"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return (sys.executable, "-m", "pelican", "-q", "-s", str(file), "--fatal", "errors")
