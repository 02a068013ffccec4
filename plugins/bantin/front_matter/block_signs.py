"""Only the block processors that a block may concern: Markdown asks each of some twenty about every block.

Several look through the whole block for the beginning of a line of theirs. One without their sign holds none, so that
not asking them changes nothing. Processors that are not known here are always asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown

# What must stand in a block, one of them, for the processor of that name to take it or a part of it.
SIGNS = {
    "hashheader": ("#",),
    "setextheader": ("\n",),
    "hr": ("-", "*", "_"),
    "quote": (">",),
    "footnote": ("[^",),
    "abbr": ("*[",),
    "reference": ("]:",),
}
Test = Callable[[Element, str], bool]


def ask_by_signs(md: Markdown) -> None:
    """Have the block processors of ``md`` asked only about blocks that hold a sign of theirs."""
    processors = md.parser.blockprocessors
    for name, signs in SIGNS.items():
        if name in processors:
            processor = processors[name]
            setattr(processor, "test", partial(_test, processor.test, signs))  # noqa: B010


def _test(test: Test, signs: tuple[str, ...], parent: Element, block: str) -> bool:
    return any(sign in block for sign in signs) and test(parent, block)
