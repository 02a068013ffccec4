"""References in descriptions, captions and credits are resolved once; nothing forbidden comes out of them."""

import pytest
from bantin.newsroom.photo import Photo

from tests.image_captions.conversions import convert

WAYS = (
    "![@](a.jpg '@')\n",
    "![@](a.jpg)\nCó @ người.",
    "<img src='a.jpg' alt='@'>",
    "<img src='a.jpg' alt='@'>\nCó @ người.",
    "<figure><img src='a.jpg' alt='@'><figcaption>Có @ người.</figcaption></figure>",
    "<video src='a.mp4' aria-label='@'></video>\nCó @ người.",
    "| ![@](a.jpg '@') |\n|---|\n| x |",
    "chữ ![@](a.jpg '@') chữ",
)


def photo_of(source: str) -> Photo:
    _, conversion = convert(source, slots=True)
    return conversion.photos[0]


def test_a_forbidden_character_is_gone() -> None:
    for reference in ["&#x202E;", "&#8238;", "&NoBreak;", "&#2;", "&#x2066;", "&#xFFFE;"]:
        for way in WAYS:
            found = photo_of(way.replace("@", f"ba{reference}n"))
            assert found.alt == "ban", (way, reference)
            assert found.caption_text in ("ban", "Có ban người.", ""), (way, reference)


@pytest.mark.parametrize("way", WAYS)
def test_an_escaped_reference_is_the_text_that_it_shows(way: str) -> None:
    found = photo_of(way.replace("@", "b &amp;#x202E; n"))
    assert found.alt == "b &#x202E; n"
    assert found.caption_text in ("b &#x202E; n", "Có b &#x202E; n người.", "")


def test_a_title_stays_text_where_it_is_shown_or_kept() -> None:
    body, _ = convert("![x](https://a.vn/a.jpg '&amp;lt;b> &amp; c')\nCó.")
    assert 'title="&amp;lt;b&gt; &amp; c"' in body
    body, _ = convert("| ![x](a.jpg 'a &amp;lt; b') |\n|---|\n| y |")
    assert '<small class="photo__caption">a &amp;lt; b</small>' in body


@pytest.mark.parametrize("inside", ["wzxhzdk:0", "klzzwxh:0000", "photo:0", "38", "amp"])
def test_a_reference_is_never_taken_for_a_mark_of_markdown(inside: str) -> None:
    for source in (f"![x](a.jpg)\nCó &#2;{inside}&#3; <b>x</b>", f"<img src='a.jpg' alt='&#2;{inside}&#3;'>\nx"):
        body, conversion = convert(source, slots=True)
        assert body.count("\x02") == 1
        assert inside in conversion.photos[0].caption_text + conversion.photos[0].alt
