"""The photo that a story's header names, shown at the story's head unless the body shows it already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo, slot
from bantin.vietnamese.credit import find_credit

# The keys of the header beside the photo itself; its place stands in the metadata as “<key>_line” and “<key>_column”.
WORDS = ("image_caption", "image_alt", "image_credit")


@dataclass(frozen=True, slots=True)
class HeadPhoto:
    """A header's ``photo``; ``credit_text`` is its credit as readers see it, ``lines`` where each word stands."""

    photo: Photo | None
    credit_text: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def shown_in(self, body: str, index: int) -> str:
        """Return ``body`` with the photo, whose slot has the number ``index``, as the figure that it begins with."""
        words = self.photo.caption_html if self.photo else ""
        credit = f'<span class="photo__credit">{escape(self.credit_text)}</span>' if self.credit_text else ""
        said = " ".join(part for part in (words, credit) if part)
        caption = f'<figcaption class="photo__caption">{said}</figcaption>' if said else ""
        return f'<figure class="photo">{slot(index)}{caption}</figure>\n{body}'


def head_photo(metadata: Mapping[str, Any]) -> HeadPhoto:
    """Read the photo of a header: its caption may end with the credit, as under a photo of the body."""
    said = {name: str(metadata[name]) for name in WORDS if metadata.get(name)}
    lines = {name: int(metadata.get(f"{name}_line", 0)) for name in said}
    if not metadata.get("image"):
        return HeadPhoto(None, lines=lines)
    caption = said.get("image_caption", "")
    found = find_credit(caption)
    words, credit, name = caption, "", ""
    if found:
        words, credit, name = caption[: found.caption_end], caption[found.start : found.end], found.name
    if given := said.get("image_credit", ""):
        own = find_credit(given)
        credit, name = (given, own.name) if own and own.alone else (f"Ảnh: {given}", given)
    photo = Photo(
        str(metadata["image"]),
        said.get("image_alt", ""),
        caption_html=escape(words, quote=False),
        caption_text=words,
        credit=name,
        line=int(metadata.get("image_line", 0)),
        column=int(metadata.get("image_column", 0)),
    )
    return HeadPhoto(photo, credit, lines)


def findings(head: HeadPhoto, story: str, shown: bool) -> Iterator[Diagnostic]:
    """Yield what an editor should mend in the header's words about its photo; ``shown``: it stands at the head."""
    if head.photo is None:
        for line in head.lines.values():
            yield finding(story, line, say("photos/header-words.no-photo"), "warning")
    elif not shown:
        for line in head.lines.values():
            yield finding(story, line, say("photos/header-words.in-body"), "notice")
    elif not head.photo.alt:
        yield finding(story, head.photo.line, say("photos/header-alt", photo=head.photo.source), "warning")
