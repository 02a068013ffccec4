"""From the bytes of a story file to text with one kind of line end and no character that a page may not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.front_matter.recode import encoding_name

# What XML 1.0 forbids, and what turns the direction of text around, so that a reader sees other words than a program.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Undecodable(ValueError):
    """Bytes that are no UTF-8; the message tells an editor what they seem to be and how to convert them."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class RemovedCharacter:
    """A character that was taken out, and where it stood (from 1)."""

    character: str
    line: int
    column: int

    @property
    def message(self) -> str:
        """What to tell the editor."""
        return f"có ký tự điều khiển U+{ord(self.character):04X}, đã được bỏ khi đăng. Hãy xóa rồi gõ lại chỗ này."


def decode_story(data: bytes, file: str) -> tuple[str, list[RemovedCharacter]]:
    """Return the text of ``data`` and what was taken out of it; raise :class:`Undecodable` if it is not UTF-8.

    ``file`` is the name that the command which converts the file is told.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, file) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _FORBIDDEN.search(text):
        return text, []
    removed = [
        RemovedCharacter(
            found[0], text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        )
        for found in _FORBIDDEN.finditer(text)
    ]
    return _FORBIDDEN.sub("", text), removed


def _undecodable(data: bytes, place: int, file: str) -> Undecodable:
    name = encoding_name(data)
    if name:
        return Undecodable(
            1,
            0,
            f"tệp này viết bằng bảng mã {name}, không phải Unicode (UTF-8). Hãy chạy: make convert-text FILE={file}",
        )
    line = data.count(b"\n", 0, place) + 1
    column = len(data[data.rfind(b"\n", 0, place) + 1 : place].decode("utf-8", "replace")) + 1
    message = (
        "có chữ không thuộc bảng mã Unicode (UTF-8). Hãy mở tệp bằng chương trình đã viết ra nó rồi lưu với UTF-8."
    )
    return Undecodable(line, column, message)
