"""Only the inline patterns that a text can match: Markdown tries each of some twenty on every piece of every story.

A pattern whose signs a text does not hold finds nothing in it, so that leaving it out changes nothing; a text without
any sign, as most paragraphs are, is left out of the step as a whole. The texts are those of the parsed blocks, since
steps before write signs of their own: the end of a line that stays one. Patterns that are not known here are always
tried, on all texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor

from bantin.front_matter.effort import Effort
from bantin.front_matter.effort_meters import Brackets, MeasuredPattern

# What must stand in a text, one of them, for the pattern of that name to find something.
SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "note_sign": ("(*",),
    "plain_stars": ("*",),
    "no_tag": ("<",),
    "backslash_break": ("\\",),
    "magic-link": ("://", "ww.", "Ww.", "wW.", "WW."),
    "magic-mail": ("@",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "spaced_image": ("![",),
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


class PatternChoice(InlineProcessor):
    """Takes the place of Markdown's step once all extensions are there; each pattern spends ``effort``."""

    def __init__(self, markdown: Markdown, effort: Effort) -> None:
        super().__init__(markdown)
        patterns = markdown.inlinePatterns
        known = {patterns.get_index_for_name(name): signs for name, signs in SIGNS.items() if name in patterns}
        brackets = Brackets(effort)
        self._patterns: list[MeasuredPattern] = [
            MeasuredPattern(pattern, known.get(place) or _tokens_of(pattern), brackets, effort)
            for place, pattern in enumerate(patterns)
        ]
        self._signs = _Signs(sign for pattern in self._patterns for sign in pattern.signs)
        inline = cast(InlineProcessor, markdown.treeprocessors["inline"])
        if type(inline) is InlineProcessor:
            markdown.treeprocessors.register(self, "inline", 20)
        else:  # another extension's, which knows best what to leave out
            inline.inlinePatterns = self._patterns  # type: ignore[assignment]  # only its length and items are asked for

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look only at texts that hold signs, for patterns whose signs they hold."""
        text = "".join(tree.itertext())
        self.inlinePatterns = [it for it in self._patterns if it.may_match(text)]  # type: ignore[assignment]  # as above
        plain = [(element, element.text) for element in tree.iter() if not self._signs.are_in(element.text or "")]
        for element, _ in plain:
            element.text = None
        super().run(tree, ancestors)
        for element, spared in plain:
            element.text = spared
        return tree


class _Signs:
    """Tells whether a text holds one of several signs."""

    def __init__(self, signs: Iterable[str]) -> None:
        every = set(signs)
        letters = {sign for sign in every if len(sign) == 1}
        self._any = "" in every
        self._letter = re.compile(f"[{re.escape(''.join(sorted(letters)))}]" if letters else "(?!)")
        self._others = [sign for sign in sorted(every) if letters.isdisjoint(sign)]

    def are_in(self, text: str) -> bool:
        return self._any or bool(self._letter.search(text)) or any(sign in text for sign in self._others)


def _tokens_of(pattern: Pattern) -> tuple[str, ...]:
    """Return the signs of emphasis of a ``pattern`` that pairs such; of others nobody knows any."""
    tokens = getattr(pattern, "tokens", ())
    return tuple(tokens) or ("",)
