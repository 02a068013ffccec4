"""By what order rows of a build are made, in its own process and in workers, and how a file is called there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.rows import RowOrder
from bantin.newsroom.build import Build


def order_for(settings: Mapping[str, Any], build: Build) -> RowOrder:
    """Return the order by which rows of ``build`` are made, in this process and in workers."""
    options, folders = MarkdownOptions(settings["MARKDOWN"]), tuple(settings["PAGE_PATHS"])
    typed = typed_name(Path(settings["PATH"]))
    prefix = "" if typed == "." else f"{typed}/"
    return RowOrder(options, settings["TIMEZONE"], folders, prefix, tuple(build.judges))


def typed_name(source: Path) -> str:
    """Return ``source`` as somebody would type it in the folder where the command runs."""
    return source.relative_to(Path.cwd()).as_posix() if source.is_relative_to(Path.cwd()) else source.as_posix()
