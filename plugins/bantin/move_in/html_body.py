"""A body in HTML as Markdown of ours: tidied as a tree, then through the blocks and the writer of the Word import."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from bantin.imports.arrange import Arrangement
from bantin.imports.blocks import (
    Block,
    Break,
    Caption,
    Figure,
    Heading,
    Inline,
    Inlines,
    Listing,
    Paragraph,
    Photo,
    Quote,
    Text,
    plain,
)
from bantin.imports.html import flows_of, tree_of
from bantin.imports.writer import markdown
from bantin.move_in.account import Account
from bantin.move_in.html_tree import CLOSE, OPEN, tidy
from bantin.move_in.references import References
from bantin.vietnamese.credit import find_credit

_TOKEN = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_OTHER_STORIES = re.compile(
    r"(?:(?:các|những) )?(?:bản )?(?:tin|bài)(?: (?:tin|bài|viết))*"
    r" (?:đã đưa|khác|liên quan|cùng chuyên mục|cũ hơn|mới hơn|mới nhất)\W*",
    re.IGNORECASE,
)


def blocks_of_html(html: str, references: References, account: Account) -> list[Block]:
    """Return what ``html`` holds as blocks, links and photos as they are here; raise Refused for what is too much."""
    if not html.strip():
        return []
    root = tree_of(html)
    tidy(root, references, account)
    arrangement = Arrangement()
    arrangement.take(flows_of(root, references.link))
    blocks = _without_other_stories(arrangement.blocks, account)
    return list(_with_headings(it for block in blocks for it in _parted(_without_tokens_of_shots(block))))


def markdown_of(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as Markdown, with the names of places that links lead to."""
    return _TOKEN.sub(lambda found: f'<a name="{unquote(found[1])}"></a>', markdown(blocks).text)


def lead_figure(source: str, alt: str, words: str, credit: str) -> Figure:
    """Return the figure of the photo that the header names."""
    found = find_credit(words)
    if found and not credit and found.alone:
        words, credit = "", found.name
    content: tuple[Inline, ...] = (Text(words),) if words else ()
    return Figure((Photo(source, alt),), (Caption(content, credit),) if words or credit else ())


def photos_in(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the addresses of all photos, in order."""
    for block in blocks:
        if isinstance(block, Figure):
            yield from (photo.source for photo in block.photos)
        elif isinstance(block, Quote):
            yield from photos_in(block.blocks)


def _without_tokens_of_shots(block: Block) -> Block:
    if isinstance(block, Figure):
        photos = tuple(replace(it, source=it.source.rsplit("|", 3)[0]) for it in block.photos)
        return replace(block, photos=photos)
    return block


def _parted(block: Block) -> list[Block]:
    """Return the paragraphs that empty lines make of one: many editors know no other way to begin anew."""
    if not isinstance(block, Paragraph):
        return [block]
    pieces: list[list[Inline]] = [[]]
    for part, following in zip(block.content, (*block.content[1:], None), strict=True):
        if isinstance(part, Break) and isinstance(following, Break):
            pieces.append([])
        elif pieces[-1] or not isinstance(part, Break):
            pieces[-1].append(part)
    return [Paragraph(tuple(piece)) for piece in pieces if piece]


def _without_other_stories(blocks: Sequence[Block], account: Account) -> Sequence[Block]:
    """Return ``blocks`` without the list of other stories that a portal writes below the text, which is told."""
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if isinstance(block, Paragraph | Heading) and _OTHER_STORIES.fullmatch(plain(block.content)):
            account.tell("cut", " ".join(" ".join(plain(line) for line in lines_in(it)) for it in blocks[index:]))
            return blocks[:index]
        if not isinstance(block, Listing) and not _leads_on(block):
            break
    return blocks


def lines_in(block: Block) -> Iterator[Inlines]:
    """Yield the words of a paragraph, a heading or a list, item by item."""
    if isinstance(block, Paragraph | Heading):
        yield block.content
    for item in block.items if isinstance(block, Listing) else ():
        yield item.content
        for inner in item.inner:
            yield from lines_in(inner)


def _leads_on(block: Block) -> bool:
    """Say whether a paragraph is the title of another story, perhaps with a date behind."""
    links = [it for it in block.content if isinstance(it, Text) and it.link] if isinstance(block, Paragraph) else []
    return isinstance(block, Paragraph) and 2 * sum(len(it.text) for it in links) > len(plain(block.content))


def _with_headings(blocks: Any) -> Iterator[Block]:
    """Yield ``blocks`` with the highest of their headings at level two; a heading without words goes."""
    made = [it for it in blocks if not (isinstance(it, Heading) and not plain(it.content))]
    top = min((it.level for it in made if isinstance(it, Heading)), default=2)
    for block in made:
        yield replace(block, level=max(2, block.level - top + 2)) if isinstance(block, Heading) else block
