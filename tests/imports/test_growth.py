"""What was pasted is read in time that grows with its length: twice as much may not take four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from bantin.imports.html import pasted_blocks
from bantin.imports.refused import Refused
from bantin.move_in.account import Account
from bantin.move_in.shortcodes import Syntax, without_shortcodes

pytestmark = pytest.mark.slow

PASTED = {
    "paragraphs": "<p>chữ</p>",
    "headings": "<h2>chữ</h2>",
    "items": "<li>chữ</li>",
    "typed items": "<p>1. chữ</p>",
    "photos": "<figure><img src=a.jpg><figcaption>chữ</figcaption></figure>",
    "rows": "<tr><td>chữ",
    "looks": "<b>chữ</b> <i>chữ</i>",
}
SHORTCODES: tuple[tuple[Syntax, str], ...] = (
    ("hugo", "{{< a "),
    ("hugo", '{{< a \\"'),
    ("hugo", "{{< a `"),
    ("hugo", "{{<        "),
    ("liquid", "{% a "),
    ("liquid", "{% a %  "),
    ("wordpress", "[a x=1 "),
    ("mdx", "<A x="),
)


def grows_mildly(read: Callable[[str], object], piece: str, often: int) -> bool:
    """Say whether it takes less than ten times as long to read four times as much, in one of three tries."""
    return any(_seconds(read, piece * (4 * often)) < 10 * _seconds(read, piece * often) for _ in range(3))


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    with suppress(Refused):
        read(text)
    return max(time.process_time() - began, 0.001)


@pytest.mark.parametrize("often", [600, pytest.param(2_500, marks=pytest.mark.long)])
@pytest.mark.parametrize("piece", PASTED.values(), ids=PASTED)
def test_pasted_html(piece: str, often: int) -> None:
    assert grows_mildly(pasted_blocks, piece, often)


def test_a_style_of_one_word_is_read_at_once() -> None:
    assert grows_mildly(lambda text: pasted_blocks(f'<p style="{text}">chữ</p>'), "a-", 2_000)
    blocks, _ = pasted_blocks('<p style="A-B : c; text-align: CENTER;;x">chữ</p>')
    assert len(blocks) == 1


def test_each_link_that_is_lost_is_told_once() -> None:
    links = "".join(f'<p><a href="tep-{number}">chữ</a> <a href="tep-{number}">chữ</a></p>' for number in range(3))
    _, remarks = pasted_blocks(links)
    assert len(remarks) == 3


def test_items_of_word_lie_no_deeper_than_word_knows() -> None:
    items = (f'<p style="mso-list:l0 level{number} lfo1">chữ</p>' for number in (*range(1, 3_000), "1" * 5_000))
    assert pasted_blocks("".join(items))[0]


@pytest.mark.parametrize(("syntax", "piece"), SHORTCODES)
def test_shortcodes_that_nobody_closed(syntax: Syntax, piece: str) -> None:
    read = partial(without_shortcodes, syntax=syntax, account=Account("a.md"), photos={}, markdown=True)
    assert grows_mildly(read, piece, 2_000)


@pytest.mark.parametrize(
    ("syntax", "opens", "closes"),
    [("hugo", "{{< note >}}", "{{< /note >}}"), ("wordpress", "[note]", "[/note]"), ("mdx", "<Note>", "</Note>")],
)
def test_shortcodes_within_each_other(syntax: Syntax, opens: str, closes: str) -> None:
    def read(text: str) -> str:
        return without_shortcodes(text, syntax, Account("a.md"), {}, markdown=True)

    other = closes.replace("ote", "otice")
    assert grows_mildly(lambda text: read(f"{other}{text}{closes}{other * text.count(opens)}"), opens, 1_000)
    assert "chữ" in read(opens * 2_000 + "chữ" + closes * 2_000)


def test_a_shortcode_with_braces_in_its_words_is_read_as_before() -> None:
    text = '{{< figure src="a.jpg" caption="Nhà {A} và “B”" >}} {% note "50%" %}'
    made = without_shortcodes(text, "hugo", Account("a.md"), {}, markdown=True)
    assert "Nhà {A} và “B”" in made
    assert "src=" in made
    assert "{%" not in without_shortcodes(text, "liquid", Account("a.md"), {}, markdown=True)
