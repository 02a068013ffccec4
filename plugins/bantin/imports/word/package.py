"""The parts of a Word file, read from memory within limits; nothing in it is believed, no name reaches the disk."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from bantin.imports.refused import Refused
from bantin.newsroom.message import say

MEGABYTE = 1_000_000
_MOST_PARTS, _MOST_IN_ALL = 2_000, 300 * MEGABYTE
_MOST_XML, _MOST_PHOTO = 20 * MEGABYTE, 60 * MEGABYTE
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relation of a part leads: to another part, or ``outside`` of the file."""

    kind: str
    target: str
    outside: bool


class Package:
    """An open Word file; every method raises :class:`Refused` for what is damaged, too big or meant to harm."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _DAMAGE as error:
            raise Refused(say("import/damaged")) from error
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_IN_ALL:
            raise Refused(say("import/bomb"))
        self._infos = {info.filename.lstrip("/").lower(): info for info in infos}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._infos

    def blob(self, part: str, most: int = _MOST_PHOTO) -> bytes:
        """Return the bytes of ``part``; whatever its header promises, not more than ``most`` are read."""
        info = self._infos.get(part.lower())
        if info is None:
            raise Refused(say("import/damaged"))
        if info.flag_bits & _ENCRYPTED:
            raise Refused(say("import/password"))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise Refused(say("import/damaged")) from error
        if len(data) > most:
            raise Refused(say("import/bomb"))
        return data

    def xml(self, part: str) -> Any:
        """Return the root element of ``part``; no entity is resolved, nothing is fetched, no DOCTYPE is taken."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.blob(part, _MOST_XML), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refused(say("import/damaged")) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refused(say("import/doctype"))
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of ``part`` by their ids; those of the file itself if ``part`` is empty."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return {}
        found = {}
        for element in self.xml(source):
            kind = element.get("Type", "").rpartition("/")[2]
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found

    @property
    def document(self) -> str:
        """The name of the part that holds the text."""
        relations = self.relations("").values()
        named = [it.target for it in relations if it.kind == "officeDocument" and not it.outside]
        found = next((name for name in [*named, "word/document.xml"] if name in self), None)
        if found is None:
            raise Refused(say("import/other-office" if self._is_other_office() else "import/damaged"))
        return found

    def _is_other_office(self) -> bool:
        return any(name.startswith(("xl/", "ppt/")) for name in self._infos)
