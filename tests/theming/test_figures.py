"""Figures that stay on one line without a character that is not the author's."""

import re

import pytest
from bantin.theming.figures import keep_figures_whole
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

PIECES = st.sampled_from(["14", "1", "-", "/", " ", "ha", "năm", "ngày", "Khoản", "IV", "%", "<", "&", '"', "tỷ"])


def test_a_title_is_escaped_and_its_figures_are_whole() -> None:
    assert keep_figures_whole("Tổ 5 & <b>") == '<span class="whole">Tổ 5</span> &amp; &lt;b&gt;'


def test_finished_html_keeps_its_tags_and_its_code() -> None:
    html = '<p title="10 ha">Ngày <a href="14-1">14-1</a>, <code>10 ha</code></p>'
    assert keep_figures_whole(Markup(html)) == (
        '<p title="10 ha">Ngày <a href="14-1"><span class="whole">14-1</span></a>, <code>10 ha</code></p>'
    )


@pytest.mark.parametrize("text", ["'5' ha", "&#39; ha", "ngày &#39;", '"/12'])
def test_references_are_no_figures(text: str) -> None:
    assert keep_figures_whole(text) == escape(text)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_character_is_added_or_lost(text: str) -> None:
    assert re.sub('<span class="whole">|</span>', "", keep_figures_whole(text)) == escape(text)
