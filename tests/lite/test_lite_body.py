from bantin.lite.body import lite_body
from bantin.newsroom.photo import Kind, Photo, slot
from bantin.newsroom.picture import Clip, Picture, Rendition, Renditions

WORDS: dict[Kind, str] = {"photo": "Xem ảnh", "video": "Xem video", "audio": "Nghe"}


def picture(photo: Photo) -> Picture:
    small, wide = (
        Rendition("anh/a-480.jpg", 480, 270, "image/jpeg"),
        Rendition("anh/a-1200.jpg", 1200, 675, "image/jpeg"),
    )
    shown = Renditions((Rendition("anh/a-480.avif", 480, 270, "image/avif"),), (small, wide), "222")
    return Picture(photo, shown, shown, wide, wide)


def test_a_photo_becomes_a_link_to_its_smallest_file_that_every_browser_shows() -> None:
    photo = Photo("a.jpg", 'Đồi "cam" & <suối>')
    body = f"<figure>{slot(0)}<figcaption>Đồi cam.</figcaption></figure>"
    assert lite_body(body, (photo,), (picture(photo),), "../../", WORDS) == (
        '<figure><a href="../../anh/a-480.jpg">Xem ảnh: Đồi &quot;cam&quot; &amp; &lt;suối&gt;</a>'
        "<figcaption>Đồi cam.</figcaption></figure>"
    )


def test_a_photo_that_says_nothing_is_still_a_link_with_words() -> None:
    photo = Photo("a.jpg")
    assert lite_body(slot(0), (photo,), (picture(photo),), "/", WORDS) == '<a href="/anh/a-480.jpg">Xem ảnh</a>'


def test_a_photo_inside_a_link_of_its_editor_is_words_only() -> None:
    photo = Photo("a.jpg", "Bản đồ", linked=True)
    body = f'<a href="https://example.vn">{slot(0)}</a>'
    assert (
        lite_body(body, (photo,), (picture(photo),), "/", WORDS) == '<a href="https://example.vn">Xem ảnh: Bản đồ</a>'
    )


def test_a_photo_without_a_file_is_words_only() -> None:
    assert lite_body(slot(0), (Photo("mat.jpg", "Chợ"),), (), "/", WORDS) == "Xem ảnh: Chợ"


def test_a_clip_is_a_link_to_its_file() -> None:
    photo = Photo("a.mp4", "Múa xòe", kind="video")
    clip = Clip(photo, "tep/a.mp4", "video/mp4")
    assert lite_body(slot(0), (photo,), (clip,), "/", WORDS) == '<a href="/tep/a.mp4">Xem video: Múa xòe</a>'


def test_each_slot_gets_the_file_of_its_own_photo() -> None:
    first, second = Photo("a.jpg", "A", line=3), Photo("b.mp3", "B", line=5, kind="audio")
    shown = (picture(first), Clip(second, "tep/b.mp3", "audio/mpeg"))
    assert lite_body(slot(1) + slot(0), (first, second), shown, "", WORDS) == (
        '<a href="tep/b.mp3">Nghe: B</a><br><a href="anh/a-480.jpg">Xem ảnh: A</a>'
    )


def test_photos_side_by_side_have_a_line_each() -> None:
    photos = Photo("a.jpg", "A"), Photo("b.jpg", "B")
    found = lite_body(f"<figure>{slot(0)}{slot(1)}</figure>", photos, map(picture, photos), "/", WORDS)
    one, other = (f'<a href="/anh/a-480.jpg">Xem ảnh: {alt}</a>' for alt in "AB")
    assert found == f"<figure>{one}<br>{other}</figure>"
