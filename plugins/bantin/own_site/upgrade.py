"""What newer software changes for one site, told beforehand: names of settings, files that it has of its own."""

from __future__ import annotations

import ast
import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.newsroom.catalogue import flat_texts
from bantin.newsroom.message import Message, say
from bantin.newsroom.toml_text import NoToml, read_toml
from bantin.own_site.folder import FILES, SHARED
from bantin.own_site.software import Wheel
from bantin.own_site.vendor import requirements, version_key

RENAMED = "newsroom/renamed_settings.toml"
_SETTINGS = ("pelicanconf.py", "publishconf.py", "previewconf.py")
_VERSION = re.compile(r"^## (\d+\.\d+\.\d+).*$", re.MULTILINE)
_NO_PACKAGE = re.compile(r"\s*$|\s*#|\./vendor/|    --hash=")
_WHEN_UPGRADING = re.compile(r"^### Khi nâng cấp\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the upgrade changes: ``said`` in a sentence, with the ``difference`` if there is one.

    ``by_hand`` is what the site's owner has to do; all else the upgrade does, or is only to be known.
    """

    said: Message
    difference: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The way of a ``site`` from the ``old`` software, which it has, to the ``new``."""

    site: Path
    old: Wheel
    new: Wheel

    def points(self) -> list[Point]:
        """Return all that is to be known, in the order in which a person would do it."""
        parts = (self._notes, self._renamed, self._lists, self._shared, self._own_theme, self._own_words)
        return [point for part in parts for point in part()]

    def is_done(self) -> bool:
        """Say whether the site has the new software already, and pip is told of it."""
        return self.new.digest == self.old.digest and all(
            _lines(self.site / path) == data.decode() for path, data in requirements(self.new, self.new)
        )

    def replaced(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the new bytes of each file of the software's that the site has left as it was."""
        for path, mine, old, new in self._carried():
            if mine == old and new is not None and new != old:
                yield path, (new.replace("\n", "\r\n") if path.endswith(".cmd") else new).encode()

    def _notes(self) -> Iterator[Point]:
        for version, text in notes(self.new.text("CHANGELOG.md") or ""):
            if version_key(self.old.version) < version_key(version) <= version_key(self.new.version):
                yield Point(say("upgrade/notes", version=version), text)

    def _renamed(self) -> Iterator[Point]:
        renamed: Mapping[str, Any] = tomllib.loads(self.new.text(RENAMED) or "")
        for name in _SETTINGS:
            try:
                tree = ast.parse(_bytes(self.site / name))
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                line = getattr(error, "lineno", 0) or 1
                yield Point(say("upgrade/unread-settings", file=name, line=line), by_hand=True)
                continue
            for line, old in sorted(_set_in(tree)):
                if old in renamed:
                    said = say("upgrade/renamed", file=name, line=line, old=old, new=renamed[old]["name"])
                    yield Point(said, by_hand=True)

        yield from self._read_by_templates({old: str(new["name"]) for old, new in renamed.items()})

    def _read_by_templates(self, renamed: Mapping[str, str]) -> Iterator[Point]:
        """Yield the places of the site's own templates that read a setting under a name that it has no more."""
        for file in sorted((self.site / "theme/templates").rglob("*.html")):
            name = file.relative_to(self.site).as_posix()
            for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                for old in filter(lambda it: re.search(rf"\b{it}\b", line), renamed):
                    said = say("upgrade/renamed-template", file=name, line=number, old=old, new=renamed[old])
                    yield Point(said, by_hand=True)

    def _lists(self) -> Iterator[Point]:
        """Yield the lists for pip that have lines of the site's own, which go."""
        for path, data in requirements(self.old, self.old):
            known = {*data.decode().splitlines()}
            own = [
                it for it in _lines(self.site / path).splitlines() if it not in known and not _NO_PACKAGE.match(it)
            ]
            if own and self.new.digest != self.old.digest:
                yield Point(say("upgrade/changed-list", file=path), "\n".join(own), by_hand=True)

    def _shared(self) -> Iterator[Point]:
        for path, mine, old, new in self._carried():
            if new is None or new == old or mine == new:
                continue
            if mine == old:
                yield Point(say("upgrade/replaced", file=path))
            else:
                yield Point(say("upgrade/changed-file", file=path), _difference(path, old, new), by_hand=True)

    def _carried(self) -> Iterator[tuple[str, str, str, str | None]]:
        """Yield each file of the software's that the site carries: its path, as it is, as it was, as it will be."""
        for path, file in SHARED.items():
            if (self.site / path).is_file():
                yield (
                    path,
                    _lines(self.site / path),
                    self.old.text(f"{FILES}/{file}") or "",
                    self.new.text(f"{FILES}/{file}"),
                )

    def _own_theme(self) -> Iterator[Point]:
        """Yield the files of the site's own that stand before those of the theme, where these have changed."""
        own = self.site / "theme"
        for file in sorted(path for kind in ("templates", "static") for path in (own / kind).rglob("*")):
            name = f"theme/{file.relative_to(own).as_posix()}"
            if not file.is_file() or file.suffix not in (".html", ".css", ".js", ".xsl"):
                continue
            old, new = self.old.text(name), self.new.text(name)
            if old is not None and new is None:
                yield Point(say("upgrade/gone-file", file=name), by_hand=True)
            elif old is not None and new is not None and old != new:
                yield Point(say("upgrade/changed-file", file=name), _difference(name, old, new), by_hand=True)

    def _own_words(self) -> Iterator[Point]:
        for file in sorted((self.site / "theme/strings").glob("*.toml")):
            name = f"theme/strings/{file.name}"
            was, known = (_keys(software.text(name) or "") for software in (self.old, self.new))
            try:
                mine = _keys(file.read_text("utf-8"))
            except (NoToml, UnicodeDecodeError) as error:
                yield Point(say("setting/string-file", file=name, error=str(error)), by_hand=True)
                continue
            for key in mine if known else ():
                if key in was and key not in known:
                    yield Point(say("upgrade/gone-word", file=name, key=key), by_hand=True)


def notes(changelog: str) -> list[tuple[str, str]]:
    """Return each version of ``changelog``, newest first, with what its section "Khi nâng cấp" says."""
    parts = _VERSION.split(changelog)[1:]
    found = zip(parts[::2], map(_WHEN_UPGRADING.search, parts[1::2]), strict=True)
    return [(version, part[1].strip() if part else "") for version, part in found]


def _keys(text: str) -> dict[str, str]:
    return dict(flat_texts(read_toml(text)))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _lines(file: Path) -> str:
    """Return the text of ``file``, its line ends those of here, whatever its bytes are; empty if there is none."""
    return _bytes(file).decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def _set_in(tree: ast.Module) -> set[tuple[int, str]]:
    """Return line and name of whatever ``tree`` gives a value to."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    return {(node.lineno, node.id) for node in names}


def _difference(name: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(
        old.splitlines(),
        new.splitlines(),
        str(say("upgrade/old", name=name)),
        str(say("upgrade/new", name=name)),
        "",
        "",
        2,
        "",
    )
    return "\n".join(lines)
