"""The HTML that pages and feeds get."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bantin.newsroom.photo import Photo, slot
from bantin.newsroom.picture import Clip, Picture, Rendition, Renditions
from bantin.photos.body import feed_body, hidden_body, page_body
from bantin.photos.layout import Layout
from bantin.photos.markup import clip_markup, picture_markup
from bantin.photos.options import Options

OPTIONS = Options(sizes="(min-width: 46rem) 43rem, 100vw")
PHOTO = Photo("a.jpg", 'Ông "A" & bà B')


def renditions(extension: str, type_: str) -> tuple[Rendition, ...]:
    return tuple(
        Rendition(f"anh/a.0-{width}.{extension}", width, width * 3 // 4, type_) for width in (480, 800, 1200)
    )


JPEG = renditions("jpg", "image/jpeg")
BODY = Renditions(renditions("avif", "image/avif"), JPEG, "210")
PICTURE = Picture(PHOTO, BODY, BODY, JPEG[2], JPEG[1])

EAGER = (
    '<a class="photo__link" data-photo href="/anh/a.0-1200.jpg">'
    '<picture><source type="image/avif" srcset="/anh/a.0-480.avif 480w, /anh/a.0-800.avif 800w, '
    '/anh/a.0-1200.avif 1200w" sizes="(min-width: 46rem) 43rem, 100vw">'
    '<img class="photo__image tone-210" src="/anh/a.0-800.jpg" srcset="/anh/a.0-480.jpg 480w, '
    '/anh/a.0-800.jpg 800w, /anh/a.0-1200.jpg 1200w" sizes="(min-width: 46rem) 43rem, 100vw" '
    'width="1200" height="900" alt="Ông &quot;A&quot; &amp; bà B" loading="eager" '
    'decoding="async"></picture></a>'
)


def test_an_eager_photo_is_a_link_to_its_largest_jpeg() -> None:
    assert picture_markup(PICTURE, "/", OPTIONS, eager=True) == EAGER


def test_a_photo_that_is_taller_than_wide_says_so_since_it_is_shown_no_higher_than_the_screen() -> None:
    tall = Renditions(BODY.avif, tuple(Rendition(it.url, it.height, it.width, it.type) for it in JPEG), BODY.tone)
    shown = picture_markup(replace(PICTURE, body=tall), "/", OPTIONS, eager=False)
    assert 'class="photo__image photo__image--portrait tone-210"' in shown and 'width="900" height="1200"' in shown
    square = replace(BODY, fallback=(Rendition("anh/a.jpg", 480, 480, "image/jpeg"),))
    assert "portrait" not in picture_markup(replace(PICTURE, body=square), "/", OPTIONS, eager=False)


@pytest.mark.parametrize(
    ("pixels", "place"),
    [((90, 45), (80, 40)), ((463, 240), (411, 213)), ((464, 240), (464, 240)), ((1, 1), (1, 1))],
)
def test_a_photo_that_cannot_fill_a_phone_has_pixels_to_spare_since_none_is_stretched(
    pixels: tuple[int, int], place: tuple[int, int]
) -> None:
    """A phone of 412 pixels is told to have 1.5 of them where the page counts one; audits want three quarters."""
    only = replace(BODY, fallback=(Rendition("anh/a.jpg", *pixels, "image/jpeg"),))
    shown = picture_markup(replace(PICTURE, body=only), "/", OPTIONS, eager=False)
    assert f' width="{place[0]}" height="{place[1]}" ' in shown


def test_a_lazy_photo_is_measured_where_it_stands() -> None:
    markup = picture_markup(PICTURE, "/", OPTIONS, eager=False)

    assert 'loading="lazy"' in markup and "fetchpriority" not in markup
    assert markup.count('sizes="auto, (min-width: 46rem) 43rem, 100vw"') == 2


def test_a_linked_or_inline_photo_gets_no_link_of_ours() -> None:
    for photo in (replace(PHOTO, linked=True), replace(PHOTO, placement="inline")):
        assert picture_markup(replace(PICTURE, photo=photo), "/", OPTIONS, eager=False).startswith("<picture>")


def test_a_photo_without_words_gets_the_neutral_word() -> None:
    assert 'alt="Ảnh"' in picture_markup(replace(PICTURE, photo=Photo("a.jpg")), "/", OPTIONS, eager=False)


def test_only_the_first_photo_of_a_page_is_eager() -> None:
    photos = (Photo("mat.jpg", "Ảnh mất"), PHOTO, PHOTO)
    layout = Layout((None, PICTURE, PICTURE), PICTURE)
    body = page_body("".join(slot(index) for index in range(3)), photos, layout, "../", OPTIONS)

    assert body.startswith(
        '<span class="photo__missing">Ảnh mất</span><a class="photo__link" data-photo href="../anh/'
    )
    assert (body.count('loading="eager"'), body.count('loading="lazy"')) == (1, 1)
    assert body.index("eager") < body.index("lazy")


def test_a_feed_gets_one_plain_image_with_a_full_address() -> None:
    body = feed_body(f"<p>{slot(0)}</p>", (PHOTO,), Layout((PICTURE,), PICTURE), "https://x.vn/", OPTIONS)

    assert body == (
        '<p><img src="https://x.vn/anh/a.0-800.jpg" width="800" height="600" alt="Ông &quot;A&quot; &amp; bà B"></p>'
    )


def test_a_draft_shows_the_words_only() -> None:
    assert hidden_body(slot(0), (PHOTO,)) == ('<span class="photo__missing">Ông &quot;A&quot; &amp; bà B</span>')


def test_a_clip_fetches_nothing_until_it_is_started() -> None:
    clip = Clip(Photo("a.mp4", "Múa lân", kind="video"), "anh/a.0.mp4", "video/mp4")

    assert clip_markup(clip, "/") == (
        '<video class="photo__video" controls preload="none" src="/anh/a.0.mp4" aria-label="Múa lân">'
        '<a href="/anh/a.0.mp4">Múa lân</a></video>'
    )
