"""Bodies of plain paragraphs, written at once: Markdown's steps and those behind it would make the same of them.

A paragraph is plain if it stands on one line and is made of letters, figures and common signs, of bold and italics
around words, and of links to other sites. Whatever any step could answer to sends the whole body to these steps: an
extension that is not named here, a sign that is not among those below, words for which a step of ours looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from markdown import Markdown

from bantin.front_matter.inline import SIGNS
from bantin.newsroom.places import Place, place_in_body

# Extensions of Markdown and of ours that leave such paragraphs as they are, but for the words that ours tell of.
_KNOWN = frozenset(
    {
        *("abbr", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html"),
        *("sane_lists", "tables", "bantin.dialect", "bantin.dialect.extension"),
        *("bantin.image_captions", "bantin.image_captions.extension"),
        "bantin.image_captions.extension:CaptionExtension",  # as a build names it
    }
)
# So long a body, with so many stars and brackets, makes by far less work than what a text is refused for.
MOST, MOST_SIGNS = 20_000, 200
# Each of these means itself wherever it stands within a line. The signs of :data:`inline.SIGNS` and of
# :data:`block_signs.SIGNS` are not among them, nor is any character that cleaning looks at.
LETTERS = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
CHARACTERS = rf"{LETTERS} !\"%'()+,\-./:;?\u00a1-\u00ac\u00ae-\u00bf\u00d7\u00f7\u2010-\u2027"
_TEXT = f"[{CHARACTERS}]"
# Words in stars and brackets begin with a letter and end with no space: so their stars are told from those of a list,
# of a product, of a note.
_WORDS = f"[{LETTERS}](?:{_TEXT}*+(?<! ))?"
_BEFORE, _BEHIND = '(?:(?<=[ (“"])|^)', r"(?=[ .,;:!?)”\"]|$)"
_STARS = f"{_BEFORE}(?:[*][*]{_WORDS}[*][*]|[*]{_WORDS}[*]){_BEHIND}"
_ADDRESS = r"https?://(?:[a-z][a-z0-9]*\.)+[a-z]+(?:/[A-Za-z0-9/-]*+)?"
_A_LINK = rf"(?<!!)\[{_WORDS}\]\({_ADDRESS}\)"
# A line begins with words, and not with what counts an item of a list.
_BEGIN = rf"(?![a-zđ]\)|\d+[.)])(?=[{LETTERS}“\"(*])"
_PARAGRAPH = rf"^{_BEGIN}{_TEXT}*+(?>(?:(?:{_STARS}|{_A_LINK}){_TEXT}*+)*)(?<! )$"
_PLAIN = re.compile(rf"\n*{_PARAGRAPH}(?>(?:\n\n++{_PARAGRAPH})*)\n*", re.MULTILINE)
# In a body that is plain as a whole each of these finds nothing else.
_GAP = re.compile("\n\n+")
_LINE_END, _BETWEEN = "\n", "</p>\n<p>"
_LINK = re.compile(r"\[([^\[\]]+)\]\((http[^()]+)\)")
_TAG = re.compile("<[^<>]*>")


class PlainBody(NamedTuple):
    """The ``html`` of a plain body, its first paragraph as plain text, and where each address of its links stands."""

    html: str
    opening: str
    links: Mapping[str, Place]


class PlainBodies:
    """Writes plain bodies as ``md`` would, which was made with the ``extensions`` of these names."""

    def __init__(self, md: Markdown, extensions: Iterable[Any]) -> None:
        steps = (*md.preprocessors, *md.parser.blockprocessors, *md.inlinePatterns, *md.treeprocessors)
        self._answers: list[Callable[[str], bool]] = [it.answers_to for it in steps if hasattr(it, "answers_to")]
        names = (str(name).removeprefix("markdown.extensions.") for name in extensions)
        glossary = any(getattr(it, "glossary", None) for it in md.registeredExtensions)
        self._are_known = _KNOWN.issuperset(names) and not glossary

    def read(self, text: str) -> PlainBody | None:
        """Return the Markdown ``text`` as a plain body, None if some step may make something else of it."""
        if not self._are_known or len(text) > MOST or text.count("*") + text.count("[") > MOST_SIGNS:
            return None
        if not _PLAIN.fullmatch(text):
            return None
        html, links = f"<p>{_GAP.sub(_BETWEEN, text.strip(_LINE_END))}</p>", "](" in text
        if "*" in html:
            html = _in_element("em", "*", _in_element("strong", "**", html))
        if links:
            html = _with_links(html)
        words = _TAG.sub("", html)
        if any(sign in words for sign in SIGNS["magic-link"]) or any(answers(words) for answers in self._answers):
            return None
        opening = " ".join(words.partition("\n")[0].split())
        return PlainBody(html, opening, _places_of_links(text) if links else {})


def _in_element(name: str, sign: str, html: str) -> str:
    """Return ``html`` with an element in place of each pair of the ``sign``; expressions would do it in Python."""
    pieces = html.split(sign)
    pieces[1::2] = [f"<{name}>{words}</{name}>" for words in pieces[1::2]]
    return "".join(pieces)


def _with_links(html: str) -> str:
    pieces = _LINK.split(html)  # between two texts the words and the address of a link
    links = [f'<a href="{address}">{words}</a>' for words, address in zip(pieces[1::3], pieces[2::3], strict=True)]
    return "".join(chain(*zip_longest(pieces[::3], links, fillvalue="")))


def _places_of_links(text: str) -> Mapping[str, Place]:
    """Return the place where each address of a link stands first."""
    links: dict[str, Place] = {}
    for found in _LINK.finditer(text):
        if found[2] not in links:
            links[found[2]] = place_in_body(text, found.start(2))
    return links
