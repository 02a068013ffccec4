"""Blocks become Markdown that the site's own conversion reads as the same words in the same structure."""

from __future__ import annotations

import string

import pytest
from bantin.imports.blocks import (
    Block,
    Break,
    Caption,
    Code,
    Figure,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    NoteMark,
    Paragraph,
    Photo,
    Quote,
    Rule,
    Signature,
    Table,
    Text,
)
from bantin.imports.writer import markdown
from hypothesis import example, given
from hypothesis import strategies as st

from tests.imports.structure import converted, expected, read_back

WORDS = ["Chiều", "14-1", "xã", "Bằng", "Cốc", "họp", "tổng", "kết;", "đường", "5,2", "km", "ƠƯ", "Ẫ"]
# What looks like markup to Markdown, to the dialect, to captions or to templates.
SIGNS = [
    *string.punctuation,
    *("**", "__", "***", "~~", "``", "```", "![", "](", "[^1]", "[x](y)", "[a]: b", "*[HĐ]: x", "<b>", "</p>"),
    *("&lt;", "&amp;", "&#8226;", "{: .rong }", "{{ x }}", "{% y %}", "{filename}", "|", "||", "---", "===", "***"),
    *("- ", "+ ", "* ", "– ", "• ", "1. ", "2) ", "a) ", "đ) ", "I. ", "#", "##", "# ", "> ", ": ", ":smile:"),
    *("<!--", "-->", "<?php", "<Nguyễn Văn A>", "*101#", "4*5", "C:\\Users", "\\", "\\\\", "$", "$$x$$", "^2^"),
    *("Ảnh:", "Chú thích:", "[caption]", "[x]", "- [ ]", "@", "=", "%", "“", "”", "…", "(*)", "snake_case_word"),
]
TEXTS = st.lists(st.sampled_from([*WORDS * 3, *SIGNS, " ", " ", " "]), min_size=1, max_size=7).map(
    " ".join
) | st.lists(st.sampled_from([*WORDS, *SIGNS, " "]), min_size=1, max_size=5).map("".join)
LINKS = st.sampled_from(
    ["", "", "", "", "https://a.vn/x_(1)", "https://a.vn/?a=1&b=*2*", "https://b.vn/a%7Cb", "tin.html"]
)
RUNS: st.SearchStrategy[Inline] = st.builds(Text, TEXTS, st.booleans(), st.booleans(), st.booleans(), LINKS)
PLAIN_RUNS = st.builds(Text, TEXTS)
CONTENT = st.lists(PLAIN_RUNS | RUNS | st.just(Break()), min_size=1, max_size=5).map(
    lambda it: (Text("Chiều"), *it, Text("họp"))
) | st.lists(PLAIN_RUNS | RUNS, min_size=1, max_size=4).map(tuple)
LINE = st.lists(PLAIN_RUNS | RUNS, min_size=1, max_size=4).map(tuple)


def has_words(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(it, Text) and it.text.strip() for it in content)


MARKERS = st.sampled_from([["-"] * 3, ["1.", "2.", "3."], ["2.", "4.", "7."], ["a)", "b)", "c)"]])


def listings(depth: int) -> st.SearchStrategy[Listing]:
    inner = st.lists(listings(depth - 1), max_size=1).map(tuple) if depth else st.just(())
    items = st.lists(st.tuples(LINE.filter(has_words), inner), min_size=1, max_size=3)
    return st.tuples(MARKERS, items).map(
        lambda it: Listing(
            tuple(Item(marker, content, below) for marker, (content, below) in zip(it[0], it[1], strict=False))
        )
    )


ROWS = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(CONTENT, min_size=width, max_size=width).map(tuple), min_size=2, max_size=3)
)
PARAGRAPHS = CONTENT.filter(has_words).map(Paragraph)
WORDY = st.lists(st.sampled_from([*WORDS, "(cũ)", "“mới”", "a|b", "[x]", "<b>", "*"]), min_size=1, max_size=6).map(
    " ".join
)
CAPTIONS = WORDY.map(lambda it: Caption((Text(f"Đại biểu {it}"),))) | WORDY.map(
    lambda it: Caption((Text(f"Đại biểu {it}"),), "Lò Mai")
)
FIGURES = st.integers(1, 3).flatmap(
    lambda count: st.builds(
        Figure,
        st.lists(WORDY, min_size=count, max_size=count).map(
            lambda alts: tuple(Photo(f"anh-{index}.jpg", alt) for index, alt in enumerate(alts))
        ),
        st.just(()) | CAPTIONS.map(lambda it: (it,)) | st.lists(CAPTIONS, min_size=count, max_size=count).map(tuple),
    )
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    st.builds(Heading, st.integers(2, 4), LINE.filter(has_words)),
    listings(1),
    ROWS.map(lambda rows: Table(tuple(rows))),
    st.tuples(PARAGRAPHS, PARAGRAPHS | listings(0)).map(Quote),
    st.lists(LINE.filter(has_words), min_size=1, max_size=3).map(lambda it: Signature(tuple(it))),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda it: Code("\n".join(it))),
    st.just(Rule()),
    FIGURES,
)


def are_one(first: Block, second: Block) -> bool:
    """Say whether the two are one where they stand in a row, as two lists of bullets are."""
    if isinstance(first, Listing) and isinstance(second, Listing):
        return first.items[0].marker[-1] == second.items[0].marker[-1]
    return isinstance(first, Quote) and isinstance(second, Quote)


STORIES = st.lists(BLOCKS, min_size=1, max_size=4).filter(lambda it: not any(map(are_one, it, it[1:])))


@pytest.mark.slow
@example([Listing((Item("-", (Text("14-1"),), ()),)), Rule()])
@example([Listing((Item("-", (Text("Chiều…- Chiều"),), ()),))])
@example([Listing((Item("-", (Text("Họp chưa?”"),), ()),))])
@example([Paragraph((Text("]:", link="https://a.vn/x_(1)"),))])
@given(STORIES)
def test_blocks_are_read_back_as_the_same_words_in_the_same_structure(blocks: list[Block]) -> None:
    written = markdown(blocks)
    body = converted(written.text)
    assert not body.refused, (written.text, body.diagnostics)
    assert read_back(body) == expected(blocks), written.text


def test_notes_stand_at_the_end_under_their_marks() -> None:
    story = [
        Paragraph((Text("Xã có 12 thôn"), NoteMark("1"), Text("."))),
        Note("1", (Text("Theo "), Text("[niên giám]", italic=True))),
    ]
    assert read_back(converted(markdown(story).text)) == expected(story)


def test_each_block_is_told_its_line() -> None:
    story = [Paragraph((Text("Một"), Break(), Text("hai"))), Heading(2, (Text("Ba"),)), Rule()]
    written = markdown(story)
    assert [written.text.split("\n")[line - 1] for line in written.lines] == ["Một\\", "## Ba", "___"]


def test_plain_words_stay_plain_markdown() -> None:
    """What people read and edit again has no more signs than it needs."""
    words = "Chiều 14-1, xã họp (lần 2): đạt 12/12 chỉ tiêu, tăng 5%; “tốt” & 'vui' – hơn 2.000 người!"
    assert markdown([Paragraph((Text(words),))]).text == words + "\n"


@pytest.mark.slow
def test_each_sign_stays_a_sign_wherever_it_stands() -> None:
    for sign in dict.fromkeys(SIGNS):
        words = [f"{sign} họp", f"Chiều {sign} họp", f"Chiều{sign}họp", f"Chiều họp {sign}"]
        story: list[Block] = [Paragraph((Text(it),)) for it in words]
        story += [Paragraph((Text("Chiều "), Text(it, bold=True), Text(" họp"))) for it in words]
        story += [
            Listing(tuple(Item("-", (Text(it),)) for it in words)),
            Table((tuple(((Text(it),)) for it in words),) * 2),
        ]
        assert read_back(converted(markdown(story).text)) == expected(story), sign
