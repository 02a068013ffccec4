"""Pictures and clips as feeds show them."""

from dataclasses import replace

from bantin.category_feeds.feeds.medium import feed_figure, medium_markup, medium_of
from bantin.newsroom.photo import Photo

from tests.category_feeds.wire import HALL, IMAGE, PICTURE, SITE, SOUND


def test_a_picture_brings_its_one_file_at_an_absolute_address_with_its_size() -> None:
    assert IMAGE.url == "https://bantin.example.vn/xa/anh/hoi-nghi-800.jpg"
    assert (IMAGE.type, IMAGE.length, IMAGE.width, IMAGE.height) == ("image/jpeg", 48213, 800, 533)


def test_a_length_that_nobody_measured_is_zero() -> None:
    assert medium_of(PICTURE, SITE).length == 0


def test_alt_is_escaped() -> None:
    quoted = replace(IMAGE, photo=replace(HALL, alt='Ông "A" & <b>'))
    assert medium_markup(quoted).endswith('alt="Ông &quot;A&quot; &amp; &lt;b&gt;">')


def test_a_sound_has_controls() -> None:
    assert medium_markup(SOUND) == f'<audio controls src="{SITE}am-thanh/ban-tin.mp3"></audio>'


def test_a_figure_without_words_has_no_caption() -> None:
    bare = replace(IMAGE, photo=Photo("a.jpg"))
    assert feed_figure(bare) == f'<figure><img src="{IMAGE.url}" width="800" height="533" alt=""></figure>'


def test_a_credit_alone_stands_in_the_caption() -> None:
    credited = replace(IMAGE, photo=Photo("a.jpg", credit="Tú & Đại"))
    assert feed_figure(credited).endswith("<figcaption><small>Ảnh: Tú &amp; Đại</small></figcaption></figure>")
