"""What a converted body is, as nested data that can be compared with the blocks it was written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import lxml.html
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.imports.blocks import (
    Block,
    Break,
    Code,
    Figure,
    Heading,
    Inline,
    Listing,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    Signature,
    Table,
    Text,
    plain,
)
from bantin.imports.inline_markdown import joined
from bantin.newsroom.photo import fill_slots

from tests.demo.demo_pelicanconf import MARKDOWN

CAPTIONS = "bantin.image_captions.extension:CaptionExtension"
CONVERTER = BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], CAPTIONS]})
_LOOKS = {"strong": "b", "b": "b", "em": "i", "i": "i", "del": "s", "s": "s"}
_LETTERS = " abcdefghijklmnopqrstuvwxyz"
Run = tuple[str, str, str]  # text, looks, link


def converted(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 1, ())


def read_back(body: Body) -> list[Any]:
    """Return the structure of ``body``."""

    def shown(index: int) -> str:
        return f'<img data-n="{index}">'

    html = fill_slots(body.html, body.photos, shown)
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return [it for element in root for it in _read_block(element, body)]


def _read_block(element: Any, body: Body) -> list[Any]:
    match element.tag:
        case "p":
            return [("p", _lines(_runs(element)))]
        case "h2" | "h3" | "h4" | "h5" | "h6":
            return [(element.tag, _lines(_runs(element)))]
        case "ul" | "ol":
            return [_read_list(element)]
        case "section":
            return [("table", [[_lines(_runs(cell)) for cell in row] for row in element.iter("tr")])]
        case "blockquote":
            return [("quote", [it for child in element for it in _read_block(child, body)])]
        case "figure":
            numbers = [int(it.get("data-n")) for it in element.iter("img")]
            photos = [body.photos[number] for number in numbers]
            return [("figure", [(it.source, it.alt, it.caption_text, it.credit) for it in photos])]
        case "pre":
            return [("code", element.text_content().rstrip())]
        case "hr":
            return [("rule",)]
        case "div" if element.get("class") == "footnote":
            return [("note", [_lines(_runs(item)) for item in element.iter("li")])]
    return [("unknown", element.tag, element.text_content())]


def _read_list(element: Any) -> Any:
    items, number = [], int(element.get("start") or 1) - 1
    for item in element:
        number = int(item.get("value") or number + 1)
        marker = "-"
        if element.tag == "ol":
            marker = f"{_LETTERS[number]})" if element.get("type") == "a" else f"{number}"
        inner = [_read_list(child) for child in item if child.tag in ("ul", "ol")]
        items.append((marker, _lines(_runs(item)), inner))
    return ("list", items)


def _runs(element: Any, looks: str = "", link: str = "") -> list[Run]:
    found: list[Run] = [(element.text or "", looks, link)]
    for child in element:
        if child.tag == "br":
            found.append(("\n", "", ""))
        elif child.tag == "sup" and (child.get("id") or "").startswith("fnref"):
            found.append(("†", "", ""))
        elif child.get("class") != "footnote-backref" and child.tag not in ("ul", "ol"):
            look = _LOOKS.get(child.tag, "")
            href = child.get("href") or ""
            is_own = href.removeprefix("mailto:") in (child.text_content(), link) or href.startswith("tel:")
            inner_link = link if child.tag != "a" or is_own else href
            found += _runs(child, "".join(sorted({*looks, *look})), inner_link)
        found.append((child.tail or "", looks, link))
    return found


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """Return ``runs`` in lines, blanks single, blanks without looks, neighbours alike as one."""
    signs = [(sign, looks, link) for text, looks, link in runs for sign in text]
    lines: list[list[Run]] = [[]]
    for sign, looks, link in signs:
        if sign == "\n" and not looks:
            lines.append([])
        else:
            lines[-1].append((sign, looks, link))
    return [kept for line in lines if (kept := _merged(line))]


def _merged(line: Sequence[Run]) -> list[Run]:
    text = "".join(sign for sign, _, _ in line)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    found: list[Run] = []
    for sign, looks, link in line[start:end]:
        blank = sign.isspace()
        look = ("", "") if blank else (looks, link)
        sign = " " if blank else sign
        if blank and found and found[-1][0].endswith(" "):
            continue
        if found and found[-1][1:] == look:
            found[-1] = (found[-1][0] + sign, *look)
        else:
            found.append((sign, *look))
    return found


def expected(blocks: Sequence[Block]) -> list[Any]:
    """Return the structure that ``blocks`` should have once they are Markdown and read again; notes come last."""
    notes = [block for block in blocks if isinstance(block, Note)]
    kept = [it for block in blocks if not isinstance(block, Note) for it in _expected(block)]
    return [*kept, *([("note", [_words(note.content) for note in notes])] if notes else [])]


def _expected(block: Block) -> list[Any]:
    match block:
        case Paragraph():
            words = _words(block.content)
            return [("p", words)] if words else []
        case Heading():
            words = _words(block.content)
            return [(f"h{block.level}", words)] if words else []
        case Signature():
            return [("p", [line for each in block.lines for line in _words(each)])]
        case Listing():
            return [_expected_list(block)]
        case Table():
            width = max(map(len, block.rows))
            return [("table", [[_words(cell) for cell in row] + [[]] * (width - len(row)) for row in block.rows])]
        case Quote():
            return [("quote", expected(block.blocks))]
        case Figure():
            own = len(block.captions) > 1
            captions = [(plain(joined(it.words)), it.credit) for it in block.captions] or [("", "")]
            captions = captions if own else captions * len(block.photos)
            return [
                (
                    "figure",
                    [
                        (photo.source, " ".join(photo.alt.split()) or words, words, credit)
                        for photo, (words, credit) in zip(block.photos, captions, strict=True)
                    ],
                )
            ]
        case Code():
            return [("code", block.text.rstrip())]
        case Rule():
            return [("rule",)]
        case Note():
            return []


def _expected_list(listing: Listing) -> Any:
    return (
        "list",
        [
            (
                item.marker if item.marker == "-" or item.marker[0].isalpha() else item.marker[:-1],
                _words(item.content),
                [_expected_list(inner) for inner in item.inner],
            )
            for item in listing.items
        ],
    )


def _words(content: Iterable[Inline]) -> list[list[Run]]:
    return _lines(run for part in content for run in [_run(part)])


def _run(part: Inline) -> Run:
    match part:
        case Text():
            looks = ("b" if part.bold else "") + ("i" if part.italic else "") + ("s" if part.struck else "")
            return part.text.replace("\n", " "), looks, part.link
        case Break():
            return "\n", "", ""
        case NoteMark():
            return "†", "", ""
