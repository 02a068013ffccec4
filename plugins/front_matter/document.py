"""A story file as typed values: what its header says, its body, and everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from plugins.front_matter.header import Field, Parts, split_header
from plugins.front_matter.schema import BY_SPELLING
from plugins.front_matter.values import ValueProblem, read_value
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.source import HeaderField
from plugins.vietnamese.folding import nearest


@dataclass(slots=True)
class Document:
    """One source file: ``values`` maps schema names to typed values, ``lines`` to the lines that they stand on.

    ``path`` is relative to the content folder; ``fields`` are the values as typed.
    """

    path: str
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    fields: list[HeaderField] = field(default_factory=list)
    body: str = ""
    first_line: int = 1
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Say whether an error keeps the story from being published."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    def complain(self, line: int, rule: str, message: str) -> None:
        """Add an error about this file."""
        self.diagnostics.append(Diagnostic(self.path, line, f"front-matter/{rule}", message))


def parse_document(data: bytes, path: str, zone: dt.tzinfo, required: tuple[str, ...]) -> Document:
    """Read the bytes of a story file: UTF-8 (a BOM and CRLF are fine), header, empty line, Markdown body.

    Nothing raises for bad input: each problem is an error in ``diagnostics`` with its line.
    """
    document = Document(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        document.complain(line, "encoding", "tệp không phải UTF-8. Hãy mở tệp và lưu lại với bảng mã UTF-8.")
        return document
    # The body is fed to Markdown and XML feeds later: one normal form, one line ending.
    document.text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = split_header(unicodedata.normalize("NFC", document.text))
    document.body, document.first_line = parts.body, parts.first_line
    _read_fields(document, parts, zone)
    _require(document, required)
    return document


def _read_fields(document: Document, parts: Parts, zone: dt.tzinfo) -> None:
    for line in parts.stray_lines:
        document.complain(
            line,
            "stray-line",
            "dòng này nằm trong phần đầu bài nhưng không có dạng “Khóa: giá trị”. "
            "Hãy để một dòng trống giữa phần đầu bài và nội dung.",
        )
    for item in parts.fields:
        _read_field(document, item, zone)


def _read_field(document: Document, item: Field, zone: dt.tzinfo) -> None:
    key = BY_SPELLING.get(item.key.casefold())
    if key is not None:
        document.fields.append(HeaderField(key.name, item.value, item.line))
    if key is None:
        document.complain(item.line, "unknown-key", _unknown_key(item.key))
    elif key.name in document.values:
        document.complain(item.line, "repeated-key", f"khóa “{item.key}” đã có ở trên. Hãy giữ lại một dòng.")
    elif item.value:
        try:
            document.values[key.name] = read_value(key.kind, item.value, zone)
            document.lines[key.name] = item.line
        except ValueProblem as problem:
            document.complain(item.line, problem.rule, str(problem))


def _unknown_key(key: str) -> str:
    spellings = [spelling for entry in BY_SPELLING.values() for spelling in (entry.name.capitalize(), *entry.aliases)]
    close = nearest(key, spellings, 1)
    hint = f"Có phải ý bạn là “{close[0]}”?" if close else "Hãy xóa dòng này hoặc xem danh sách khóa trong hướng dẫn."
    return f"không có khóa “{key}”. {hint}"


_REQUIRED_FORMS = {
    "title": "Title: Tên bài",
    "date": "Date: 2024-01-14 17:30",
    "category": "Category: Tên chuyên mục",
}


def _require(document: Document, required: tuple[str, ...]) -> None:
    broken = {diagnostic.rule for diagnostic in document.diagnostics}
    for name in required:
        # A date that is there but wrong has had its own message.
        if name not in document.values and f"front-matter/{name}" not in broken:
            document.complain(1, f"missing-{name}", f"thiếu dòng “{_REQUIRED_FORMS[name]}” ở phần đầu bài.")
