"""Bodies of any system are moved in time that grows with their length; what nobody closed ends where more opens."""

from __future__ import annotations

import re
import time

import pytest
from bantin.imports.html import pasted_blocks
from bantin.move_in import converting, markdown_body, words

PATTERNS = (
    *(words._UNSEEN, words._CALL, words._SETTING, words._ATTRIBUTES, words._MARKER),
    *(markdown_body._ANCHOR, markdown_body._NAMED_PHOTO, converting._FIRST_PHOTO),
)
PIECES = ("<script>", "<!--", "<a x>", "![", "![a](b ", "{{< a ", "{% a ", "\n", "a-", "{.", "[x]: y\n", "[^1]: x\n")


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
