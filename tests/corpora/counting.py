"""Both counts over the corpora: what is understood, what is told, and what is lost in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bantin.front_matter.conversion import Body, BodyConverter
from bantin.front_matter.document import parse_document

from tests.corpora.stories import TALES, Block
from tests.corpora.systems import SYSTEMS, written
from tests.demo.demo_pelicanconf import MARKDOWN
from tests.dialect.shown import shown

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REQUIRED = ("title", "date", "category")
CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]})
_WORD = re.compile(r"\w+")
_HIDDEN = {"comment"}  # what nobody should read


@dataclass
class Count:
    """What became of one system's blocks: understood without a word, noticed, told, lost; findings by rule."""

    stories: int = 0
    understood: int = 0
    noticed: int = 0
    told: int = 0
    silent: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    accused: list[str] = field(default_factory=list)


def count(system: str) -> Count:
    """Return what becomes of all stories as ``system`` writes them."""
    sums = Count()
    for tale in TALES:
        text, places = written(system, tale)
        document = parse_document(text.encode(), "tin.md", ZONE, REQUIRED)
        body = CONVERTER.convert(*document.body_arguments)
        sums.stories += 1
        found = [*document.diagnostics, *body.diagnostics]
        sums.rules.update(it.rule for it in found)
        for block, first, last in places:
            severities = {it.severity for it in found if first <= it.line <= last}
            if severities - {"notice"}:
                sums.told += 1
            elif lost := list(_lost(block, body)):
                sums.silent.append(f"{system}, {tale.name}, {block.kind}: {'; '.join(lost)}")
            elif severities:
                sums.noticed += 1
            else:
                sums.understood += 1
            if severities and block.kind == "paragraph":
                sums.accused.append(f"{system}, {tale.name}: {block.texts[0]}")
    return sums


def _lost(block: Block, body: Body) -> Iterator[str]:
    """Yield what the page lacks of ``block``, or shows though nobody should read it."""
    page = " ".join(shown(body).split())
    if block.kind in _HIDDEN:
        yield from (text for text in block.texts if text in page)
        return
    words = set(_WORD.findall(page.lower()))
    texts = () if block.kind == "video" and block.source in body.html else block.texts
    yield from (text for text in texts if not words.issuperset(_WORD.findall(text.lower())))
    yield from (
        f"{number}"
        for number, text in zip(block.numbers, block.texts, strict=False)
        if not re.search(rf"\b{number}[.)] {re.escape(text)}", page)
    )
    if block.kind == "photo":
        _, caption, credit = block.texts
        ours = [photo for photo in body.photos if photo.source.removeprefix("{static}") == block.source]
        yield from () if ours else (block.source,)
        yield from () if any(it.caption_text == caption and credit in it.credit for it in ours) else ("chú thích",)


_PREFACE = """\
# Counts: what is understood, what is told

Nine stories of one bulletin, written as each system writes, exports or pastes them (`tests/corpora/`), under our own
header. A block is a paragraph, a photo with its caption, a list, a table… Understood: the page shows what the person
meant. Noticed: so too, with a word about it. Told: a warning or an error stands on a line of the block. Silent:
neither. Made by `python -m tests.corpora`; a test holds this page to it, *silent* to nothing, and ordinary paragraphs
to no finding.

| System | stories | understood | noticed | told | silent | findings by rule |
|---|--:|--:|--:|--:|--:|---|
"""


def table() -> str:
    """Return the page of counts."""
    return _PREFACE + "".join(_row(system, count(system)) for system in SYSTEMS)


def _row(system: str, it: Count) -> str:
    rules = ", ".join(f"{rule} {number}" for rule, number in sorted(it.rules.items())) or "–"
    return f"| {system} | {it.stories} | {it.understood} | {it.noticed} | {it.told} | {len(it.silent)} | {rules} |\n"
