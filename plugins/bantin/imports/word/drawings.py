"""Pictures, text boxes and what cannot be drawn, in the two ways in which Word writes them: DrawingML and VML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bantin.imports.flow import Box, Flow, Lost, Part, Shot
from bantin.imports.word.elements import attribute, child, local, number, relation_id
from bantin.imports.word.package import Relation
from bantin.newsroom.message import say

_LOST = {
    "chart": "import/lost.chart",
    "relIds": "import/lost.diagram",
    "OLEObject": "import/lost.object",
    "control": "import/lost.object",
    "contentPart": "import/lost.ink",
}
# What Word or a camera writes where nobody has described the picture.
_NO_ALT = re.compile(
    r"(?:picture|image|hình ảnh|hình|ảnh|img|dsc|dscf|screenshot|z\d{6,}|description)[\s_\d-]*(?:\.\w{3,4})?"
    r"|\S+\.(?:jpe?g|png|gif|bmp|heic|webp|tiff?)|[0-9a-f_-]{12,}",
    re.IGNORECASE,
)
_BY_MACHINE = re.compile(
    r"\s*(?:Description automatically generated.*|Mô\s+tả\s+được\s+tạo\s+tự\s+động.*)", re.IGNORECASE | re.DOTALL
)
_TURN = re.compile(r"rotation\s*:\s*(-?[\d.]+)")


class Drawings:
    """Reads drawings of one part, whose ``relations`` lead to pictures; ``read`` reads what stands in a box."""

    def __init__(self, relations: dict[str, Relation], read: Callable[[Any], tuple[Flow, ...]]) -> None:
        self._relations, self._read = relations, read

    def parts(self, element: Any, alt: str = "") -> Iterator[Part]:
        """Yield what stands in ``element``, a ``drawing``, ``pict`` or ``object``, in order."""
        name = local(element)
        if name == "AlternateContent":
            yield from self._first_way(element, alt)
        elif name == "txbxContent":
            yield Box(self._read(element))
        elif name == "pic":
            yield from self._picture(element, alt)
        elif name == "imagedata":
            yield from self._old_picture(element)
        elif name in _LOST:
            yield Lost(say(_LOST[name]))
        else:
            described = child(element, "docPr")
            alt = _alt(described) if described is not None else alt
            for inner in element:
                yield from self.parts(inner, alt)

    def _first_way(self, element: Any, alt: str) -> Iterator[Part]:
        """Yield what the first of several ways to say one thing gives; the others would say it twice."""
        for way in element:
            found = list(self.parts(way, alt))
            if found:
                yield from found
                return

    def _picture(self, element: Any, alt: str) -> Iterator[Part]:
        fill, shape = child(element, "blipFill"), child(element, "spPr")
        blip = child(fill, "blip")
        if blip is None:
            return
        cut, form = child(fill, "srcRect"), child(shape, "xfrm")
        sides = [0 if cut is None else max(0, number(attribute(cut, side))) / 100_000 for side in "ltrb"]
        own = child(child(element, "nvPicPr"), "cNvPr")
        yield self._shot(
            relation_id(blip, "embed"),
            relation_id(blip, "link"),
            alt or ("" if own is None else _alt(own)),
            sides,
            0 if form is None else number(attribute(form, "rot")) / 60_000 % 360,
            mirrored=form is not None and attribute(form, "flipH") in ("1", "true"),
            flipped=form is not None and attribute(form, "flipV") in ("1", "true"),
        )

    def _old_picture(self, element: Any) -> Iterator[Part]:
        shape = element.getparent()
        style = "" if shape is None else attribute(shape, "style")
        found = _TURN.search(style)
        sides = [_share(attribute(element, f"crop{side}")) for side in ("left", "top", "right", "bottom")]
        alt = _kept_alt("" if shape is None else attribute(shape, "alt"))
        turn = number(found[1]) % 360 if found else 0
        flip = re.search(r"flip\s*:\s*([xy]+)", style)
        yield self._shot(
            relation_id(element, "id") or relation_id(element, "pict"),
            relation_id(element, "href"),
            alt,
            sides,
            turn,
            mirrored=bool(flip and "x" in flip[1]),
            flipped=bool(flip and "y" in flip[1]),
        )

    def _shot(
        self, embedded: str, linked: str, alt: str, sides: list[float], turn: float, *, mirrored: bool, flipped: bool
    ) -> Part:
        relation = self._relations.get(embedded)
        if relation is None or relation.outside:
            away = relation or self._relations.get(linked)
            if away is not None and away.outside:
                return Lost(say("import/linked-photo", address=away.target[:200]))
            return Lost(say("import/missing-photo"))
        left, top, right, bottom = sides
        crop = (left, top, right, bottom) if left + right < 0.98 and top + bottom < 0.98 else (0.0, 0.0, 0.0, 0.0)
        return Shot(relation.target, alt, crop, turn, mirrored, flipped)


def _alt(properties: Any) -> str:
    return _kept_alt(attribute(properties, "descr")) or _kept_alt(attribute(properties, "title"))


def _kept_alt(text: str) -> str:
    text = " ".join(_BY_MACHINE.sub("", text).split())
    return "" if _NO_ALT.fullmatch(text) else text


def _share(text: str) -> float:
    """Return a share of VML: ``19661f`` is of 65,536, other numbers are of one."""
    try:
        found = float(text[:-1]) / 65_536 if text.endswith("f") else float(text or 0)
    except ValueError:
        return 0
    return found if 0 < found < 1 else 0
