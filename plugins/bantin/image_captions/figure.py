"""The markup of photos: a figure, a group of figures, a caption with its credit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from bantin.image_captions.caption import Caption
from bantin.image_captions.caption_context import MediaItem
from bantin.image_captions.content import put_content
from bantin.image_captions.paragraph import Piece
from bantin.newsroom.places import NAMED

Own = Callable[[str], str]  # makes a class one that this program gives

CAPTION_CLASS = "photo__caption"
CREDIT_CLASS = "photo__credit"
_FEWEST_FOR_GALLERY = 3


@dataclass(slots=True)
class Exhibit:
    """A piece with its shots, and the caption that is its own."""

    piece: Piece
    shots: list[MediaItem]
    caption: Caption = field(default_factory=Caption)
    attributes: dict[str, str] = field(default_factory=dict)


def build_figure(exhibits: Sequence[Exhibit], shared: Caption, attributes: dict[str, str], own: Own) -> Element:
    """Return the figure that shows ``exhibits``: alone, side by side, or as a gallery from three on."""
    if len(exhibits) == 1 and len(exhibits[0].shots) < 2:
        return _single(exhibits[0], shared or exhibits[0].caption, exhibits[0].attributes | attributes, own)
    count = sum(max(len(exhibit.shots), 1) for exhibit in exhibits)
    size = "gallery" if count >= _FEWEST_FOR_GALLERY else str(count)
    nested = any(exhibit.caption or exhibit.attributes for exhibit in exhibits)
    names = [own("photo-group"), own(f"photo-group--{size}")]
    figure = _figure(names, [] if nested else shots_of(exhibits), attributes)
    for exhibit in exhibits:
        figure.append(_single(exhibit, exhibit.caption, exhibit.attributes, own) if nested else exhibit.piece.node)
    add_caption(figure, shared, shots_of(exhibits), own)
    return figure


def _single(exhibit: Exhibit, caption: Caption, attributes: dict[str, str], own: Own) -> Element:
    figure = _figure([own("photo")], exhibit.shots, attributes)
    figure.append(exhibit.piece.node)
    add_caption(figure, caption, exhibit.shots, own)
    return figure


def shots_of(exhibits: Sequence[Exhibit]) -> list[MediaItem]:
    """Return the shots of all ``exhibits``, in order."""
    return [shot for exhibit in exhibits for shot in exhibit.shots]


def _figure(names: list[str], shots: Sequence[MediaItem], attributes: dict[str, str]) -> Element:
    """Return an empty figure; what the editor said about a photo's class and id is said about its figure."""
    classes = [*names, *(name for shot in shots for name in shot.classes), *attributes.get("class", "").split()]
    figure = Element("figure", {"class": " ".join(dict.fromkeys(classes))})
    named = [place for shot in shots if (place := shot.element.get(NAMED))][:1]
    identities = [shot.id for shot in shots if shot.id][:1]
    given = [*((NAMED, place) for place in named), *(("id", identity) for identity in identities)]
    for name, value in [*given, *attributes.items()]:
        if name not in ("class", "focus"):
            figure.set(name, value)
    return figure


def add_caption(figure: Element, caption: Caption, shots: Sequence[MediaItem], own: Own) -> None:
    """Append ``caption`` to ``figure`` and let the ``shots`` under it know."""
    if not caption:
        return
    element = SubElement(figure, "figcaption", {"class": own(CAPTION_CLASS)})
    put_content(element, caption.words)
    if caption.credit_nodes:
        put_content(element, [" "] if caption.words else [])
        put_content(SubElement(element, "span", {"class": own(CREDIT_CLASS)}), caption.credit_nodes)
    for shot in shots:
        shot.captions.append(element)
        shot.credit = shot.credit or caption.credit
