"""Films of other sites become cards: a title or the address, and a plain link; nothing is asked of the other site."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from bantin.dialect.video_addresses import is_video, page_of, youtube_page
from bantin.newsroom.conversion import conversion_of
from bantin.newsroom.places import TAKEN_OUT, without_marks
from bantin.vietnamese.forbidden import resolve

VIDEO_CLASS = "video-card"
_ADDRESS = r"https?://[^\s<>()\[\]\"']+"
_LINE = re.compile(
    rf"[ \t]*(?:<?(?P<bare>{_ADDRESS})>?|!?\[(?P<title>[^\[\]]*)\]\(<?(?P<link>{_ADDRESS})>?(?:\s+\"[^\"]*\")?\)"
    rf"|\[(?:youtube|video|embed)\]?[ =]*(?P<code>{_ADDRESS})[^\[\]]*\]?(?:\[/(?:embed|video)\])?"
    r"|(?:\{\{[<%]|\{%)[ ]*youtube[ ]+\"?(?P<name>[\w-]+)\"?[ ]*(?:[>%]\}\}|%\}))[ \t]*"
)
_FRAME = re.compile(
    r"(?:<(?:p|div|center|figure)\b[^<>]*>\s{0,9}){0,3}<iframe\b(?P<attributes>[^<>]*)>\s{0,9}</iframe>"
    r"(?:\s{0,9}</(?:p|div|center|figure)>){0,3}",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>src|title)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))", re.IGNORECASE
)
_SIGN, _BEHIND = "\ufded", "\ufdec"
_CARD = re.compile(rf"{_SIGN}(?P<address>[^{_BEHIND}]*){_BEHIND}(?P<title>.*)")
_LONGEST_TITLE = 200


class VideoLines(Preprocessor):
    """Puts a sign, which nobody can type, before an address that stands alone on its line."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with one line for each film."""
        text = "\n".join(lines)
        if "<iframe" in text.lower():
            lines = _FRAME.sub(_from_frame, text).split("\n")
        return [_from_line(line) if "://" in line or "youtube" in line else line for line in lines]


def _from_frame(found: re.Match[str]) -> str:
    values = {
        it["name"].lower(): it["a"] or it["b"] or it["c"] or "" for it in _ATTRIBUTE.finditer(found["attributes"])
    }
    address = page_of(resolve(values.get("src", "")))
    if not is_video(address):
        return found[0]
    title = " ".join(resolve(values.get("title", "")).split())
    title = "" if title.lower() in ("youtube video player", "facebook video") else title
    return "\n".join([f"{_SIGN}{address}{_BEHIND}{title}", *[TAKEN_OUT] * found[0].count("\n")])


def _from_line(line: str) -> str:
    found = _LINE.fullmatch(line)
    if not found:
        return line
    address = page_of(found["bare"] or found["link"] or found["code"] or youtube_page(found["name"] or ""))
    return f"{_SIGN}{address}{_BEHIND}{found['title'] or ''}" if is_video(address) else line


class VideoCard(BlockProcessor):
    """Makes the cards; the line right under an address without a title is the title."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether an address of a film is in ``block``."""
        return _SIGN in block

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the cards, and blocks of their own of the lines between them."""
        waiting: list[str] = []
        lines = blocks.pop(0).split("\n")
        for number, line in enumerate(lines):
            card = _CARD.search(without_marks(line)) if _SIGN in line else None
            if card is None:
                waiting.append(line)
                continue
            self._flush(parent, waiting)
            title = card["title"] or _take_title(lines, number + 1)
            link = SubElement(
                SubElement(parent, "p", {"class": conversion_of(self.parser.md).own(VIDEO_CLASS)}),
                "a",
                {"href": card["address"]},
            )
            link.text = title or AtomicString(card["address"].partition("://")[2])
        self._flush(parent, waiting)

    def _flush(self, parent: Element, lines: list[str]) -> None:
        if any(map(str.strip, lines)):
            self.parser.parseBlocks(parent, ["\n".join(lines)])
        lines.clear()


def _take_title(lines: list[str], number: int) -> str:
    """Return the line with that number if it can be a title, and leave nothing in its place."""
    if number >= len(lines) or _SIGN in lines[number] or len(lines[number]) > _LONGEST_TITLE:
        return ""
    title, lines[number] = lines[number], ""
    return title
