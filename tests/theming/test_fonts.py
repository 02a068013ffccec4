"""A font file of the site's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.theming.assets import STYLES, load_assets
from bantin.theming.fonts import FaceError, face_rules, read_faces

from tests.theming.theme import THEME

FONT = b"wOF2" + b"x" * 40


def test_by_default_no_font_is_named() -> None:
    assets = load_assets(THEME / "static")
    assert face_rules({}) == ""
    assert b"@font-face" not in assets.files[STYLES].data
    assert not [name for name in assets.files if name.endswith(".woff2")]


def test_a_face_is_shipped_under_its_fingerprint_and_named_beside_the_style_sheet(tmp_path: Path) -> None:
    (tmp_path / "own.woff2").write_bytes(FONT)
    assets = load_assets(THEME / "static", "theme", read_faces({"sans": "own.woff2"}, tmp_path))
    shipped = assets.files["sans.woff2"]
    style = assets.files[STYLES].data.decode()
    assert shipped.data == FONT
    assert f'src:url("{shipped.url.removeprefix("theme/")}")' in style
    assert style.endswith(':root{--own-sans:"Own sans"}')
    assert "var(--own-sans" in style


@pytest.mark.parametrize(
    ("setting", "said"),
    [({"mono": "own.woff2"}, "vai “mono”"), ({"sans": "no.woff2"}, "WOFF2"), ({"sans": "a.ttf"}, "WOFF2")],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, setting: dict[str, str], said: str) -> None:
    (tmp_path / "own.woff2").write_bytes(FONT)
    (tmp_path / "a.ttf").write_bytes(b"\0\1\0\0")
    with pytest.raises(FaceError, match=said):
        read_faces(setting, tmp_path)
