"""Blocks of HTML within Markdown, which end where CommonMark says, as Markdown of ours."""

from __future__ import annotations

import re

from bantin.move_in.account import Account
from bantin.move_in.html_body import blocks_of_html, markdown_of
from bantin.move_in.references import References

_TAGS = (
    r"div|p|section|article|figure|figcaption|center|table|thead|tbody|tr|td|th|ul|ol|"
    r"li|blockquote|iframe|video|audio|object|embed|details|summary|h[1-6]|dl|"
    r"dt|dd|pre|address|header|footer|aside|nav|form|hr|picture|script|style|noscript|main|svg|math|select|textarea"
)
BLOCK = re.compile(rf" {{0,3}}</?(?:{_TAGS})\b[^<>]*>?|\s*<!--", re.IGNORECASE)
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{_TAGS})\b[^<>]*?(?P<alone>/?)>", re.IGNORECASE)
_VOID = {"hr", "embed", "img", "br"}
_LONE_TAG = re.compile(rf"\s*(?:</?(?:{_TAGS})\b[^<>]*>\s*)+", re.IGNORECASE)


def with_blocks(text: str, references: References, account: Account) -> str:
    """Return ``text`` with its blocks of HTML as Markdown; tags that stand around Markdown are taken away."""
    if "<" not in text:
        return text
    lines = text.split("\n")
    made: list[str] = []
    number = 0
    while number < len(lines):
        if not BLOCK.match(lines[number]) or (
            number and lines[number - 1].strip() and not _LONE_TAG.fullmatch(lines[number])
        ):
            made.append(lines[number])
            number += 1
            continue
        end = _end_of_block(lines, number)
        block = "\n".join(lines[number:end])
        if _LONE_TAG.fullmatch(block) and not re.search(
            r"<(?:iframe|video|audio|object|embed|hr)\b", block, re.IGNORECASE
        ):
            made.append("")
        else:
            made += ["", markdown_of(blocks_of_html(block, _Kept(references), account)).strip("\n"), ""]
        number = end
    return "\n".join(made)


class _Kept(References):
    """Answers for HTML within Markdown: what becomes of its links and photos is asked when all is Markdown."""

    def __init__(self, references: References) -> None:
        self._references = references

    def link(self, typed: str) -> str:
        """Return the address as typed, if it is one."""
        return "" if typed.strip().casefold().startswith("javascript:") else typed.strip().replace(" ", "%20")

    def photo(self, typed: str) -> str:
        """Return the address as typed."""
        return typed


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the line behind a block of HTML: the next empty one, unless only tags follow what stays open."""
    depth, end = 0, start
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            following = next((it for it in range(end, len(lines)) if lines[it].strip()), len(lines))
            if depth <= 0 or following == len(lines) or not BLOCK.match(lines[following]):
                break
            end = following
            continue
        elif end > start and depth <= 0 and not BLOCK.match(line) and _LONE_TAG.fullmatch(lines[end - 1]):
            break
        for tag in _TAG.finditer(line):
            if tag["name"].casefold() not in _VOID and not tag["alone"]:
                depth += -1 if tag["end"] else 1
        end += 1
    return end
