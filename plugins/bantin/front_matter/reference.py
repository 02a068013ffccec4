"""The header keys and the classes as tables for the editors' guide, made from the tables of the code itself."""

from __future__ import annotations

from bantin.front_matter.foreign import SENSES, Kind
from bantin.front_matter.schema import KEYS, Key
from bantin.newsroom.classes import AUTHOR_CLASSES

_KINDS: dict[Kind, str] = {
    "means": "read as `{ours}`, with a notice",
    "suggests": "error that proposes `{ours}`",
    "unused": "not used here, one notice for all of a header",
    "address": "as `Địa chỉ cũ`, with a notice; the end of a story's own (`permalink`) is kept as `Slug`",
    "text": "error: words of the story belong below the header",
    "draft": "true: `Status: nháp`, false: no draft; a notice",
    "public": "false: `Status: nháp`, true: no draft; a date: `Date`; a notice",
    "state": "`draft`, `private`, `pending`, `members` …: `Status: nháp`; `publish`, `public`: no draft; a notice",
    "unlisted": "true: `Status: ẩn`, a notice",
    "secret": "error that proposes `Status: nháp`, unless the value hides nothing",
    "listing": "as the row above; `Status: ẩn` is proposed too, with what it means",
}
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


def foreign_table() -> str:
    """Return the Markdown table of the keys of other systems, and what each comes to here."""
    rows = (
        f"| {', '.join(f'`{spelling}`' for spelling in sense.spellings)} | "
        f"{_KINDS[sense.kind].format(ours=sense.key.capitalize())} |"
        for sense in SENSES
    )
    return "\n".join(["| Keys | Here |", "|---|---|", *rows])
