"""Whatever an editor types, every word stands in the output exactly once.

Words are numbered, so that each is unique; ``¤`` in a template is the next word. They are counted in the whole HTML,
attributes included: a description lives in ``alt``, a file name in ``src``, a class in ``class``.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from tests.image_captions.conversions import STOCK, convert
from tests.image_captions.markup import check_markup

from plugins.newsroom.conversion import Conversion
from plugins.newsroom.photo import Photo, fill_slots

PHOTOS = [
    "![¤ ¤](¤.jpg)", "![](¤.jpg)", '![¤](¤.jpg "¤ ¤. Ảnh: ¤")', "![¤] (¤.jpg)", "![¤](¤.jpg “¤ ¤”)", r"![¤](¤\¤.jpg)",
    "[![¤](¤.jpg)](¤.html)", "![¤](¤.jpg){: .¤ }", "![¤](¤.jpg) {: .khong-chu-thich .¤ }", "![¤](¤.mp4)",
    '<img src="¤.jpg" alt="¤" title="¤">', '<a href="¤.html"><img src="¤.jpg" alt="¤"></a>', "*![¤](¤.jpg)*",
    "![¤](¤.jpg) ![¤](¤.jpg)", '![¤](¤.jpg "¤") ![¤](¤.jpg "¤")', "![¤](¤.jpg) ¤ ¤", "¤ ![¤](¤.jpg) ¤",
    "![¤](https://¤.vn/¤.jpg)", '<audio src="¤.mp3"></audio>', "¤ *¤ ![¤](¤.jpg) ¤* ¤",
]  # fmt: skip
TEXTS = [
    "¤ ¤ ¤", "Đồng chí ¤ phát biểu.", "**¤** ¤ *¤*.", "*¤ ¤*", "***¤ ¤***", "*¤. Ảnh: ¤*", "Ảnh: ¤", "¤ ¤. Ảnh: ¤ ¤",
    "¤ (Ảnh: ¤)", "¤ *(Ảnh: ¤)*[^1]", "¤ - Ảnh T¤", "Nguồn: ¤", "¤. Nguồn ảnh: [¤](¤.html)", "Ảnh do ¤ cung cấp.",
    "¤. Ảnh minh họa ¤", "Ảnh tư liệu ¤", "Chú thích: ¤", "**Chú thích ảnh:** ¤. *Ảnh:* ¤", "Tin, ảnh: ¤", "Tuấn Tú",
    "Bài: ¤ - Ảnh: ¤", "¤ | ¤", "¤. | ¤. Photo: ¤", "¤  ", "¤<br>¤", "<i>¤ <b>¤</b></i>", "¤ &nbsp;¤ &amp; ¤", '"¤" - ¤...',
    "`¤` ¤", "¤\u00a0: ¤", "{: .¤ }", "¤. ¤. ¤. ¤. ¤. ¤", "¤ " * 65, "Hoàng Thị Xuyến", "Tin cùng chuyên mục", "<u>¤</u>: ¤",
]  # fmt: skip
ALONE = [
    "# ¤", "## ¤ ![¤](¤.jpg)", "![¤](¤.jpg)\n---", "---", "| ¤ | ¤ |\n|---|---|\n| ![¤](¤.jpg \"¤\") ¤ | ¤ |", "    ![¤](¤.jpg)",
    '<video src="¤.mp4"></video>', '<iframe src="¤.html" title="¤"></iframe>', '<p><img src="¤.jpg" alt="¤"> ¤</p>',
    '<figure><img src="¤.jpg" alt="¤"><figcaption>¤. Ảnh: ¤</figcaption></figure>', "¤\n:   ![¤](¤.jpg)\n    ¤",
    "<figure markdown>\n![¤](¤.jpg)\n<figcaption>¤</figcaption>\n</figure>", "<div markdown>\n![¤](¤.jpg)\n¤\n</div>",
    "```\n![¤](¤.jpg)\n¤\n```", "[^1]: ¤ ![¤](¤.jpg)\n    ¤",
]  # fmt: skip
NOISE = ["¤", "![", "]", "(", ")", "¤.jpg", " ", "\n", "\n\n", "*", "**", "_", '"', "“", "”", "{: .¤ }", "|", "- ", "> ", "    ",
         "Ảnh: ", "Nguồn:", "Tin cùng chuyên mục", "\\", "`", "<br>", "&amp;", "[^1]", ": ", "#", "---", ".", "(Ảnh", "Tuấn Tú",
         "<b>", "</b>", "<i>", "</i>", "<a href='¤'>", "</a>", "![¤](¤.jpg)", "![](¤.png)", "<img src='¤.jpg'>"]  # fmt: skip

RAW_BLOCKS = ("<video", "<iframe", "<p", "<figure", "<div")  # Markdown itself breaks these in lists and quotes
NUMBERED = re.compile(r"từ\d+q")
PREFIXES = [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "    "), ("- ¤\n\n    ", "    "), ("> - ", ">   ")]

lines = st.lists(st.sampled_from(PHOTOS) | st.sampled_from(TEXTS), min_size=1, max_size=5).map("\n".join)
blocks = lines | st.sampled_from(ALONE)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Stories of paragraphs, lists, quotes and the rest, joined with and without blank lines."""
    story = ""
    for block in draw(st.lists(blocks, min_size=1, max_size=5)):
        is_movable = "\n:" not in block and not block.startswith(RAW_BLOCKS)
        first, others = draw(st.sampled_from(PREFIXES)) if is_movable else ("", "")
        story += first + block.replace("\n", "\n" + others) + "\n\n"
    return numbered(story)


def numbered(template: str) -> str:
    """Replace each ``¤`` by a word of its own."""
    numbers = count(1)
    return re.sub("¤", lambda _: f"từ{next(numbers)}q", template)


def words(html: str) -> Counter[str]:
    return Counter(NUMBERED.findall(html))


def stock(source: str) -> str:
    return Markdown(extensions=STOCK, output_format="html").convert(source)


def filled(body: str, conversion: Conversion) -> str:
    """Fill the slots with what a reader gets from the photos; a title shown in the body is not shown again."""

    def markup(index: int) -> str:
        photo: Photo = conversion.photos[index]
        title = photo.caption_text if photo.placement == "inline" and photo.caption_text not in body else ""
        return f'<img alt="{photo.alt}" src="{photo.source}" class="{" ".join(photo.classes)}" title="{title}">'

    return fill_slots(body, markup)


@given(stories())
def test_a_story_loses_no_word_and_doubles_none(source: str) -> None:
    body, _ = convert(source)

    assert words(body) == words(source)
    check_markup(body)


@given(stories().filter(lambda source: "Tin cùng" not in source))
def test_with_slots_the_words_are_in_the_body_or_in_the_photos(source: str) -> None:
    body, conversion = convert(source, slots=True)

    assert set(words(filled(body, conversion))) == set(words(stock(source)))


@given(st.lists(st.sampled_from(NOISE), max_size=40).map("".join).map(numbered))
@example("<b>![](a.jpg)\nẢnh: từ1q</b>")
def test_noise_loses_no_word_and_doubles_none(source: str) -> None:
    body, _ = convert(source)

    assert words(body) == words(stock(source))

