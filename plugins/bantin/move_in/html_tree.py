"""The tree of an old body made plain before it is read: photos found, films as links, no rows of buttons."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import parse_qs, unquote

from bantin.move_in.account import Account
from bantin.move_in.html_kept_words import keep_words
from bantin.move_in.html_widgets import settle_widgets
from bantin.move_in.photo_sources import PHOTO_ENDINGS, source_of
from bantin.move_in.references import References
from bantin.newsroom.split_address import split_address

_BUTTONS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|addtoany|a2a_kit|addthis\w*|social(?:icon|-share)?s?|fb-like|fb-share|"
    r"jp-relatedposts|post-ratings|like-button|twitter-share-button|zalo-share-button|yarpp|crp_related)(?:$|[\s_-])",
    re.IGNORECASE,
)
OPEN, CLOSE = "\ue010", "\ue011"  # around the name of a place that links lead to, until Markdown is written
_VIDEO_ID = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|youtu\.be/)([\w-]{6,})")
_SIGNS = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_NAME = re.compile(r"[^\s\"'<>&]{1,80}")


def tidy(root: Any, references: References, account: Account) -> None:
    """Make of ``root`` a tree that the reader of blocks understands: photos found, films as links, no buttons."""
    settle_widgets(root)
    keep_words(root, account)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        tag = element.tag
        if tag in ("div", "ul", "section", "p", "span", "aside") and _is_buttons(element):
            if words := " ".join(element.text_content().split()):
                account.tell("cut", words[:80])
            element.drop_tree()
        elif tag == "img":
            _settle_photo(element, references)
        elif tag in _SIGNS:
            _raise_signs(element, tag)
        elif tag == "a":
            _part_from_link_before(element)
        elif tag in ("iframe", "embed", "object", "video", "audio"):
            _settle_film(element, tag, references)
        elif tag in ("summary", "legend", "dt"):
            element.tag = "p"
            _wrap_bold(element)
        elif tag in ("details", "fieldset", "dl", "nav", "form", "button"):
            element.tag = "div"
    _name_places(root)


def _is_buttons(element: Any) -> bool:
    classes = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(classes.strip()) and bool(_BUTTONS.search(classes)) and len(element.text_content()) < 200


def _settle_photo(element: Any, references: References) -> None:
    """Give a photo the address that it has here; one linked to its own large file is that file."""
    source = source_of(element)
    parent = element.getparent()
    if parent.tag == "a" and (parent.get("href") or "").split("?")[0].casefold().endswith(PHOTO_ENDINGS):
        source = parent.get("href").strip()
    if parent.tag == "a" and not (parent.text_content() or "").strip():
        parent.attrib.pop("href", None)  # a photo is no link here
    is_mark = (element.get("width") or "9") in ("0", "1", "2")
    found = references.photo(source) if source and not is_mark else ""
    if found:
        looks = ("style", "hidden") if source == element.get("src") else ()  # a script shows what it loads
        kept = {name: value for name in ("alt", "width", *looks) if (value := element.get(name)) is not None}
        element.attrib.clear()
        element.attrib.update({"src": found, **kept})
        return
    alt = (element.get("alt") or "").strip()
    element.tag = "span"
    element.attrib.clear()
    element.text = alt


def _settle_film(element: Any, tag: str, references: References) -> None:
    inner = element.find(".//source")
    address = element.get("src") or element.get("data-src") or element.get("data") or ""
    address = address or (inner.get("src") if inner is not None else "") or ""
    movie = element.find(".//param[@name='movie']")
    address = address or (movie.get("value") if movie is not None else "") or ""
    address = film_address(address)
    tail, title = element.tail, (element.get("title") or "").strip()
    element.clear()
    element.tail = tail
    kept = references.link(address) if address else ""
    if not kept:
        element.tag = "span"
        return
    element.tag = "p" if tag != "audio" else "div"
    link = element.makeelement("a", {"href": address})
    parts = split_address(address) if kept != address else None  # a file of ours is called by its name
    own_name = posixpath.basename(parts.path) if parts else ""
    link.text = title if title and "player" not in title.casefold() else unquote(own_name) or address
    element.append(link)


def film_address(address: str) -> str:
    """Return where a film that is shown in a frame can be seen by itself."""
    address = f"https:{address}" if address.startswith("//") else address
    if found := _VIDEO_ID.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := re.search(r"player\.vimeo\.com/video/(\d+)", address):
        return f"https://vimeo.com/{found[1]}"
    parts = split_address(address)
    if parts and "facebook.com" in parts.netloc and "plugins" in parts.path:
        return next(iter(parse_qs(parts.query).get("href", [])), address)
    return address


def _raise_signs(element: Any, tag: str) -> None:
    """Write raised and lowered figures as signs of their own: m² is not m2."""
    text = (element.text or "").strip()
    if len(element) == 0 and text.translate(_SIGNS[tag]) != text and not re.search(r"[^\W\dn]", text):
        element.text = text.translate(_SIGNS[tag])


def _part_from_link_before(element: Any) -> None:
    """Put a blank between two links that stand side by side: buttons, as a rule, that are parted by their look."""
    before = element.getprevious()
    if before is not None and before.tag == "a" and not before.tail:
        before.tail = " "


def _wrap_bold(element: Any) -> None:
    bold = element.makeelement("b", {})
    bold.text, element.text = element.text, None
    for child in list(element):
        bold.append(child)
    element.append(bold)


def _name_places(root: Any) -> None:
    """Write a token where a link of the same body leads, since blocks have no places of their own."""
    wanted = {unquote(it.get("href")[1:]) for it in root.iter("a") if (it.get("href") or "").startswith("#")}
    for element in root.iter() if wanted else ():
        name = (element.get("id") or element.get("name") or "") if isinstance(element.tag, str) else ""
        if name in wanted and _NAME.fullmatch(name):
            wanted.discard(name)
            token = f"{OPEN}{name}{CLOSE}"
            if element.tag in ("table", "ul", "ol", "tr", "tbody", "img", "hr", "figure"):
                before = element.makeelement("p", {})
                before.text = token
                element.addprevious(before)
            else:
                element.text = token + (element.text or "")
