"""The wheel of this checkout, in the colours that tests know: an owner may have given other ones to the theme."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bantin.own_site.software import put_wheel

from tests.demo.colours import tokens

_TOKENS = "bantin/theme/static/css/tokens.css"


def wheel_of_today(folder: Path) -> Path:
    """Make the wheel as the build backend does, and return it with the frozen colours in it."""
    made = put_wheel(folder).path
    whole = made.rename(folder / "as-it-is.zip")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, tokens() if entry.filename == _TOKENS else old.read(entry))
    whole.unlink()
    return made
