"""A photo or clip taken from the tree: its attributes read, its slips reported, its element made clean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from bantin.image_captions.address import Address, kind_of, read_address
from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.content import as_markup, clean, clean_address
from bantin.newsroom.classes import placing_of
from bantin.newsroom.photo import Kind, Placement
from bantin.newsroom.place_reader import address_place, element_place
from bantin.newsroom.places import ADDRESS, PLACE, START

SPACED = "data-spaced"  # left by the inline pattern that mends “![mô tả] (a.jpg)”
CLIP_NAMES: dict[Kind, str] = {"video": "Video", "audio": "Âm thanh"}

_LAZY = ("data-src", "data-original", "data-lazy-src")  # where pages that load photos late keep the address
_SIZE = re.compile(r"-\d+x\d+$")  # of a smaller copy that WordPress made
_WIDTH = re.compile(r" ?\|\d{1,4}(?:x\d{1,4})?$")  # by which Obsidian says how wide a photo is
_FOCUS = re.compile(r"(?:100|\d{1,2})% (?:100|\d{1,2})%")


def take_shot(
    element: Element, run: CaptionContext, placement: Placement = "figure", *, linked: bool = False
) -> MediaItem:
    """Read ``element`` into a shot that ``run`` remembers; in a figure its class and id are the figure's."""
    written = _written_address(element)
    address = read_address(clean_address(written), _said(clean(element.get("title") or ""), written))
    shot = MediaItem(
        element,
        source=address.source,
        kind="photo" if element.tag == "img" else "video" if element.tag == "video" else "audio",
        alt=_WIDTH.sub("", clean(element.get("alt") or element.get("aria-label") or "")),
        title=address.title if element.tag == "img" or placement == "figure" else "",
        place=element_place(element) or START,
        address=address_place(element),
        placement=placement,
        linked=linked,
        classes=_classes(element),
    )
    _report_slips(shot, address, run)
    read_focus(shot, element.attrib, run)
    _clean_element(shot, address)
    run.shots[element] = shot
    return shot


def _classes(element: Element) -> tuple[str, ...]:
    names = (element.get("class") or "").split()
    placing = placing_of(names, element.get("align") or "")
    return (*names, placing) if placing else tuple(names)


def _said(title: str, written: str) -> str:
    """Return ``title`` if it says anything: WordPress writes the name of the file there."""
    name = PurePosixPath(read_address(clean(written)).source)
    names = {name.name, name.stem, _SIZE.sub("", name.stem)}
    return "" if title.casefold() in {each.casefold() for each in names} else title


def _written_address(element: Element) -> str:
    written = element.get("src") or ""
    if not written or written.startswith("data:"):
        written = next((element.get(name) or "" for name in _LAZY if element.get(name)), written)
        element.attrib.update({"src": written} if written else {})
    if written:
        return written
    return next((child.get("src") or "" for child in element if child.tag == "source"), "")


def _report_slips(shot: MediaItem, address: Address, run: CaptionContext) -> None:
    slips = [*address.slips, *(["space-before-path"] if shot.element.get(SPACED) else [])]
    for slip in slips:
        run.report_shot(f"caption/{slip}", shot, shot.title)
    if not shot.source:
        run.report_shot("caption/no-path", shot, shot.alt)


def read_focus(shot: MediaItem, attributes: Mapping[str, str], run: CaptionContext) -> None:
    """Set the part of the photo that a crop must keep, if ``attributes`` name one."""
    focus = " ".join((attributes.get("focus") or "").split())
    if _FOCUS.fullmatch(focus):
        shot.focus = focus
    elif focus:
        run.report_shot("caption/focus", shot, focus)


def _clean_element(shot: MediaItem, address: Address) -> None:
    element = shot.element
    for name in ("focus", SPACED, "title", PLACE, ADDRESS):
        element.attrib.pop(name, None)
    if shot.placement == "figure":
        element.attrib.pop("class", None)
        shot.id = element.attrib.pop("id", "")
    elif shot.title:
        element.set("title", as_markup(shot.title))
    if element.get("src"):
        element.set("src", address.url)
    if element.tag == "img":
        shot.kind = kind_of(shot.source)
    if shot.kind != "photo":
        _make_clip(shot)


def _make_clip(shot: MediaItem) -> None:
    element = shot.element
    element.tag = shot.kind
    element.attrib.pop("alt", None)
    element.set("controls", "controls")
    element.attrib.setdefault("preload", "none")


def describe(shot: MediaItem, run: CaptionContext, caption: str) -> None:
    """Settle the text that stands for the shot where it is not seen; ``caption`` is never copied into it."""
    if not shot.alt and not shot.is_away:  # an editor is told what to write for one that is away, alt and all
        undescribed = not caption and shot.placement == "figure"
        run.report_shot("caption/undescribed" if undescribed else "caption/missing-alt", shot)
        shot.alt = CLIP_NAMES.get(shot.kind, run.options.neutral_alt) if caption else ""
    elif shot.alt and _key(shot.alt) == _key(caption):
        run.report_shot("caption/alt-equals-caption", shot)
    if shot.kind == "photo":
        shot.element.set("alt", as_markup(shot.alt))
    elif shot.alt:
        shot.element.set("aria-label", as_markup(shot.alt))


def _key(text: str) -> str:
    return clean(text).casefold().rstrip(".")
