"""Elements that browsers show as blocks, lines or boxes of their own: no word in them touches one beside them.

After the rendering section of the HTML standard: ``display: block``, ``inline-block`` and what is replaced. All
others stand within a line, and a word may go on through them.
"""

from __future__ import annotations

import re

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"  # noqa: SIM905
    " form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav noembed noframes ol"
    " p plaintext pre search section summary table ul xmp"
    " w:p w:tc a:p v:textbox".split()  # paragraphs, cells and frames of Word
)
LINES = frozenset(["legend", "optgroup", "option"])
BOXES = frozenset(
    "applet audio button canvas embed iframe img input isindex keygen marquee math meter object output progress rt"  # noqa: SIM905
    " rtc select svg textarea title video".split()
)
_ALL = BLOCKS | LINES | BOXES
# Elements that a site made for itself are parts of its pages: cards, tabs, buttons.
CUSTOM = re.compile(r"[a-z][^\s/>:]*-[^\s/>]*")


def has_box(tag: str) -> bool:
    """Say whether the words in and beside an element ``tag`` are apart on the page."""
    return tag in _ALL or bool(CUSTOM.fullmatch(tag))
