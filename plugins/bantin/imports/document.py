"""A file that an editor gives, read into a story: Word itself, or what can be turned into Word on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bantin.imports.file_kind import CONVERTIBLE, file_kind, saying
from bantin.imports.flow import Remark, Shot, all_lines
from bantin.imports.office import as_docx, office_program
from bantin.imports.refused import Refused
from bantin.imports.understood import Understood, understood
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, read_plain

_MOST = 200_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """What was understood of a file; ``shots`` has what its figures name, ``photo`` the bytes of a part."""

    understood: Understood
    shots: dict[str, Shot]
    photo: Callable[[str], bytes]


def read_file(path: Path) -> Document:
    """Return the document at ``path``, which an editor has named; raise :class:`Refused`."""
    try:
        data = read_plain(path.parent, path.name, _MOST)
    except NotPlain as error:
        key = {"missing": "import/missing", "too-big": "import/bomb"}.get(error.reason, "import/no-file")
        raise Refused(say(key)) from error
    return read_document(data, path.stem)


def read_document(data: bytes, name: str) -> Document:
    """Return the document in ``data``; one without a title is called ``name``; raise :class:`Refused`."""
    kind = file_kind(data)
    program = office_program() if kind in CONVERTIBLE else None
    if program:
        return _read_word(as_docx(data, CONVERTIBLE[kind], program), name)
    if kind != "docx":
        raise Refused(saying(kind))
    return _read_word(data, name)


def _read_word(data: bytes, name: str) -> Document:
    try:  # Only who imports needs the package; a site is built without it.
        from bantin.imports.captions import shot_key
        from bantin.imports.word.package import Package
        from bantin.imports.word.reader import Reader
    except ModuleNotFoundError as error:
        raise Refused(say("import/extra", package=error.name or "lxml")) from error
    package = Package(data)
    reader = Reader(package)
    flows = reader.read()
    notes = reader.notes()
    found = understood(flows, notes, name)
    if not found.story.blocks and not found.story.lead:
        raise Refused(say("import/no-words"))
    remarks: tuple[Remark, ...] = (*found.remarks, *reader.remarks())
    shots = {shot_key(shot): shot for it in all_lines(flows) for shot in it.shots}
    return Document(Understood(found.story, remarks), shots, package.blob)
