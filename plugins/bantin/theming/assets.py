"""The theme's files as published: each under a name that carries its content hash, so it may be cached for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from xml.etree import ElementTree as ET

from bantin.theming.bundle import join_styles, read_listing
from bantin.theming.colours import TOKENS, Schemes, painted
from bantin.theming.fonts import face_rules

STYLES = "site.css"
EMBLEM = "emblem.svg"
_OWN_SHEETS = ("own.css",)  # a site's own rules, after all others
_HASH_LENGTH = 10


class UnknownAsset(LookupError):
    """A template asked for a file that the theme does not hold."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish: its address relative to the site root, and its bytes."""

    url: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """Everything that the theme ships, by the name that templates use."""

    files: Mapping[str, Asset]

    def url(self, name: str) -> str:
        """Return the address of ``name`` relative to the site root."""
        try:
            return self.files[name].url
        except KeyError:
            raise UnknownAsset(f"the theme has no {name!r} (it has: {', '.join(sorted(self.files))})") from None


def load_assets(
    static: Path,
    folder: str = "theme",
    faces: Mapping[str, bytes] = MappingProxyType({}),
    own: Path | None = None,
    colours: Schemes = MappingProxyType({"light": {}, "dark": {}}),
) -> Assets:
    """Read the theme's ``static`` folder: its style sheets as one file, its pictures and scripts one by one.

    ``faces`` are font files of the site's own by their role; the style sheet puts them first. Files in ``static/`` of
    the site's ``own`` theme stand before those of the same name, and ``colours`` of its own before the theme's.
    """
    fonts = {f"{role}.woff2": data for role, data in faces.items()}
    names = {role: PurePosixPath(fingerprinted(f"{role}.woff2", data, folder)).name for role, data in faces.items()}
    style = _styles(static / "css", own, colours) + face_rules(names).encode()
    places = [static, *([own / "static"] if own else [])]
    files = {name: data for place in places for kind in ("img", "js") for name, data in _files(place / kind)}
    assets = {
        name: Asset(fingerprinted(name, data, folder), data)
        for name, data in {STYLES: style, **fonts, **files}.items()
    }
    emblem = own_emblem(own)
    return Assets({**assets, **({EMBLEM: assets[emblem.name]} if emblem else {})})


def own_emblem(own: Path | None) -> Path | None:
    """Return the emblem in the site's ``own`` theme, a drawing before a picture; None if there is none."""
    files = [own / "static/img" / f"emblem{ending}" for ending in (".svg", ".png")] if own else []
    return next((file for file in files if file.is_file()), None)


def unread_drawings(own: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each drawing (SVG) in the site's ``own`` theme that no browser would show, and why."""
    for file in sorted((own / "static").rglob("*.svg")):
        try:
            ET.fromstring(file.read_bytes())
        except (OSError, ET.ParseError) as error:
            yield file.relative_to(own).as_posix(), str(error)


def unread_templates(own: Path) -> Iterator[str]:
    """Yield the name of each template in the site's ``own`` theme that is no text."""
    for file in sorted(it for it in (own / "templates").rglob("*.html") if it.is_file()):
        try:
            file.read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            yield file.relative_to(own).as_posix()


def read_tokens(theme: Path, own: Path | None) -> str:
    """Return the tokens of the theme, or those of the site's own that stand before them."""
    css = theme / "static/css"
    return _sheet(css, own, TOKENS) if (css / TOKENS).is_file() or _is_there(own, TOKENS) else ""


def fingerprinted(name: str, data: bytes, folder: str) -> str:
    """Return ``folder/stem.<hash>.suffix``, the hash being that of ``data``."""
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]
    return str(PurePosixPath(folder) / path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def _styles(css: Path, own: Path | None, colours: Schemes) -> bytes:
    listing = read_listing(_sheet(css, own, "site.txt"))
    sheets = {
        name: _sheet(css, own, name) for name in [*listing, *_OWN_SHEETS] if name in listing or _is_there(own, name)
    }
    if any(colours.values()):
        sheets[TOKENS] = painted(sheets[TOKENS], colours)
    return join_styles(sheets.values()).encode()


def _sheet(css: Path, own: Path | None, name: str) -> str:
    file = own / "static/css" / name if own and _is_there(own, name) else css / name
    return file.read_text(encoding="utf-8")


def _is_there(own: Path | None, name: str) -> bool:
    return own is not None and (own / "static/css" / name).is_file()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.glob("*.*")):
        yield file.name, file.read_bytes()
