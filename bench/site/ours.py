"""Our whole build over an archive of text: strict headers, captions, lists, feeds, checks, staging; a plain theme."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from bench.corpus import draw_reports
from bench.lists.build import ROOT, settings_of, write_content

NAMES = "sources image_captions front_matter embargo attachments category_feeds check fast_build newsroom"
Step = Callable[[Path], object]


def prepare(folder: Path, stories: int) -> tuple[str, ...]:
    """Write the site into ``folder``, and return the command that builds it there."""
    write_content(folder / "content", stories)
    plugins = [f"plugins.{name}.hooks" for name in NAMES.split()]
    lines = [f"{name} = {value!r}" for name, value in settings_of(folder, plugins).items()]
    file = folder / "settings.py"
    file.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + "\n".join(lines) + "\n", "utf-8")
    return (sys.executable, "-m", "pelican", "-q", "-s", str(file), "--fatal", "errors")


def edit_a_sentence(folder: Path) -> Path:
    """Correct one sentence in the body of a story in the middle of the archive, and return its file."""
    stories = sorted((folder / "content").rglob("*.md"))
    story = stories[len(stories) // 2]
    story.write_text(story.read_text("utf-8").rstrip("\n") + " Thêm một câu.\n", "utf-8")
    return story


def publish_a_story(folder: Path) -> None:
    """Add a story that is newer than all others."""
    taken = len(list((folder / "content").rglob("moi-*.md")))
    *_, newest = draw_reports(2)
    text = "\n\n".join(newest.paragraphs)
    header = f"Title: Tin mới {taken}\nDate: 2026-01-{taken + 1:02} 08:00\nCategory: {newest.category}\n"
    (folder / f"content/moi-{taken}.md").write_text(f"{header}Summary: Tin mới.\n\n{text}\n", "utf-8")
