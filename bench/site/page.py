"""The page of figures, docs/performance.md: its sections, each of which one command writes."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
LIKE, SHIPPED, LARGE = "The same pages as Hugo's", "The site as we ship it", "A large archive"
GROWTH = "An edit in a growing archive"
MODES_SECTION = "A new story, by the mode of its block"
READER = "What a reader waits for"  # from `make audit`, written by hand
SECTIONS = (LIKE, SHIPPED, LARGE, GROWTH, MODES_SECTION, READER)


def read_sections(text: str) -> dict[str, str]:
    """Return the parts of a page by their names."""
    parts = re.split(r"(?m)^## ", text)[1:]
    return {part.partition("\n")[0]: f"## {part}".strip() for part in parts}


def join_sections(introduction: str, known: dict[str, str]) -> str:
    """Return the page that holds those of its sections that are ``known``, in their order."""
    return "\n\n".join([introduction.strip(), *(known[name] for name in SECTIONS if name in known)]) + "\n"


def replace_section(name: str, text: str) -> None:
    """Write ``text`` into the page as the section of that name."""
    page = PAGE.read_text("utf-8")
    PAGE.write_text(join_sections(page.partition("\n## ")[0], {**read_sections(page), name: text}), "utf-8")


def machine() -> str:
    """Return what figures depend on: cores, system, Python."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
