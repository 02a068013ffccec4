"""Attribute lists such as ``{: .rong #muc-1 }`` name and place things; they set nothing else."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from bantin.newsroom.place_reader import register_places
from bantin.newsroom.places import BRACES_MARK, NAMED, PLACE, place_of, without_marks

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ALLOWED = {".", "id", "class", "lang", "focus", NAMED}
# Braces hold a list of attributes if a colon says so, or if each word in them is one; others are what somebody wrote.
_ITEM = r"""(?:[.#][^\s=}]+|[A-Za-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s=}"']+))(?:[ ]+|(?=\}))"""
_MARK = BRACES_MARK.pattern.replace("(", "(?:")
_BRACES = rf"((?:{_MARK})?\{{(?::|(?=[ ]*(?:{_ITEM})+\}}))[ ]*[^}}\n ][^}}\n]*)\}}"


class PlainAttributeLists(Extension):
    """Takes the place of Markdown's own attribute lists if these are on; ``dropped`` names what it left out, and
    the place of its braces."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[tuple[str, str]] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand where the stock processor stood, if it was there at all."""
        md.registerExtension(self)
        if "attr_list" in md.treeprocessors:
            register_places(md).braces = True
            md.treeprocessors.register(_PlainProcessor(md, self.dropped), "attr_list", 8)

    def reset(self) -> None:
        """Forget the story before."""
        self.dropped.clear()


class _PlainProcessor(AttrListTreeprocessor):
    # The stubs call these final; they are plain attributes of the class.
    HEADER_RE = re.compile(rf"[ ]+{_BRACES}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_BRACES}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_BRACES}")  # type: ignore[misc]

    def __init__(self, md: Markdown, dropped: list[tuple[str, str]]) -> None:
        super().__init__(md)
        self._dropped = dropped

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        place, attrs_string = _read_place(attrs_string, elem)
        before = dict(elem.attrib)
        elem.set(NAMED, place)
        rest = super().assign_attrs(elem, attrs_string, strict=strict)
        named = {name for name, _ in get_attrs_and_remainder(attrs_string)[0]} - _ALLOWED
        # The stock processor may rewrite a name, so that what is new is taken away whatever it is called now.
        for name in [name for name in elem.attrib if name not in before and name not in _ALLOWED]:
            del elem.attrib[name]
        for name in named & set(before):
            elem.set(name, before[name])
        if not (strict and rest):
            self._dropped.extend((name if _NAME.fullmatch(name) else "", place) for name in sorted(named))
        return rest


def _read_place(braces: str, element: Element) -> tuple[str, str]:
    """Return the place of ``braces`` with their opening sign, as an attribute tells it, and what stands in them."""
    found = BRACES_MARK.match(braces)
    place = "{}:{}".format(*place_of(found)) if found else element.get(PLACE, "")
    return place, without_marks(braces)[1:].removeprefix(":")
