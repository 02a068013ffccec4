"""A face of one's own: a font file that the site ships, put before the faces that readers' devices have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bantin.newsroom.message import say

ROLES = ("sans", "serif")


class FaceError(ValueError):
    """The setting ``THEME_FACES`` names a role that there is not, or a file that cannot be used."""


def read_faces(setting: Mapping[str, str], root: Path) -> dict[str, bytes]:
    """Return the bytes of each WOFF2 file that ``setting`` names by role, relative to ``root``."""
    return {role: _read(role, root / path) for role, path in setting.items()}


def _read(role: str, file: Path) -> bytes:
    if role not in ROLES:
        raise FaceError(say("setting/face-role", role=role, known=", ".join(ROLES)))
    if not file.is_file() or file.read_bytes()[:4] != b"wOF2":
        raise FaceError(say("setting/face-file", file=str(file)))
    return file.read_bytes()


def _source(name: str) -> str:
    return f'src:url("{name}") format("woff2");font-weight:100 900;font-display:swap'


def face_rules(files: Mapping[str, str]) -> str:
    """Return the rules for faces in ``files`` (names of files in the folder of the style sheet, by role).

    Text is shown at once in the device's own face and changes when the file is there (``font-display``).
    """
    rules = (f'@font-face{{font-family:"Own {role}";{_source(name)}}}' for role, name in files.items())
    values = ";".join(f'--own-{role}:"Own {role}"' for role in files)
    return "".join(rules) + (f":root{{{values}}}" if values else "")
