"""The header keys as a table for the editors' guide, made from the schema itself."""

from __future__ import annotations

from plugins.front_matter.schema import KEYS, Key

_HEADING = ("| Khóa | Cũng viết được là | Ý nghĩa |", "|---|---|---|")


def key_table() -> str:
    """Return the Markdown table of all header keys, in the order of the schema."""
    return "\n".join([*_HEADING, *(_row(key) for key in KEYS)])


def _row(key: Key) -> str:
    aliases = ", ".join(f"`{alias}`" for alias in key.aliases)
    return f"| `{key.name.capitalize()}` | {aliases} | {key.purpose} |"
