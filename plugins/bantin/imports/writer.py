"""Blocks as Markdown that the site's own dialect reads as the same blocks; findings are told where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bantin.imports.blocks import (
    Block,
    Caption,
    Code,
    Figure,
    Heading,
    Inlines,
    Item,
    Listing,
    Note,
    Paragraph,
    Photo,
    Quote,
    Rule,
    Signature,
    Table,
    Text,
    plain,
)
from bantin.imports.escapes import address, escaped, escaped_start
from bantin.imports.inline_markdown import inline_markdown, joined_markdown, lines_of

_ENDED = re.compile(r"[.!?…][)”\"]*$")
_CAPTION_WORD = re.compile(r"(?:nguồn|ảnh|chú thích|caption|photo|credit)\b", re.IGNORECASE)
_NO_CAPTION = "{: .khong-chu-thich }"
_NO_DASH = re.compile(r"""^\d|[?!…]["”’»)]*\s*$|[?!…]["”’»]*\s*[-–—,]\s""")
_FENCE = re.compile(r"`{3,}|~{3,}")
_LAST_SIGNS = re.compile(r"#(?=#*$)")  # of a heading, which would be dropped


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown, and the line (from 1) on which each block begins."""

    text: str
    lines: tuple[int, ...]


def markdown(blocks: Sequence[Block]) -> Written:
    """Return ``blocks`` as Markdown, a blank line between them and one line end behind the last.

    Two quotes in a row, and two lists counted in the same way, are read as one: a document has no way to part them.
    """
    lines: list[str] = []
    starts = []
    for index, block in enumerate(blocks):
        written = block_lines(block)
        if _is_taken_for_caption(block, blocks[index + 1 : index + 2]):
            written[-1] += _NO_CAPTION
        if lines and written:
            lines.append("")
        starts.append(len(lines) + 1)
        lines += written
    return Written("\n".join(lines) + "\n" if lines else "", tuple(starts))


def block_lines(block: Block) -> list[str]:
    """Return the lines of one ``block``, without a blank one at either end."""
    match block:
        case Paragraph():
            return _paragraph(block.content)
        case Heading():
            words = inline_markdown(block.content)
            return [f"{'#' * block.level} {_LAST_SIGNS.sub(_as_sign, words)}"] if words else []
        case Listing():
            return list(_listing(block))
        case Table():
            return _table(block)
        case Quote():
            return [f"> {line}".rstrip() for line in markdown(block.blocks).text.splitlines()]
        case Figure():
            return _figure(block)
        case Note():
            return [f"[^{block.key}]: {inline_markdown(block.content)}"]
        case Signature():
            return _hard_lines([line for each in block.lines for line in lines_of(each)])
        case Code():
            return _code(block.text)
        case Rule():
            return ["___"]  # no item of a list before it, no underline of a heading


def _as_sign(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _paragraph(content: Inlines) -> list[str]:
    return _hard_lines(lines_of(content))


def _hard_lines(lines: Sequence[Inlines]) -> list[str]:
    written = [escaped_start(joined_markdown(line)) for line in lines]
    return [*(f"{line}\\" for line in written[:-1]), *written[-1:]]


def _listing(listing: Listing, indent: str = "") -> Iterator[str]:
    # Dashes before what people say, and before a figure, are none of a list.
    is_odd = any(_NO_DASH.search(plain(item.content)) for item in listing.items)
    for item in listing.items:
        marker = "*" if item.marker == "-" and is_odd else item.marker
        yield f"{indent}{marker} {_item_words(item)}"
        for inner in item.inner:
            yield from _listing(inner, f"{indent}    ")


def _item_words(item: Item) -> str:
    return escaped_start(inline_markdown(item.content))


def _table(table: Table) -> list[str]:
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return []
    rows = [[inline_markdown(cell) for cell in row] + [""] * (width - len(row)) for row in table.rows]
    head, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|" + "---|" * width, *rest]


def _figure(figure: Figure) -> list[str]:
    photos = [_photo(photo) for photo in figure.photos]
    captions = [_caption(caption) for caption in figure.captions]
    words = " | ".join(captions) if len(captions) > 1 else escaped_start("".join(captions))
    return [*photos, *([words] if words else [])]


def _is_taken_for_caption(block: Block, behind: Sequence[Block]) -> bool:
    """Say whether the dialect would take the paragraph ``behind`` photos without a caption for theirs."""
    if not isinstance(block, Figure) or block.captions or not (behind and isinstance(behind[0], Paragraph)):
        return False
    texts = [part for part in behind[0].content if isinstance(part, Text) and part.text.strip()]
    return all(text.italic for text in texts) or bool(_CAPTION_WORD.match(plain(behind[0].content)))


def _photo(photo: Photo) -> str:
    return f"![{escaped(' '.join(photo.alt.split()))}]({address(photo.source)})"


def _caption(caption: Caption) -> str:
    """Return the words of a ``caption`` with the credit behind them, in brackets where no sentence has ended."""
    words = inline_markdown(caption.words)
    if not caption.credit:
        return words
    label = f"Ảnh: {escaped(caption.credit)}"
    return label if not words else f"{words} {label}" if _ENDED.search(plain(caption.words)) else f"{words} ({label})"


def _code(text: str) -> list[str]:
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return [fence, *text.split("\n"), fence]
