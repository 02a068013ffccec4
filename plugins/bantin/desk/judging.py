"""What is wrong in a story as it is being typed: header, body and every rule of `bantin check`, without a build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bantin.check.lint import lint
from bantin.check.registry import installed_rules
from bantin.check.story_text import StoryText
from bantin.desk.desk import Desk
from bantin.desk.spelling import spelling
from bantin.devserver.findings import Finding, findings_of
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.rows import RowOrder, make_row
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.source_text import SourceText

_CAPTIONS = "bantin.image_captions.extension:CaptionExtension"  # which a build adds to the site's own

_LACKING = {f"front-matter/missing-{name}": name for name in ("title", "date", "category")}
_LACKING["check/missing-lead"] = "summary"


def judge(text: SourceText) -> Iterable[Diagnostic]:
    """Return what the rules find in ``text`` by itself."""
    return [*lint([text], installed_rules(), None), *spelling(StoryText.of(text))]


def order_for(desk: Desk) -> RowOrder:
    """Return how the stories of the site are read."""
    settings = desk.settings
    markdown = settings.get("MARKDOWN", {})
    options = MarkdownOptions({**markdown, "extensions": [*markdown.get("extensions", ()), _CAPTIONS]})
    return RowOrder(options, desk.zone.key, tuple(settings.get("PAGE_PATHS", ("pages",))), judges=(judge,))


@dataclass(frozen=True, slots=True)
class Judged:
    """The ``findings`` in a story, and which key of the header is lacking, by the sentence that asks for it."""

    findings: list[Finding]
    lacking: dict[str, str]


def judged(desk: Desk, path: str, data: bytes) -> Judged:
    """Return what is wrong in a story that would have the bytes ``data``, in the order of its lines."""
    row = make_row(order_for(desk), path, data).row
    found = [*row.findings, *row.judged]
    lacking = {it.message: _LACKING[it.rule] for it in found if it.rule in _LACKING}
    # A build asks the rules of `bantin check` for errors alone: their warnings keep nothing from being published.
    made = findings_of(row.findings, desk.publishing, desk.root, 0)
    checked = findings_of(row.judged, replace(desk.publishing, strict=False), desk.root, 0)
    return Judged([*made, *checked], lacking)
