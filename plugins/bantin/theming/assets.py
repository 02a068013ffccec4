"""The theme's files as published: each under a name that carries its content hash, so it may be cached for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from bantin.theming.bundle import join_styles, read_listing
from bantin.theming.fonts import face_rules

STYLES = "site.css"
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


def load_assets(static: Path, folder: str = "theme", faces: Mapping[str, bytes] = MappingProxyType({})) -> Assets:
    """Read the theme's ``static`` folder: its style sheets as one file, its pictures and scripts one by one.

    ``faces`` are font files of the site's own by their role; the style sheet puts them first.
    """
    fonts = {f"{role}.woff2": data for role, data in faces.items()}
    names = {role: PurePosixPath(fingerprinted(f"{role}.woff2", data, folder)).name for role, data in faces.items()}
    style = _styles(static / "css") + face_rules(names).encode()
    named = {STYLES: style, **fonts, **dict(_files(static / "img")), **dict(_files(static / "js"))}
    return Assets({name: Asset(fingerprinted(name, data, folder), data) for name, data in named.items()})


def fingerprinted(name: str, data: bytes, folder: str) -> str:
    """Return ``folder/stem.<hash>.suffix``, the hash being that of ``data``."""
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]
    return str(PurePosixPath(folder) / path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def _styles(css: Path) -> bytes:
    listing = read_listing((css / "site.txt").read_text(encoding="utf-8"))
    return join_styles((css / name).read_text(encoding="utf-8") for name in listing).encode()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.glob("*.*")):
        yield file.name, file.read_bytes()
