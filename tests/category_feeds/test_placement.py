"""The line that asks for the block."""

import pytest

from plugins.category_feeds.placement import split_at_marker, without_marker

MARKERS = [
    "<p>Tin cùng chuyên mục</p>",
    "<p>TIN CÙNG CHUYÊN MỤC:</p>",
    "<p><strong>Tin cùng chuyên mục</strong>:</p>",
    "<p><em><b>Tin cùng&nbsp;chuyên mục :</b></em></p>",
    '<h3 id="tin-cung-chuyen-muc">Tin cùng chuyên mục</h3>',
]
TEXT = ["<p>Xem Tin cùng chuyên mục ở dưới.</p>", "<li>Tin cùng chuyên mục</li>", "<p>Tin cùng</p>", ""]


@pytest.mark.parametrize("body", TEXT)
def test_words_inside_a_sentence_or_a_list_are_text(body: str) -> None:
    assert split_at_marker(body) is None
    assert without_marker(body) == body


@pytest.mark.parametrize("marker", MARKERS)
def test_a_line_of_its_own_splits_the_body(marker: str) -> None:
    assert split_at_marker(f"<p>a</p>\n{marker}\n<p>b</p>") == ("<p>a</p>\n", "<p>b</p>")


def test_the_first_line_counts_and_the_others_vanish() -> None:
    assert split_at_marker(f"a{MARKERS[0]}b{MARKERS[1]}c") == ("a", "bc")
    assert without_marker(f"a{MARKERS[0]}b{MARKERS[1]}c") == "abc"
