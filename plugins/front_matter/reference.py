"""The header keys and the classes as tables for the editors' guide, made from the tables of the code itself."""

from __future__ import annotations

from plugins.front_matter.schema import KEYS, Key
from plugins.newsroom.classes import AUTHOR_CLASSES

_HEADING = ("| Khóa | Cũng viết được là | Ý nghĩa |", "|---|---|---|")


def key_table() -> str:
    """Return the Markdown table of all header keys, in the order of the schema."""
    return "\n".join([*_HEADING, *(_row(key) for key in KEYS)])


def class_table() -> str:
    """Return the Markdown table of all classes that authors may give."""
    rows = (f"| `{each.name}` | `{each.example}` | {each.purpose} |" for each in AUTHOR_CLASSES)
    return "\n".join(["| Lớp | Viết | Kết quả |", "|---|---|---|", *rows])


def _row(key: Key) -> str:
    aliases = ", ".join(f"`{alias}`" for alias in key.aliases)
    return f"| `{key.name.capitalize()}` | {aliases} | {key.purpose} |"
