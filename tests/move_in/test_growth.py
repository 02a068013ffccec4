"""Bodies of any system are moved in time that grows with their length; what nobody closed ends where more opens."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from bantin.imports.html import pasted_blocks
from bantin.move_in import converting, html_in_markdown, html_widgets, markdown_body, typed_html, words
from bantin.move_in.account import Account
from bantin.move_in.html_body import blocks_of_html, photos_in
from bantin.move_in.systems import elementor, wordpress_blocks, wordpress_galleries

from tests.move_in.as_typed import AsTyped

PATTERNS = (
    *(words._UNSEEN, words._CALL, words._SETTING, words._ATTRIBUTES, words._MARKER),
    *(markdown_body._ANCHOR, markdown_body._NAMED_PHOTO, converting._FIRST_PHOTO),
    *(markdown_body._UNSEEN, markdown_body._CAPTION_GLUED),
    *(typed_html._BLOCK_COMMENT, typed_html._MORE, typed_html._PRE, wordpress_blocks._LONE),
    *(elementor._PHOTO_NAME, html_widgets._BACKGROUND),
    *(wordpress_galleries._RAW, wordpress_galleries._GALLERY, words._BRACKET_CALL, words._BARE_CALL),
)
PIECES = ("<script>", "<!--", "<a x>", "![", "![a](b ", "{{< a ", "{% a ", "\n", "a-", "{.", "[x]: y\n", "[^1]: x\n")
PIECES += (
    "<!-- wp:a {",
    "<!--more ",
    "<pre>",
    "\n\n![](a)a!",
    "a",
    "a.",
    "-1x1",
    "background:",
    "[vc_raw_html]",
    "[gallery ",
)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:20])
def test_an_expression_looks_at_a_text_once(pattern: re.Pattern[str]) -> None:
    for piece in PIECES:
        assert any(_growth(pattern, piece) < 10 for _ in range(3)), piece


def _growth(pattern: re.Pattern[str], piece: str) -> float:
    """Return how much longer four times as much takes."""
    times = []
    for size in (5_000, 20_000):
        began = time.process_time()
        pattern.sub("", piece * (size // len(piece)))
        times.append(max(time.process_time() - began, 0.001))
    return times[1] / times[0]


WHOLE = {
    "blocks that nobody closed": lambda count: html_in_markdown.with_blocks(
        "<div>\n\nChữ.\n\n" * count, AsTyped(), Account("a")
    ),
    "empty lines in a block": lambda count: html_in_markdown.with_blocks(
        f"<div>{chr(10) * 20 * count}<p>a</p>", AsTyped(), Account("a")
    ),
    "things to be told": lambda count: [it.tell("key", str(n)) for it in [Account("a")] for n in range(count * 5)],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WHOLE)
def test_a_body_is_gone_through_once(name: str) -> None:
    assert any(_seconds(WHOLE[name], 4_000) < 10 * _seconds(WHOLE[name], 1_000) for _ in range(3))


def _seconds(work: Callable[[int], object], count: int) -> float:
    began = time.process_time()
    work(count)
    return max(time.process_time() - began, 0.001)


def test_they_find_what_they_found() -> None:
    text = "a<!-- b --><script>c</script><style x>d</style >e <!--f-- -->g"
    assert words._UNSEEN.sub("", text) == "ae g"
    assert words._CALL.sub("", '{{< a b="c{d}" >}}x{{% /a %}}y{% z 50% -%}w') == "xyw"
    assert markdown_body._ANCHOR.sub(r"\g<words>", '<a href="x"><b>y</b></a> z') == "<b>y</b> z"


def test_a_definition_that_a_photo_names_is_that_of_a_photo() -> None:
    found = {name for it in markdown_body._NAMED_PHOTO.finditer("![a][b] ![c] [d] ![e](f)") for name in it.groups()}
    assert found - {None} >= {"[b]", "[c]"}
    assert "[d]" not in found


@pytest.mark.parametrize("html", ["<!-- -->", "<!--", "<?x?>", "\u200b", "<!DOCTYPE html>"])
def test_html_without_anything_in_it_is_nothing(html: str) -> None:
    assert pasted_blocks(html)[1] == ()


@pytest.mark.parametrize(
    ("html", "photos"),
    [('<a name="x"><img src="a.jpg"></a>', 1), ('<a href="/x/"><img src="a.jpg"><img src="b.jpg"></a>', 2)],
)
def test_photos_in_a_link_are_photos_however_many_and_wherever_it_leads(html: str, photos: int) -> None:
    class Kept(AsTyped):
        def photo(self, typed: str) -> str:
            return typed

    blocks = blocks_of_html(f"<p>{html}</p>", Kept(), Account("a"))
    assert len(list(photos_in(blocks))) == photos
