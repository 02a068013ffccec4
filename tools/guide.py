"""The samples in the editors' guide: what is typed there is what its pictures show and what the tests convert."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

GUIDE = Path(__file__).parents[1] / "docs/huong-dan-bien-tap.md"
PICTURES = GUIDE.with_name("pictures")
_SAMPLE = re.compile(r"^<!-- mẫu: (?P<name>[a-z-]+) -->\n+```markdown\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEAD = """\
Title: {title}
Date: 2026-11-20 08:00
Category: Kinh tế
Author: Tuấn Tú
Summary: Bài mẫu của hướng dẫn biên tập.

"""


def samples(guide: str) -> Mapping[str, str]:
    """Return the samples of the text ``guide`` by name, as they are typed."""
    return {found["name"]: found["text"] for found in _SAMPLE.finditer(guide)}


def story_of(name: str, sample: str) -> str:
    """Return the text of a story that holds the ``sample``, which may bring a header of its own."""
    return sample if sample.startswith("Title") else _HEAD.format(title=f"Bài mẫu {name}") + sample


def write_stories(guide: str, folder: Path) -> None:
    """Write each sample of ``guide`` as a story into the content folder ``folder``, with the files that they name."""
    year = folder / "2026"
    year.mkdir(parents=True)
    for name, sample in samples(guide).items():
        (year / f"{name}.md").write_text(story_of(name, sample), "utf-8")
    photo = GUIDE.parents[1] / "tests/demo/content/2024/cho-phien.jpg"
    (year / "cho-phien.jpg").write_bytes(photo.read_bytes())
    (year / "Kế hoạch số 05.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
