"""``python -m tools.doc_tables`` writes the tables of keys, classes and rules in docs/ from the code."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from bantin.check.registry import installed_rules  # noqa: E402
from bantin.front_matter.foreign import SENSES, Kind  # noqa: E402
from bantin.front_matter.schema import KEYS, Key  # noqa: E402
from bantin.newsroom.classes import AUTHOR_CLASSES  # noqa: E402
from bantin.newsroom.diagnostic import severity_word  # noqa: E402

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


def rule_table() -> str:
    """Return a Markdown table of every rule: its name, how grave it is, whether it can be mended, what it asks."""
    rows = [
        f"| `check/{installed.rule.name}` | {severity_word(installed.rule.severity)} "
        f"| {'có' if installed.fix else ''} | {installed.rule.summary.replace('|', '&#124;')} |"
        for installed in installed_rules()
    ]
    return "\n".join(["| Quy tắc | Mức | `make fix` | Yêu cầu |", "|---|---|---|---|", *rows])


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[], str]]] = {
    "front-matter keys": (("huong-dan-bien-tap.md",), key_table),
    "foreign keys": (("plugins/front_matter.md",), foreign_table),
    "rules": (("plugins/check.md",), rule_table),
    "classes": (("huong-dan-bien-tap.md", "anh-va-chu-thich.md", "plugins/front_matter.md"), class_table),
}
"""By the name between whose comments a table stands: its pages below docs/, and what makes it."""


def filled(page: str, name: str, table: str) -> str:
    """Return the text ``page`` with the ``table`` between the comments that bear its ``name``."""
    begin, end = (f"<!-- {name}: {word} -->" for word in ("begin", "end"))
    return re.sub(f"{begin}\n.*?\n{end}", lambda _: f"{begin}\n{table}\n{end}", page, count=1, flags=re.DOTALL)


def main() -> None:
    """Write each table anew."""
    for name, (pages, make) in TABLES.items():
        for page in pages:
            file = ROOT / "docs" / page
            file.write_text(filled(file.read_text("utf-8"), name, make()), "utf-8")


if __name__ == "__main__":
    main()
