"""Stories that WordPress's page builders made, and galleries: words, photos and links of their shortcodes stay."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey

from tests.move_in.old_sites import HOST, NOW, PHOTO

FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
PACKED = base64.b64encode(quote("<p>Chữ gói</p>").encode()).decode()
# What stands in the export, what stands here.
BODIES: dict[str, tuple[str, str]] = {
    "WPBakery: text in columns": (
        '[vc_row css=".vc_custom_1{margin:0}"][vc_column width="1/2"][vc_column_text]<p>Một</p>\n\nHai'
        "[/vc_column_text][/vc_column][/vc_row]",
        "Một\n\nHai",
    ),
    "WPBakery: photos by number": (
        '[vc_single_image image="901" img_size="full" alignment="center"]\n'
        '[vc_gallery images="902,903" type="flexslider"]',
        "![](a.jpg)\n![](b.jpg)\n![](c.jpg)",
    ),
    "WPBakery: a heading and a button": (
        '[vc_custom_heading text="Tiêu đề" font_container="tag:h2|text_align:left"]'
        '[vc_btn title="Xem" link="url:https%3A%2F%2Fa.vn%2Fx|title:Nhan|target:_blank"]',
        "## Tiêu đề\n\n[Xem](https://a.vn/x)",
    ),
    "WPBakery: a film": (f'Chữ.\n\n[vc_video link="{FILM}"]', f"Chữ.\n\n[{FILM}]({FILM})"),
    "WPBakery: packed HTML, packed script": (
        f"[vc_raw_html]{PACKED}[/vc_raw_html]\n\n[vc_raw_js]{PACKED}[/vc_raw_js]\n\nSau",
        "Chữ gói\n\nSau",
    ),
    "WPBakery: boxes that fold": (
        '[vc_tta_accordion][vc_tta_section title="Hỏi" tab_id="1"][vc_column_text]Đáp[/vc_column_text]'
        "[/vc_tta_section][/vc_tta_accordion]",
        "Hỏi\n\nĐáp",
    ),
    "Divi": (
        '[et_pb_section fb_built="1"][et_pb_row][et_pb_column type="4_4"][et_pb_text]<p>Chữ</p>[/et_pb_text]'
        f'[et_pb_image src="{HOST}/wp-content/uploads/b.jpg" alt="Cổng"][/et_pb_image]'
        '[et_pb_button button_text="Tải" button_url="https://a.vn/y"][/et_pb_button][/et_pb_column][/et_pb_row]'
        "[/et_pb_section]",
        "Chữ\n\n![Cổng](b.jpg)\n\n[Tải](https://a.vn/y)",
    ),
    "Flatsome": (
        '[section bg_color="red"][row][col span="6"][ux_text]<p>Chữ</p>[/ux_text][ux_image id="902"]'
        '[ux_gallery ids="901,903"][title text="Mục"][/col][/row][/section]',
        "Chữ\n\n![](b.jpg)\n![](a.jpg)\n![](c.jpg)\n\n## Mục",
    ),
    "a gallery of what was uploaded to the story": ("[gallery]\n\nSau", "![](b.jpg)\n![](c.jpg)\n\nSau"),
    "a gallery of another story, without one photo": ('[gallery id="1" exclude="902" columns="2"]', "![](c.jpg)"),
    "words in brackets": ("Ảnh [1] của [Tú], nguyên văn [sic].", "Ảnh \\[1\\] của \\[Tú\\], nguyên văn \\[sic\\]."),
}


def _export(body: str, fields: str = "", link: str = f"{HOST}/bai/") -> str:
    photos = "".join(
        f"<item><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>{parent}"
        f"</wp:post_parent><wp:attachment_url>{HOST}/wp-content/uploads/{name}.jpg</wp:attachment_url></item>"
        for number, parent, name in ((903, 1, "c"), (901, 0, "a"), (902, 1, "b"))
    )
    return (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><wp:base_blog_url>{HOST}</wp:base_blog_url>{photos}<item><title>Bài</title><link>{escape(link)}"
        "</link><wp:post_id>1</wp:post_id><wp:post_date>2020-01-02 08:00:00</wp:post_date>"
        "<wp:post_name>bai</wp:post_name>"
        '<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category">Tin</category>'
        f"<content:encoded>{escape(body)}</content:encoded>{fields}</item></channel></rss>"
    )


def _moved(export: str, folder: Path) -> tuple[str, str]:
    """Return the story that comes of an export, and what was told of it."""
    (folder / "uploads").mkdir(parents=True)
    for name in "abc":
        (folder / f"uploads/{name}.jpg").write_bytes(PHOTO)
    (folder / "x.xml").write_text(export, "utf-8")
    told = io.StringIO()
    run(survey(open_site(folder), folder / "content", NOW), Choices(), told, lambda number: None)
    return (folder / "content/2020/bai.md").read_text("utf-8"), told.getvalue()


@pytest.mark.parametrize("name", BODIES)
def test_a_box_shows_what_it_showed_and_nothing_is_told(name: str, tmp_path: Path) -> None:
    body, here = BODIES[name]
    text, told = _moved(_export(body), tmp_path)
    assert text.partition("\n\n")[2] == f"{here}\n"
    assert told == ""


def test_a_box_nobody_knows_keeps_words_and_photos_and_is_told_by_name(tmp_path: Path) -> None:
    body = '[hop_la title="Nhan" mo_ta="Một câu có nhiều chữ" image="901" kieu="tron"]Trong[/hop_la]'
    text, told = _moved(_export(body), tmp_path)
    assert text.partition("\n\n")[2] == "![](a.jpg)\n\nNhan\n\nMột câu có nhiều chữ\n\nTrong\n"
    assert told.count("\n") == 1 and "“hop_la”" in told


@pytest.mark.parametrize("body", ['[gallery ids="901,999"]', '[vc_gallery images="901,999"]'])
def test_a_photo_that_the_export_lacks_is_told(body: str, tmp_path: Path) -> None:
    text, told = _moved(_export(body), tmp_path)
    assert text.partition("\n\n")[2] == "![](a.jpg)\n"
    assert told.count("\n") == 1 and "attachment_id=999" in told


META = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>en</wp:meta_value></wp:postmeta>"


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ('<category domain="language" nicename="en">English</category>', f"{HOST}/bai/"),
        (META.format("_wpml_import_language_code"), f"{HOST}/bai/"),
        ("", f"{HOST}/en/bai/"),
        ("", f"{HOST}/?p=1&lang=en"),
    ],
    ids=["Polylang", "WPML's own export", "WPML, folders", "WPML, queries"],
)
def test_the_language_of_a_translation_is_heard(fields: str, link: str, tmp_path: Path) -> None:
    assert "\nLang: en\n" in _moved(_export("Hello.", fields, link), tmp_path)[0]
    assert "\nLang:" not in _moved(_export("Chào.", "", f"{HOST}/entry/bai/"), (tmp_path / "vi").resolve())[0]
