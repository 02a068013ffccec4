"""Words that readers saw in elements of which the reader of blocks knows nothing: made plain, so that none goes.

Formulas and drawings, lists of choices, what stands in a table beside its cells or in a list beside its items, what
scripts replace. What nobody saw (a copy for readers without scripts, words of a program's own) is not put in.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from bantin.move_in.account import Account
from bantin.move_in.photo_sources import source_of

_LONGEST_FALLBACK = 200  # letters: what stands in a frame for old browsers; more is the story, behind a tag left open
_MOST_PIECES = 1_000  # that are looked at, of a frame in which there is next to nothing
_ROWS = ("thead", "tbody", "tfoot", "tr")
_FRAMES = ("iframe", "embed", "object", "video", "audio")


def keep_words(root: Any, account: Account) -> None:
    """Make plain in the tree ``root`` what would be dropped with its words; tell ``account`` what is on controls."""
    for element in list(root.iter(*_SETTLED)):
        if element.getparent() is not None:
            _SETTLED[element.tag](element)
    for element in root.iter("input"):
        if (element.get("type") or "text").casefold() != "hidden":
            for words in filter(None, (element.get("value"), element.get("placeholder"))):
                account.tell("cut", words[:80])


def _formula(element: Any) -> None:
    for note in list(element.iter("annotation", "annotation-xml")):  # the same once more, for programs
        note.drop_tree()
    _as_words(element, " ".join(element.text_content().split()))


def _drawing(element: Any) -> None:
    photos = [it.get("href") or it.get("{http://www.w3.org/1999/xlink}href") or it.get("xlink:href") or ""
              for it in element.iter("image")]  # fmt: skip
    _as_words(element, " ".join(" ".join(it.text_content().split()) for it in element.iter("text")))
    for address in filter(None, photos):
        element.append(element.makeelement("img", {"src": address, "alt": ""}))


def _as_words(element: Any, words: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", words, tail


def _choices(element: Any) -> None:
    shown = ((it.get("label") or it.text or "").split() for it in element.iter("optgroup", "option"))
    items = [" ".join(words) for words in shown if words]
    tail = element.tail
    element.clear()
    element.tag, element.tail = "ul", tail
    for words in items:
        element.append(_with_text(element, "li", words))


def _without_scripts(element: Any) -> None:
    """Make of what readers without scripts see a plain box, without copies of photos that stand beside it."""
    beside = [it for it in (element.getprevious(), element.getnext()) if it is not None]
    lazy = [photo for it in beside for photo in it.iter("img") if _is_lazy(photo)]
    for photo, copy in zip(lazy, list(element.iter("img")), strict=False):
        photo.set("alt", photo.get("alt") or copy.get("alt") or "")
        copy.drop_tree()
    element.tag = "div"


def _is_lazy(photo: Any) -> bool:
    shown = photo.get("src") or ""
    return shown.startswith("data:") or shown != source_of(photo)


def _frame(element: Any) -> None:
    """Put behind a frame what it has swallowed, if that is more than a word for old browsers."""
    has_address = any(element.get(name) for name in ("src", "data-src", "data")) or element.find("source") is not None
    if element.tag != "embed" and has_address and not _is_long(element):
        return
    moved = [it for it in element if it.tag not in ("source", "param", "track")]
    first, behind = element.text or "", element.tail or ""
    element.text = element.tail = None
    for child in reversed(moved):
        element.addnext(child)
    if moved:
        moved[-1].tail = (moved[-1].tail or "") + behind
    element.tail = first if moved else first + behind


def _is_long(element: Any) -> bool:
    """Say whether there is more to read than in any fallback."""
    letters = 0
    for words in islice(element.itertext(), _MOST_PIECES):
        letters += len(words.strip())
        if letters > _LONGEST_FALLBACK:
            return True
    return False


def _table(table: Any) -> None:
    """Put before a table its title and what stands in it beside the cells, as browsers do; cells get rows."""
    parts = [it for it in table.iter("table", *_ROWS) if it is table or next(it.iterancestors("table")) is table]
    for part in parts:
        for form in [it for it in part if it.tag == "form"]:  # around rows or cells
            form.drop_tag()
        stray = [part.text or "", *(it.tail or "" for it in part)]
        part.text = None
        for child in list(part):
            child.tail = None
            if child.tag in ("td", "th"):
                if part.tag != "tr":
                    row = table.makeelement("tr", {})
                    child.addprevious(row)
                    row.append(child)
            elif child.tag not in (*_ROWS, "colgroup", "col"):
                child.tag = "p" if child.tag == "caption" else child.tag
                table.addprevious(child)
        if words := " ".join(" ".join(stray).split()):
            table.addprevious(_with_text(table, "p", words))


def _with_text(root: Any, tag: str, text: str) -> Any:
    made = root.makeelement(tag, {})
    made.text = text
    return made


def _list(element: Any) -> None:
    """Make an item of what stands in a list beside its items."""
    for child in reversed(list(element)):
        if (child.tail or "").strip():
            words, child.tail = child.tail, None
            child.addnext(_with_text(element, "li", words))
    if (element.text or "").strip():
        words, element.text = element.text, None
        element.insert(0, _with_text(element, "li", words))


def _picture(element: Any) -> None:
    if next(element.iter("img"), None) is None:
        element.append(element.makeelement("img", {"alt": ""}))


_SETTLED: dict[str, Callable[[Any], None]] = {
    **dict.fromkeys(_FRAMES, _frame),
    "noscript": _without_scripts,
    "math": _formula,
    "svg": _drawing,
    "select": _choices,
    "table": _table,
    "picture": _picture,
    **dict.fromkeys(("ul", "ol", "menu"), _list),
}
