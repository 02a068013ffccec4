"""Whatever an editor types, every word stands in the output exactly once."""

from __future__ import annotations

from bantin.newsroom.conversion import Conversion
from bantin.newsroom.photo import fill_slots
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from tests.image_captions.conversions import STOCK, convert
from tests.image_captions.fragments import BLOCKS, NOISE, PHOTOS, TEXTS, numbered, words
from tests.image_captions.markup import check_markup

PREFIXES = [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "    "), ("- ¤\n\n    ", "    "), ("> - ", ">   ")]
FIXED = ("<", "¤\n:")  # Markdown itself breaks raw blocks and definitions in lists and quotes

paragraphs = st.lists(st.sampled_from(PHOTOS) | st.sampled_from(TEXTS), min_size=1, max_size=5).map("\n".join)
noise = st.lists(st.sampled_from(NOISE), max_size=40).map("".join).map(numbered)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Draw a story of paragraphs and other blocks, some of them in lists and quotes, and a footnote."""
    story = ""
    for block in draw(st.lists(paragraphs | st.sampled_from(BLOCKS), min_size=1, max_size=5)):
        first, others = ("", "") if block.startswith(FIXED) else draw(st.sampled_from(PREFIXES))
        story += first + block.replace("\n", "\n" + others) + "\n\n"
    return numbered(story + draw(st.sampled_from(["", "[^1]: ¤ ![¤](¤.jpg)\n    ¤\n"])))


def filled(body: str, conversion: Conversion) -> str:
    """Fill the slots with what a reader gets from the photos; a title shown in the body is not shown again."""

    def markup(index: int) -> str:
        photo = conversion.photos[index]
        title = photo.caption_text if photo.placement == "inline" and photo.caption_text not in body else ""
        return f'<img alt="{photo.alt}" src="{photo.source}" title="{title}">'

    return fill_slots(body, conversion.photos, markup)


@given(stories())
def test_a_story_loses_no_word_and_doubles_none(source: str) -> None:
    body, _ = convert(source)

    assert words(body) == words(source)
    check_markup(body)


@given(stories().filter(lambda source: "Tin cùng" not in source))
@example('<audio src="từ1q.mp3"></audio>\n{: .từ2q }\n{: .từ3q }\n![từ4q](từ5q.jpg)\n\n')
@example('<audio src="từ1q.mp3"></audio>\ntừ6q từ7q\n{: .từ2q }\n{: .từ3q }\n![từ4q](từ5q.jpg)\n\n')
def test_with_slots_each_word_is_in_the_body_or_in_a_photo(source: str) -> None:
    body, conversion = convert(source, slots=True)

    classes = " ".join(name for photo in conversion.photos for name in photo.classes)
    assert set(words(filled(body, conversion) + classes)) == set(words(source))


@given(noise)
def test_noise_keeps_the_words_that_markdown_alone_keeps(source: str) -> None:
    body, _ = convert(source)

    assert words(body) == words(Markdown(extensions=STOCK, output_format="html").convert(source))
