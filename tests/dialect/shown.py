"""What readers see of a converted body: its texts, with the numbers that a browser puts before items."""

from __future__ import annotations

from html.parser import HTMLParser

from bantin.front_matter.conversion import Body
from bantin.newsroom.photo import fill_slots

_LETTERS = " abcdefghijklmnopqrstuvwxyz"


class _Reader(HTMLParser):
    """Writes down texts; a list that counts gives each item its number, as browsers do."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._lists: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ol", "ul"):
            kind = (given.get("type") or "1") if tag == "ol" else ""
            self._lists.append((kind, int(given.get("start") or 1) - 1))
        elif tag == "li" and self._lists:
            kind, number = self._lists[-1]
            number = int(given.get("value") or number + 1)
            self._lists[-1] = kind, number
            self.texts.append({"1": f"\n{number}. ", "a": f"\n{_LETTERS[number % 27]}. "}.get(kind, "\n"))
        elif tag not in ("b", "i", "em", "strong", "a", "del", "span", "u", "s", "sub", "abbr"):
            self.texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def shown(body: Body) -> str:
    """Return the text of ``body`` with the descriptions, titles and captions of its photos."""

    def in_words(index: int) -> str:
        photo = body.photos[index]
        inline = photo.caption_text if photo.placement == "inline" else ""
        return f"[{photo.alt}] [{inline}]"

    reader = _Reader()
    reader.feed(fill_slots(body.html, body.photos, in_words))
    reader.close()
    return "".join(reader.texts)
