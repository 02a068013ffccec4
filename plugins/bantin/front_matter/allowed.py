"""What a body may hold: the elements, attributes and addresses that text needs, none that can act or fetch."""

from __future__ import annotations

import re

from bantin.newsroom.host_names import ascii_address
from bantin.newsroom.places import NAMED, PLACE
from bantin.newsroom.split_address import split_address

_TEXT = "p br hr h1 h2 h3 h4 h5 h6 blockquote pre code div section address wbr"
_WORDS = "a abbr b bdi cite del dfn em i ins kbd mark q s samp small span strong sub sup time u var"
_LISTS = "ul ol li dl dt dd"
_TABLES = "table caption colgroup col thead tbody tfoot tr th td"
TAGS = set(f"{_TEXT} {_WORDS} {_LISTS} {_TABLES} figure figcaption picture details summary".split())

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", PLACE, NAMED},
    "a": {"href", "name"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "th": {"colspan", "rowspan", "scope", "headers"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
}
# The box in which a wide table scrolls; a list that is counted by letters.
FIXED_VALUES: dict[str, dict[str, set[str]]] = {
    "section": {"aria-label": {"Bảng"}, "tabindex": {"0"}},
    "ol": {"type": {"a"}},
}
SCHEMES = {"http", "https", "mailto", "tel"}

# What other programs say about looks alone. It goes, and nobody need be told: no word, photo, link or place is lost.
_LOOKS = re.compile(
    r"style|align|valign|width|height|border|cellpadding|cellspacing|bgcolor|bordercolor|color|face|size|hspace|vspace"
    r"|nowrap|clear|noshade|frame|rules|target|rel|loading|decoding|fetchpriority|srcset|sizes|spellcheck"
    r"|contenteditable|itemprop|itemscope|itemtype|xmlns|xml:lang|data-[\w-]+"
)
_TAGS_OF_LOOKS = re.compile(r"center|font|big|nobr|[a-z]+\d?:[a-z]+")


def is_about_looks(tag: str, attribute: str) -> bool:
    """Say whether an element (no ``attribute``) or an attribute that cleaning takes out only said how things look."""
    return bool(_LOOKS.fullmatch(attribute) if attribute else _TAGS_OF_LOOKS.fullmatch(tag))


_MARK = re.compile(r"\s*[{|](?P<what>[^{}|]*)[}|](?P<rest>.*)", re.DOTALL)
# A link to a story by its file, as every Markdown editor writes it, means the page of that story.
# Its name may hold "#" and "?", if these do not stand behind the name of a page.
_STORY_FILE = re.compile(r"(?![^?#]*(?:\.html?|/)[?#])[^:]+?\.(?:md|markdown|mkd|mdown)(?:#|$)", re.IGNORECASE)
_SITE_MARKS = {"filename", "category", "tag", "author", "index"}
_NAME_MARKS = {"category", "tag", "author"}
_FILE_MARKS = {"static", "attach"}
_SIGNS = re.compile("[\"'<>&\x00-\x20]")
# Pelican rewrites such addresses wherever they stand in a tag, even within the text of another attribute.
_HIDDEN_ADDRESS = re.compile(r"=\s*'\s*[{|]")


def filter_attribute(_tag: str, name: str, value: str) -> str | None:
    """Return the value that an allowed attribute keeps, or None to remove it."""
    if name == "href":
        return _address(value)
    return None if _HIDDEN_ADDRESS.search(value) else value


def _address(value: str) -> str | None:
    """Return ``value``, whose scheme is known to be allowed, with its Pelican mark checked and made harmless.

    Pelican puts together what follows the mark by itself, so nothing there may be a scheme or a host. Files are
    published by us, not by Pelican, which would copy any that exists: their marks go.
    """
    mark = _MARK.match(value)
    if mark is None:
        if value.lstrip().startswith(("{", "|")) or split_address(value) is None:
            return None
        is_story = _STORY_FILE.match(value) and _is_path(value)
        return f"{{filename}}{_escaped(value)}" if is_story else ascii_address(value)
    what, rest = mark["what"].strip().lower(), mark["rest"]
    if what not in _SITE_MARKS | _FILE_MARKS or not _is_path(rest):
        return None
    if what in _FILE_MARKS:
        return _address(rest)
    # Pelican takes the name of a category as it stands: "Kinh%20tế" would be another one.
    written = _escaped(rest).replace("%20", " ").strip() if what in _NAME_MARKS else _escaped(rest)
    return f"{{{what}}}{written}"


def _escaped(path: str) -> str:
    """Write by number the signs that end an attribute or begin an entity once Pelican has resolved entities."""
    return _SIGNS.sub(lambda sign: f"%{ord(sign[0]):02X}", path)


def _is_path(text: str) -> bool:
    parts = split_address(text)
    return parts is not None and not (
        parts.scheme or parts.netloc or "\\" in text or any(sign in text for sign in "{|")
    )
