"""Our whole build over an archive of text: with a plain theme and what Hugo makes too, and as we ship it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.corpus import categories_setting, draw_reports
from bench.lists.build import ROOT, settings_of, write_content
from bench.site.aside import put_aside

NAMES = "sources image_captions front_matter embargo attachments category_feeds check fast_build newsroom"
_SOME_SECONDS = 3
Step = Callable[[Path], object]


def prepare(folder: Path, stories: int) -> tuple[str, ...]:
    """Write the site into ``folder``, and return the command that builds it there."""
    write_content(folder / "content", stories)
    plugins = [f"bantin.{name}" for name in NAMES.split()]
    return _command(folder, settings_of(folder, plugins))


def prepare_shipped(folder: Path, stories: int) -> tuple[str, ...]:
    """Write the same archive with the settings of production: our theme, all plugins, pages and feeds."""
    write_content(folder / "content", stories)
    (folder / "content/pages").mkdir()
    places = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": "cache"}
    settings = {name: str(folder / place) for name, place in places.items()}
    named = {"SITENAME": "Bản tin", "SITEURL": "https://kho-tin.vn", "CATEGORIES": categories_setting()}
    return _command(folder, {**settings, **named}, "from publishconf import *")


def _command(folder: Path, settings: Mapping[str, object], before: str = "") -> tuple[str, ...]:
    lines = ["import sys", f"sys.path[:0] = {[str(ROOT), str(ROOT / 'plugins')]!r}", before]
    lines += [f"{name} = {value!r}" for name, value in settings.items()]
    file = folder / "settings.py"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return (sys.executable, "-m", "pelican", "-q", "-s", str(file), "--fatal", "errors")


def by_bantin(command: tuple[str, ...]) -> tuple[str, ...]:
    """Return what our own command makes of the site that ``command`` builds."""
    return (sys.executable, "-m", "bantin", "build", "-q", "-s", command[command.index("-s") + 1])


def edit_a_sentence(folder: Path) -> Path:
    """Correct one sentence in the body of a story in the middle of the archive, and return its file."""
    stories = sorted((folder / "content").rglob("*.md"))
    story = stories[len(stories) // 2]
    story.write_text(story.read_text("utf-8").rstrip("\n") + " Thêm một câu.\n", "utf-8")
    return story


def bring_back(folder: Path) -> None:
    """Put the same files in place of stories and site, as a checkout and a cache of CI do: no stamp is what it was.

    They are some seconds old when the build begins, as they are where Python and packages come first.
    """
    for name in ("content", "output"):
        shutil.copytree(folder / name, folder / "brought", copy_function=shutil.copy)
        put_aside(folder / name)
        (folder / "brought").rename(folder / name)
    put_aside(folder / ".output.spare")
    time.sleep(_SOME_SECONDS)


def publish_a_story(folder: Path) -> None:
    """Add a story that is newer than all others."""
    taken = len(list((folder / "content").rglob("moi-*.md")))
    *_, newest = draw_reports(2)
    text = "\n\n".join(newest.paragraphs)
    header = f"Title: Tin mới {taken}\nDate: 2026-01-{taken + 1:02} 08:00\nCategory: {newest.category}\n"
    (folder / f"content/moi-{taken}.md").write_text(f"{header}Summary: Tin mới.\n\n{text}\n", "utf-8")
