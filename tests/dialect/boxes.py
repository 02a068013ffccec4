"""Pasted HTML in which elements that are kept, dropped, misnested and foreign stand around words; ``¤`` is a word."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.image_captions.fragments import numbered

# What a browser shows apart from the words beside it; the list is the tests' own.
DROPPED_BLOCKS = (
    "form fieldset dialog nav header footer aside main article center hgroup search menu dir listing".split()  # noqa: SIM905
)
DROPPED_BOXES = (
    "button marquee textarea object canvas progress meter output legend x-the tin-lien-quan".split()  # noqa: SIM905
)
KEPT_BLOCKS = "p div section blockquote h2 h3 ul ol li dl dt dd details summary figure figcaption address".split()  # noqa: SIM905
OF_TABLES = "table thead tbody tfoot tr td th caption".split()  # noqa: SIM905
APART = {*DROPPED_BLOCKS, *DROPPED_BOXES, *KEPT_BLOCKS, *OF_TABLES, "br", "hr", "input", "img"}
IN_LINE = "b i em u span font big tt small o:p st1:place a ins cite".split()  # noqa: SIM905
VOID = ("<br>", "<hr>", "<input type='text' value='x'>", "<wbr>", "<!-- ghi chú -->")

_PAIRS = st.sampled_from([*DROPPED_BLOCKS, *DROPPED_BOXES, *KEPT_BLOCKS, *IN_LINE])
_TABLE_PARTS = st.sampled_from(OF_TABLES)


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Draw a block of HTML whose elements are closed in any order or not at all."""
    pieces, opened = ["<div>"], ["div"]
    for kind in draw(st.lists(st.sampled_from("wwwwooooettv"), min_size=4, max_size=24)):
        if kind == "w":
            pieces.append(draw(st.sampled_from(["¤", "¤ ¤", " ¤", "¤\n"])))
        elif kind == "e" and opened:
            pieces.append(f"</{opened.pop(draw(st.integers(0, len(opened) - 1)))}>")
        elif kind == "v":
            pieces.append(draw(st.sampled_from(VOID)))
        else:
            name = draw(_TABLE_PARTS if kind == "t" else _PAIRS)
            opened.append(name)
            pieces.append(f"<{name}>")
    return numbered("".join(pieces))
