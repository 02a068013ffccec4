"""Whether a story that would be written passes: judged as a build and `bantin check` judge it, by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.check.alone import judge_alone
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.rows import RowOrder, make_row
from bantin.newsroom.diagnostic import Diagnostic

_CAPTIONS = "bantin.image_captions.extension:CaptionExtension"  # which a build adds to the site's own


def order_of(settings: Mapping[str, Any]) -> RowOrder:
    """Return how the stories of the site are read."""
    markdown = settings.get("MARKDOWN", {})
    options = MarkdownOptions({**markdown, "extensions": [*markdown.get("extensions", ()), _CAPTIONS]})
    folders = tuple(settings.get("PAGE_PATHS", ("pages",)))
    return RowOrder(options, settings.get("TIMEZONE", "Asia/Ho_Chi_Minh"), folders, judges=(judge_alone,))


def errors_in(order: RowOrder, path: str, text: str) -> list[Diagnostic]:
    """Return the errors for which a build would refuse the story at ``path``."""
    row = make_row(order, path, text.encode()).row
    return [it for it in (*row.findings, *row.judged) if it.severity == "error"]
