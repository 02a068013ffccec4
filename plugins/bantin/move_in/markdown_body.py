"""A body in Markdown as ours: what its editor wrote stays, but for links, photos, shortcodes and blocks of HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from bantin.move_in.account import Account
from bantin.move_in.html_in_markdown import BLOCK, with_blocks
from bantin.move_in.html_tree import film_address
from bantin.move_in.plain_addresses import plain_addresses
from bantin.move_in.references import References, as_target
from bantin.move_in.segments import in_prose, segments
from bantin.move_in.shortcodes import Syntax, without_shortcodes
from bantin.vietnamese.forbidden import resolve

SYNTAXES: Mapping[str, tuple[Syntax, ...]] = {
    "hugo": ("hugo",),
    "jekyll": ("liquid",),
    "hexo": ("liquid",),
    "eleventy": ("liquid", "hugo"),
    "astro": ("mdx",),
    "pelican": ("liquid",),
    "wordpress": ("wordpress",),
    "ghost": (),
}
_IMPORT = re.compile(r"^(?:import|export)\s.*?(?:;|$)", re.MULTILINE)
_IMPORTED = re.compile(r"^import\s+(\w+)\s+from\s+[\"']([^\"']+)[\"'];?[ \t]*$", re.MULTILINE)
_INSIDE = r"(?:[^()\s<>]|\((?:[^()\s])*\))*"
_TITLE = r"(?:\s+(?P<title>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|“[^”\n]*”))?"
_PHOTO = re.compile(
    rf"!\[(?P<alt>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*(?P<target><[^<>\n]*>|{_INSIDE}|[^()\n\"]+?){_TITLE}\s*\)"
)
_LINKED_PHOTO = re.compile(
    r"\[\s*(\ue002[^\ue003]*\ue003)\s*\]\(\s*(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\s*\)"
)
_LINK = re.compile(
    rf"(?<![!\\])\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*(?P<target><[^<>\n]*>|{_INSIDE}){_TITLE}\s*\)"
)
_DEFINED = re.compile(r"^(?P<start> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<target><[^<>\n]*>|\S+)", re.MULTILINE)
_NAMED_PHOTO = re.compile(r"!(?=(\[[^\[\]\n]+\]))?(?=\[(?>(?:[^\]!]+|!(?!\[))*)\](\[[^\]\n]+\]))?")
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s(?P<attributes>[^<>]*)>(?P<words>(?>(?:[^<]+|<(?!/?a\b))*))</a>", re.IGNORECASE)
_NAME = re.compile(r"""\b(?:name|id)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\*|\]\(|^#{1,6} |^[-*+] |^\d+\. |^> ", re.MULTILINE)
_MORE = re.compile(
    r"^[ \t]*<!--\s*(?:more|excerpt|/?wp:[^>]*|break|readmore)\s*-->[ \t]*$", re.MULTILINE | re.IGNORECASE
)
# What no reader saw, over as many lines as it takes.
_UNSEEN = re.compile(
    r"<!--(?>(?:[^<-]+|-(?!->)|<(?!!--))*)-->|<(script|style|template)\b[^<>]*>(?>(?:[^<]+|<(?!/?\1\b))*)</\1\s*>",
    re.IGNORECASE,
)
_FRAME = re.compile(r"<iframe\b[^<>]*?\bsrc\s*=\s*[\"']?([^\s\"'<>]+)[^<>]*>(?:\s*</iframe>)?", re.IGNORECASE)
# Ghost's way to write a caption, which on a line of its own is ours.
_CAPTION_BESIDE = re.compile(
    r"^(?P<photo>!\[[^\]\n]*\]\([^()\n]*\))[ \t]*"
    r"(?P<mark>[*_]|<em>|<i>)(?P<words>[^*_<>\n]+)(?:(?P=mark)|</em>|</i>)[ \t]*\n?$",
    re.MULTILINE,
)
# Captions that stand right behind the photo: nobody would begin a sentence with a photo and no blank.
_CAPTION_GLUED = re.compile(
    r"(?:\A|(?<=\n\n))(?P<photo>!\[[^\]\n]*\]\([^()\n]*\))(?P<words>[^\W_](?:[^\n!]|!(?!\[)){0,249})$", re.MULTILINE
)
_HEADING = re.compile(r"^(#{1,6})(?=[ \t]+\S)", re.MULTILINE)
_KRAMDOWN = re.compile(r"^\{::?[^{}\n]*\}[ \t]*$|(?<=\))\{:\s*[^{}\n]*\}|^\{:\s*[^{}\n]*\}[ \t]*$", re.MULTILINE)
_COMMENT_LINE = re.compile(r"^\[(?:comment|//)\]:?\s*#?\s*\(.*\)[ \t]*$|^\[//\]:\s*#.*$", re.MULTILINE)


def is_html(body: str) -> bool:
    """Say whether a body is HTML in a file of Markdown: it begins with a tag, or breaks its lines with them."""
    if _MARKDOWN.search(body) or re.search(r"^(?:```|~~~)", body, re.MULTILINE):
        return False
    pieces = [it for it in re.split(r"\n[ \t]*\n", body.strip()) if it.strip()]
    tagged = sum(bool(BLOCK.match(it)) for it in pieces)
    return bool(pieces) and (tagged == len(pieces) or len(re.findall(r"<br\b", body, re.IGNORECASE)) >= 3)


def markdown_of_markdown(body: str, system: str, references: References, account: Account) -> str:
    """Return ``body`` as Markdown of ours; raise Refused for HTML beyond all sense in it."""
    imported: dict[str, str] = {}
    if system == "astro":
        imported = dict(_IMPORTED.findall(body.partition("\n\n\n")[0]))
        body = _with_imported(without_imports(body), imported)

    def change(prose: str) -> str:
        prose = _COMMENT_LINE.sub("", _UNSEEN.sub("", _MORE.sub("", plain_addresses(prose))))
        for syntax in SYNTAXES.get(system, ("hugo", "liquid")):
            prose = without_shortcodes(prose, syntax, account, {}, markdown=True)
        return prose

    body = in_prose(body, change)  # which may write code of its own
    body = in_prose(body, lambda prose: with_blocks(prose, references, account))
    body = in_prose(body, lambda prose: _inline(prose, references))
    return re.sub(r"\n{3,}", "\n\n", _with_levels(body)).strip("\n") + "\n"


def without_remarks(body: str) -> str:
    """Return a body in Markdown without the lines that its writers wrote for each other."""
    return in_prose(body, lambda prose: _COMMENT_LINE.sub("", prose)) if "](" in body or "]:" in body else body


def without_imports(body: str) -> str:
    """Return a body in MDX without the lines by which it takes and gives names."""
    return in_prose(body, lambda prose: _IMPORT.sub("", prose))


def _with_imported(body: str, imported: Mapping[str, str]) -> str:
    for name, path in imported.items():
        body = re.sub(rf"\{{\s*{re.escape(name)}(?:\.src)?\s*\}}", f'"{path}"', body)
    return body


def _inline(text: str, references: References) -> str:
    """Return ``text`` with the addresses of its links and photos as they are here."""
    photos: list[str] = []

    def keep(written: str) -> str:
        photos.append(written)
        return f"\ue002{len(photos) - 1}\ue003"

    if "<" in text:
        text = _FRAME.sub(lambda found: f"\n\n{film_address(resolve(found[1]))}\n\n", text)
        text = _IMG.sub(_markdown_photo, text)
        text = _ANCHOR.sub(lambda found: _anchor(found, references), text)
    if "](" in text:
        text = _CAPTION_BESIDE.sub(r"\g<photo>\n\g<words>\n\n", text)
        text = _CAPTION_GLUED.sub(r"\g<photo>\n\g<words>\n", text)
        text = _PHOTO.sub(lambda found: keep(_photo(found, references)), text)
        if photos:
            text = _LINKED_PHOTO.sub(r"\1", text)
        text = _KRAMDOWN.sub("", text)
        text = _LINK.sub(lambda found: _link(found, references), text)
    if "]:" in text:
        names = {name for found in _NAMED_PHOTO.finditer(text) for name in found.groups() if name}
        text = _DEFINED.sub(lambda found: _defined(found, names, references), text)
    return re.sub("\ue002(\\d+)\ue003", lambda found: photos[int(found[1])], text) if photos else text


def _markdown_photo(found: re.Match[str]) -> str:
    attributes = {name.casefold(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(found[0])}
    source = next((attributes[name] for name in ("data-src", "data-original", "src") if attributes.get(name)), "")
    alt = re.sub(r"[\[\]]", "", resolve(attributes.get("alt", "")))
    return f"![{' '.join(alt.split())}](<{resolve(source).replace('<', '').replace('>', '')}>)" if source else alt


_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def _anchor(found: re.Match[str], references: References) -> str:
    href, words = _HREF.search(found["attributes"]), found["words"]
    if href is None:
        name = _NAME.search(found["attributes"])
        return f'<a name="{name[1]}"></a>{words}' if name else words
    target = references.link(resolve(href[1] or href[2] or href[3] or ""))
    if "](" in words or "\n\n" in words:  # a photo, or more than a line: no link
        return words
    return f"[{words}]({as_target(target)})" if target else words


def _photo(found: re.Match[str], references: References) -> str:
    source = references.photo(found["target"])
    title = f" {found['title']}" if found["title"] else ""
    alt = found["alt"]
    return (
        f"![{alt}]({as_target(source)}{title})" if source else " ".join(it for it in (alt, title.strip(' "')) if it)
    )


def _link(found: re.Match[str], references: References) -> str:
    kept = references.link(found["target"])
    title = f" {found['title']}" if found["title"] else ""
    return f"[{found['words']}]({as_target(kept)}{title})" if kept else found["words"]


def _defined(found: re.Match[str], photos: Collection[str], references: References) -> str:
    as_photo = found["start"].strip().rstrip(":").strip() in photos
    kept = references.photo(found["target"]) if as_photo else references.link(found["target"])
    return f"{found['start']}{as_target(kept)}" if kept else found[0] if as_photo else f"{found['start']}#"


def _with_levels(body: str) -> str:
    """Return ``body`` with headings a level lower where it has one of the first, which is the title's."""
    has_first = any(found[1] == "#" for found in _HEADING.finditer(_prose_of(body)))
    if not has_first:
        return body
    return in_prose(body, lambda prose: _HEADING.sub(lambda found: ("#" + found[1])[:6], prose))


def _prose_of(text: str) -> str:
    return "\n".join(piece for is_code, piece in segments(text) if not is_code)
