"""Only the inline patterns that a text can match: Markdown tries each of some fifteen on every piece of every story.

A pattern whose first character the text does not hold anywhere finds nothing, so that leaving it out changes nothing.
The text is that of the parsed blocks, since steps before write signs of their own: the end of a line that stays one.
Patterns that are not known here are always tried.
"""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from bantin.front_matter.effort import Effort
from bantin.front_matter.effort_meters import Brackets, MeasuredPattern

# What must stand in a text, one of them, for the pattern of that name to find something.
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "note_sign": ("(*",),
    "plain_stars": ("*",),
    "no_tag": ("<",),
    "backslash_break": ("\\",),
    "magic-link": ("://", "www."),
    "magic-mail": ("@",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": (" \n",),
    "html": ("<",),
    "entity": ("&",),
    "footnote": ("[^",),
}


class PatternChoice(Treeprocessor):
    """Chooses among the inline patterns of ``markdown``, once all extensions are there; each spends ``effort``."""

    def __init__(self, markdown: Markdown, effort: Effort) -> None:
        super().__init__(markdown)
        self._inline = cast(InlineProcessor, markdown.treeprocessors["inline"])
        patterns = markdown.inlinePatterns
        known = {patterns.get_index_for_name(name): signs for name, signs in _SIGNS.items() if name in patterns}
        brackets = Brackets(effort)
        self._patterns: list[tuple[Pattern, tuple[str, ...]]] = [
            (MeasuredPattern(pattern, brackets, effort), known.get(place, ("",)))
            for place, pattern in enumerate(patterns)
        ]

        markdown.treeprocessors.register(self, "pattern-choice", 20.5)  # right above the inline patterns (20)

    def run(self, root: Element) -> None:
        """Have only those patterns tried that may find something in the texts of ``root``."""
        text = "".join(root.itertext())
        found = {sign for sign in _ALL if sign in text}
        needed = [pattern for pattern, signs in self._patterns if not found.isdisjoint(signs)]
        self._inline.inlinePatterns = needed  # type: ignore[assignment]  # only its length and its items are asked for


_ALL = {"", *(sign for signs in _SIGNS.values() for sign in signs)}
