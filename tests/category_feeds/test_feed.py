"""From a story to an item."""

from dataclasses import replace

from bantin.category_feeds.feeds.feed import item_id, make_item
from bantin.newsroom.photo import slot
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT

from tests.category_feeds.desk import story
from tests.category_feeds.wire import HOSTILE, IMAGE, PUBLISHER, REPORT, SOUND

FIGURE = (
    '<figure><img src="https://bantin.example.vn/xa/anh/hoi-nghi-800.jpg" width="800" height="533" alt="Hội trường">'
    "<figcaption>Quang cảnh <em>hội nghị</em> <small>Ảnh: Tuấn Tú</small></figcaption></figure>"
)


def content(body: str, *media: object, **fields: object) -> str:
    return make_item(story("a/b", body=body, **fields), PUBLISHER, media).content  # type: ignore[arg-type]


def test_the_id_survives_a_move_to_another_domain() -> None:
    moved = replace(PUBLISHER, url="https://hamyen.example.vn/", id_domain="bantin.example.vn")
    assert make_item(REPORT, moved).id == make_item(REPORT, PUBLISHER).id


def test_an_id_holds_only_characters_of_a_uri() -> None:
    odd = replace(REPORT, url="tin/đường dài.html")
    assert item_id(odd, "a.vn") == "tag:a.vn,2024-01-14:/tin/%C4%91%C6%B0%E1%BB%9Dng%20d%C3%A0i.html"


def test_the_port_of_a_local_server_is_no_part_of_an_id() -> None:
    assert replace(PUBLISHER, url="http://127.0.0.1:8000/").domain == "127.0.0.1"


def test_a_photo_fills_its_place_in_the_body() -> None:
    assert content(f"<p>{slot(0)}</p>", IMAGE) == f"<p>{FIGURE[8 : FIGURE.index('<figcaption>')]}</p>"


def test_a_lead_photo_that_is_not_in_the_body_comes_first_as_a_figure() -> None:
    assert content("<p>Chữ</p>", IMAGE) == f"{FIGURE}<p>Chữ</p>"


def test_a_missing_photo_leaves_its_caption() -> None:
    figure = f"<figure>{slot(0)}<figcaption>Chú thích</figcaption></figure>"
    assert content(figure, None) == content(figure) == "<figure><figcaption>Chú thích</figcaption></figure>"


def test_the_place_of_the_block_of_picks_is_not_text() -> None:
    assert content(f"<p>Hết</p>{SAME_CATEGORY_ELEMENT}") == "<p>Hết</p>"


def test_a_reprint_names_its_source_in_the_text_too() -> None:
    assert content("<p>Chữ</p>", source="Theo Báo Tuyên Quang") == "<p>Chữ</p><p>Theo Báo Tuyên Quang</p>"


def test_characters_that_xml_forbids_are_gone_everywhere() -> None:
    item = make_item(HOSTILE, PUBLISHER)
    assert item.title == 'A < B & "C" ]]> <script>alert(1)</script>'
    assert item.summary == "Một dòng có ]]> và <b>thẻ</b>"
    assert item.content == "<p>Chữ điều khiển &amp; ]]&gt; </p><p>Theo Báo &lt;Tuyên Quang&gt;</p>"


def test_line_ends_are_plain() -> None:
    assert content("<pre>a\r\nb\rc</pre>") == "<pre>a\nb\nc</pre>"


def test_sound_goes_before_pictures_as_the_enclosure() -> None:
    item = make_item(REPORT, PUBLISHER, (IMAGE, SOUND))
    assert (item.enclosure, item.image) == (SOUND, IMAGE)
    assert make_item(REPORT, PUBLISHER).enclosure is None


def test_a_category_that_is_also_a_tag_is_named_once() -> None:
    doubled = replace(REPORT, tags=(*REPORT.tags, replace(REPORT.tags[0], name="Nông thôn mới")))
    assert make_item(doubled, PUBLISHER).categories == ("Nông thôn mới", "ocop")
