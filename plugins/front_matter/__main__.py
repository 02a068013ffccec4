"""``python -m plugins.front_matter new CONTENT``: write a new story and print its path.

The title, category and author come in the environment (NEW_TITLE, NEW_CATEGORY, NEW_AUTHOR), where no shell
has touched their quotes.
"""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.front_matter.draft import draft_path, draft_text
from plugins.newsroom.run import read_clock


def main(arguments: list[str], environment: dict[str, str]) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m plugins.front_matter")
    parser.add_argument("verb", choices=["new"])
    parser.add_argument("content", type=Path)
    content: Path = parser.parse_args(arguments).content
    given = (environment.get(f"NEW_{name}", "") for name in ("TITLE", "CATEGORY", "AUTHOR"))
    title, category, author = (" ".join(unicodedata.normalize("NFC", value).split()) for value in given)
    if not (title and category):
        print('Hãy cho biết tên bài và chuyên mục: make new TITLE="…" CATEGORY="…"', file=sys.stderr)
        return 2
    now = read_clock(ZoneInfo("Asia/Ho_Chi_Minh"), environment)
    taken = {path.relative_to(content).as_posix() for path in content.rglob("*.md")}
    target = content / draft_path(title, now, taken)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(draft_text(title, category, author or "Ban Biên tập", now))
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
