"""Text of strangers made fit to be printed: what a terminal or a log would obey is shown in its place."""

from __future__ import annotations

import re

# Control characters, marks that turn the direction of text or cannot be seen, line ends of Unicode, halves of
# characters (a file name that is no UTF-8 comes as these), tags and non-characters.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(r"^(\s*)::")  # GitHub takes a line that begins so for an order


def printable(text: str) -> str:
    """Return ``text`` on one line with every such character written as an escape: ``\\x1b``, ``\\n``, ``\\u202e``."""
    return _UNFIT.sub(_escape, text) if _UNFIT.search(text) else text


def printable_line(text: str) -> str:
    """Return ``text`` fit to be a line of its own, which no machine that reads the log takes for an order."""
    return _COMMAND.sub(r"\1\\::", printable(text))


def printable_lines(text: str) -> str:
    """Return a ``text`` of several lines, each of them fit to be printed; tabs stay."""
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in map(_tame, text.split("\n")))


def printable_in_json(json: str) -> str:
    """Return a JSON text that means the same and is fit to be printed; its own line ends stay."""
    return _UNFIT.sub(lambda found: found[0] if found[0] == "\n" else _escape_in_json(found[0]), json)


def _escape_in_json(character: str) -> str:
    data = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at]:02x}{data[at + 1]:02x}" for at in range(0, len(data), 2))


def _tame(line: str) -> str:
    return _COMMAND.sub(r"\1\\::", line)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    known = {10: "\\n", 13: "\\r", 9: "\\t"}
    if code in known:
        return known[code]
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # the byte of a file name that is no UTF-8
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
