"""What the styles of a Word file say of a paragraph or a run, through all styles that these are based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bantin.imports.word.elements import attribute, child, local, number, switch, value

_ALIGNS = {"center": "centre", "right": "right", "end": "right", "centerGroup": "centre"}
_ROLES = {
    "title": "title",
    "caption": "caption",
    "chú thích": "caption",
    "chú thích ảnh": "caption",
    "quote": "quote",
    "intense quote": "quote",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; ``font`` is empty where nothing is said."""

    bold: bool
    italic: bool
    struck: bool
    hidden: bool
    font: str
    raised: bool


class Styles:
    """The styles in the element ``root`` of the part of styles, which may be None."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        self._everywhere: Any = None
        for element in () if root is None else root:
            if local(element) == "docDefaults":
                self._everywhere = child(child(element, "rPrDefault"), "rPr")
            elif local(element) == "style":
                name = attribute(element, "styleId")
                self._styles.setdefault(name, element)
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self._default = name

    def look(self, run: Any, paragraph_style: str) -> Look:
        """Return the look of a run with the properties ``run`` in a paragraph of that style."""
        named = value(run, "rStyle")
        levels = [
            *([] if run is None else [run]),
            *(found for it in self._chain(named) if (found := child(it, "rPr")) is not None),
            *(found for it in self.paragraph(paragraph_style) if (found := child(it, "rPr")) is not None),
            *([] if self._everywhere is None else [self._everywhere]),
        ]

        def on(*names: str) -> bool:
            said = (state for level in levels for name in names if (state := switch(level, name)) is not None)
            return next(said, False)

        fonts = (_font(level) for level in levels)
        raised = value(run, "vertAlign") in ("superscript", "subscript")
        return Look(
            on("b"), on("i"), on("strike", "dstrike"), on("vanish"), next((it for it in fonts if it), ""), raised
        )

    def align(self, properties: Any, style: str) -> str:
        """Return the alignment of a paragraph: ``centre``, ``right`` or empty."""
        said = [value(properties, "jc"), *(value(child(it, "pPr"), "jc") for it in self.paragraph(style))]
        return _ALIGNS.get(next((it for it in said if it), ""), "")

    def role(self, style: str) -> str:
        """Return what the name of a paragraph's ``style`` says of it."""
        for name in self._names(style):
            if name in _ROLES:
                return _ROLES[name]
            if name.startswith(("toc ", "table of ")):
                return "contents"
        return ""

    def level(self, properties: Any, style: str) -> int:
        """Return the level of a heading, from 1; 0 for what is none."""
        for name in self._names(style):
            head, _, tail = name.rpartition(" ")
            if head in ("heading", "đề mục") and tail.isdecimal():
                return min(number(tail), 6)
        said = [
            value(properties, "outlineLvl"),
            *(value(child(it, "pPr"), "outlineLvl") for it in self.paragraph(style)),
        ]
        found = number(next((it for it in said if it), "9"), 9)
        return found + 1 if 0 <= found < 9 else 0

    def paragraph(self, style: str) -> Iterator[Any]:
        """Yield the element of a paragraph's ``style``, or of the default one, and those that it is based on."""
        yield from self._chain(style or self._default)

    def _names(self, style: str) -> Iterator[str]:
        return (value(it, "name").lower() for it in self._chain(style))

    def _chain(self, style: str) -> Iterator[Any]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")


def _font(properties: Any) -> str:
    fonts = child(properties, "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
