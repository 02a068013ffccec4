"""A body in HTML as Markdown of ours: tidied as a tree, then through the blocks and the writer of the Word import."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote

from bantin.imports.arrange import Arrangement
from bantin.imports.blocks import Block, Caption, Figure, Heading, Inline, Photo, Quote, Text, plain
from bantin.imports.html import flows_of, tree_of
from bantin.imports.writer import markdown
from bantin.move_in.account import Account
from bantin.move_in.references import PHOTO_ENDINGS, References
from bantin.newsroom.split_address import split_address
from bantin.vietnamese.credit import find_credit

_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-orig-file", "src")
_BUTTONS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|addtoany|a2a_kit|addthis\w*|social(?:icon|-share)?s?|fb-like|fb-share|"
    r"jp-relatedposts|post-ratings|like-button|twitter-share-button|zalo-share-button|yarpp|crp_related)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "\ue010", "\ue011"  # around the name of a place that links lead to, until Markdown is written
_TOKEN = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_VIDEO_ID = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|youtu\.be/)([\w-]{6,})")
_NAME = re.compile(r"[^\s\"'<>&]{1,80}")


def blocks_of_html(html: str, references: References, account: Account) -> list[Block]:
    """Return what ``html`` holds as blocks, links and photos as they are here; raise Refused for what is too much."""
    if not html.strip():
        return []
    root = tree_of(html)
    _tidy(root, references, account)
    arrangement = Arrangement()
    arrangement.take(flows_of(root, references.link))
    return list(_with_headings(map(_without_tokens_of_shots, arrangement.blocks)))


def markdown_of(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as Markdown, with the names of places that links lead to."""
    return _TOKEN.sub(lambda found: f'<a name="{unquote(found[1])}"></a>', markdown(blocks).text)


def lead_figure(source: str, alt: str, words: str, credit: str) -> Figure:
    """Return the figure of the photo that the header names."""
    found = find_credit(words)
    if found and not credit and found.alone:
        words, credit = "", found.name
    content: tuple[Inline, ...] = (Text(words),) if words else ()
    return Figure((Photo(source, alt),), (Caption(content, credit),) if words or credit else ())


def photos_in(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the addresses of all photos, in order."""
    for block in blocks:
        if isinstance(block, Figure):
            yield from (photo.source for photo in block.photos)
        elif isinstance(block, Quote):
            yield from photos_in(block.blocks)


def _tidy(root: Any, references: References, account: Account) -> None:
    """Make of ``root`` a tree that the reader of blocks understands: photos found, films as links, no buttons."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        tag = element.tag
        if tag in ("div", "ul", "section", "p", "span", "aside") and _is_buttons(element):
            account.tell("cut", " ".join(element.text_content().split())[:80])
            element.drop_tree()
        elif tag == "img":
            _settle_photo(element, references)
        elif tag in ("iframe", "embed", "object", "video", "audio"):
            _settle_film(element, tag, references)
        elif tag in ("summary", "legend", "dt"):
            element.tag = "p"
            _wrap_bold(element)
        elif tag in ("details", "fieldset", "dl", "nav", "form", "button") or (
            tag == "noscript" and element.find(".//img") is None
        ):
            element.tag = "div"
    _name_places(root)


def _is_buttons(element: Any) -> bool:
    classes = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(classes.strip()) and bool(_BUTTONS.search(classes)) and len(element.text_content()) < 200


def _settle_photo(element: Any, references: References) -> None:
    """Give a photo the address that it has here; one linked to its own large file is that file."""
    source = next((it for name in _SOURCES if (it := (element.get(name) or "").strip()) and not _is_blank(it)), "")
    if not source and element.get("srcset"):
        source = element.get("srcset").split(",")[-1].split()[0]
    parent = element.getparent()
    if parent.tag == "a" and (parent.get("href") or "").split("?")[0].casefold().endswith(PHOTO_ENDINGS):
        source = parent.get("href").strip()
    if parent.tag == "a" and not (parent.text_content() or "").strip():
        del parent.attrib["href"]  # a photo is no link here
    is_mark = (element.get("width") or "9") in ("0", "1", "2")
    found = references.photo(source) if source and not is_mark else ""
    if found:
        for name in (*_SOURCES, "srcset"):
            element.attrib.pop(name, None)
        element.set("src", found)
        return
    alt = (element.get("alt") or "").strip()
    element.tag = "span"
    element.attrib.clear()
    element.text = alt


def _is_blank(source: str) -> bool:
    """Say whether ``source`` is what stands for a photo until a script loads it."""
    return source.startswith("data:") or source.endswith(("blank.gif", "lazy.gif", "placeholder.png", "spacer.gif"))


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
    link.text = title if title and "player" not in title.casefold() else address
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
            token = f"{_OPEN}{name}{_CLOSE}"
            if element.tag in ("table", "ul", "ol", "tr", "tbody", "img", "hr", "figure"):
                before = element.makeelement("p", {})
                before.text = token
                element.addprevious(before)
            else:
                element.text = token + (element.text or "")


def _without_tokens_of_shots(block: Block) -> Block:
    if isinstance(block, Figure):
        photos = tuple(replace(it, source=it.source.rsplit("|", 3)[0]) for it in block.photos)
        return replace(block, photos=photos)
    return block


def _with_headings(blocks: Any) -> Iterator[Block]:
    """Yield ``blocks`` with the highest of their headings at level two; a heading without words goes."""
    made = [it for it in blocks if not (isinstance(it, Heading) and not plain(it.content))]
    top = min((it.level for it in made if isinstance(it, Heading)), default=2)
    for block in made:
        yield replace(block, level=max(2, block.level - top + 2)) if isinstance(block, Heading) else block
