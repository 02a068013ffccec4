"""Spaces and headings of a finished body."""

import pytest
from bantin.front_matter.conversion import BodyConverter

CONVERTER = BodyConverter({"extensions": ["markdown.extensions.attr_list", "bantin.image_captions.extension"]})
NB, WIDE = "\u00a0", "\u3000"


def html(text: str) -> str:
    return CONVERTER.convert(text, "a.md", 1, ()).html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ngày 14-1, trồng 10 ha.", "Ngày 14-1, trồng 10 ha."),
        (f"chỉ tiêu{NB} {NB}kế hoạch", "chỉ tiêu kế hoạch"),
        (f"10{NB}{NB}ha và{WIDE}3{NB}tạ", "10 ha và 3 tạ"),
        ("họp&nbsp;&nbsp; xã &#160;ta", "họp xã ta"),
        (f"họp **xã**{NB} ta", "họp <strong>xã</strong> ta"),
        (f"`a{NB}{NB}b`", f"<code>a{NB}{NB}b</code>"),
    ],
)
def test_readers_who_copy_get_plain_spaces(typed: str, shown: str) -> None:
    assert html(typed).replace("&nbsp;", NB) == f"<p>{shown}</p>"


def test_a_caption_has_plain_spaces_too() -> None:
    body = CONVERTER.convert(f"![Vườn{NB}cam](a.jpg)\nVườn{NB} cam&nbsp;&nbsp;sành. Ảnh: Tuấn{NB}Tú", "a.md", 1, ())
    photo = body.photos[0]
    assert (photo.alt, photo.caption_text, photo.credit) == ("Vườn cam", "Vườn cam sành.", "Tuấn Tú")
    assert NB not in photo.caption_html + body.html


def test_a_heading_has_an_id_in_plain_letters_and_equal_ones_differ() -> None:
    text = html("## Đường đi Đông Đô\n\n## Đường đi Đông Đô\n\n## Nội dung\n\n## Riêng {: #rieng }\n\n## 🎉")
    assert [part.split('"')[0] for part in text.split('id="')[1:]] == [
        "duong-di-dong-do",
        "duong-di-dong-do-2",
        "noi-dung-2",
        "rieng",
        "muc",
    ]
