"""Bodies of WordPress's block editor and of Elementor: each box shows here what it showed there, in every form."""

from __future__ import annotations

import io
import json
from xml.sax.saxutils import escape

import pytest
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.systems import elementor
from bantin.move_in.systems.wordpress_blocks import paragraphs_in, with_lone_blocks

from tests.move_in.old_sites import HOST, NOW, PHOTO

UP = f"{HOST}/wp-content/uploads/2020/01"
FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
NOTES = json.dumps([{"content": 'Theo <a href="https://a.vn">trang</a>', "id": "a1b2"}])
# Name, what the block editor writes, what stands here.
BLOCKS: dict[str, tuple[str, str]] = {
    "paragraph": (
        '<!-- wp:paragraph {"align":"center","dropCap":true} -->\n<p class="has-drop-cap">Họp <strong>'
        'dân</strong>.</p>'
        "\n<!-- /wp:paragraph -->",
        "Họp **dân**.",
    ),
    "photo linked to its large file": (
        '<!-- wp:image {"id":11,"linkDestination":"media"} -->\n<figure class="wp-block-image size-large">'
        f'<a href="{UP}/a.jpg"><img src="{UP}/a-300x200.jpg" alt="Cổng"/></a><figcaption class="wp-element-caption">'
        "Cổng <em>làng</em>. Ảnh: Tú</figcaption></figure>\n<!-- /wp:image -->",
        "![Cổng](a.jpg)\nCổng *làng*. Ảnh: Tú",
    ),
    "gallery of images": (
        '<!-- wp:gallery {"columns":2} -->\n<figure class="wp-block-gallery has-nested-images"><!-- '
        'wp:image {"id":12} '
        f'-->\n<figure class="wp-block-image"><img src="{UP}/b.jpg" alt=""/><figcaption '
        f'class="wp-element-caption">Một'
        f"</figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:image -->\n<figure><img src='{UP}/c.jpg' alt=''/>"
        "</figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->",
        "![](b.jpg)\nMột\n\n![](c.jpg)",
    ),
    "gallery as it was a list": (
        '<!-- wp:gallery {"ids":[1,2]} -->\n<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li>'
        f'<figure><img src="{UP}/a-1024x768.jpg" alt=""/><figcaption class="blocks-gallery-item__caption">Cũ'
        f'</figcaption></figure></li><li><figure><img src="{UP}/b.jpg" alt=""/></figure></li></ul></figure>\n'
        "<!-- /wp:gallery -->",
        "![](a.jpg)\nCũ\n\n![](b.jpg)",
    ),
    "columns with a list in a list": (
        '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column {"width":"33%"} -->\n<div class="x">'
        "<!-- wp:paragraph -->\n<p>Cột một</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n\n<!-- "
        "wp:column -->"
        '\n<div><!-- wp:list {"ordered":true} -->\n<ol><!-- wp:list-item -->\n<li>Việc<!-- wp:list -->\n<ul>'
        "<!-- wp:list-item -->\n<li>Con</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n"
        "<!-- /wp:list-item --></ol>\n<!-- /wp:list --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->",
        "Cột một\n\n1. Việc\n    - Con",
    ),
    "film of another site, with words below": (
        f'<!-- wp:embed {{"url":"{FILM}","type":"video"}} -->\n<figure class="wp-block-embed"><div>\n{FILM}\n</div>'
        "<figcaption>Lễ hội</figcaption></figure>\n<!-- /wp:embed -->",
        f"{FILM}\n\nLễ hội",
    ),
    "film whose address stands in the comment alone": (
        f'<!-- wp:core-embed/youtube {{"url":"{FILM}"}} /-->',
        f"[{FILM}]({FILM})",
    ),
    "buttons": (
        '<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button -->\n<div '
        'class="wp-block-button"><a class='
        '"wp-block-button__link" href="https://a.vn/">Một</a></div>\n<!-- /wp:button --><!-- wp:button -->\n<div><a '
        'href="https://b.vn/">Hai</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->',
        "[Một](https://a.vn/)\n\n[Hai](https://b.vn/)",
    ),
    "file, once though it is shown and linked": (
        f'<!-- wp:file {{"id":20}} -->\n<div class="wp-block-file"><object class="wp-block-file__embed" '
        f'data="{UP}/v.pdf"'
        f' type="application/pdf"></object><a href="{UP}/v.pdf">Văn bản</a></div>\n<!-- /wp:file -->',
        "[Văn bản](v.pdf)",
    ),
    "film and sound of the site itself": (
        f'<!-- wp:video -->\n<figure><video controls src="{UP}/p.mp4"></video><figcaption>Phim '
        f'xã</figcaption></figure>\n'
        f'<!-- /wp:video -->\n\n<!-- wp:image -->\n<figure><img src="{UP}/a.jpg" alt=""/></figure>\n<!-- '
        f'/wp:image -->',
        "[p.mp4](p.mp4)\n\nPhim xã\n\n![](a.jpg)",
    ),
    "spacer and separator": (
        '<!-- wp:spacer {"height":"30px"} -->\n<div style="height:30px" class="wp-block-spacer"></div>\n'
        '<!-- /wp:spacer -->\n\n<!-- wp:separator -->\n<hr class="wp-block-separator"/>\n<!-- /wp:separator '
        '-->\n\nHết',
        "___\n\nHết",
    ),
    "classic text between blocks": (
        "<!-- wp:paragraph -->\n<p>Trước</p>\n<!-- /wp:paragraph -->\n\nDòng một\nDòng hai\n\nĐoạn <b>sau</b>",
        "Trước\n\nDòng một\\\nDòng hai\n\nĐoạn **sau**",
    ),
    "classic block in a group": (
        '<!-- wp:group -->\n<div class="wp-block-group"><!-- wp:freeform -->\nCũ\n\nMới\n<!-- /wp:freeform '
        '--></div>\n'
        "<!-- /wp:group -->",
        "Cũ\n\nMới",
    ),
    "block that stories share": ('Đầu\n\n<!-- wp:block {"ref":77} /-->', "Đầu\n\nChung\n\nSâu hơn"),
    "shared block that is not there": ('<p>Đầu</p>\n\n<!-- wp:block {"ref":80} /-->', "Đầu"),
    "block that holds itself": ('Đầu\n\n<!-- wp:block {"ref":79} /-->', "Đầu\n\n" + "\n\n".join(["Vòng"] * 99)),
    "quote": (
        '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>Lời</p>\n'
        "<!-- /wp:paragraph --><cite>Người</cite></blockquote>\n<!-- /wp:quote -->",
        "> Lời\n>\n> Người",
    ),
    "words below a table are not those of the photo behind it": (
        "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>Cây</th><th>Số</th></tr>"
        "</thead><tbody>"
        "<tr><td>Cam</td><td>5</td></tr></tbody></table><figcaption>Bảng một</figcaption></figure>\n<!-- "
        "/wp:table -->"
        f'\n\n<!-- wp:image -->\n<figure><img src="{UP}/a.jpg" alt=""/></figure>\n<!-- /wp:image -->',
        "| Cây | Số |\n|---|---|\n| Cam | 5 |\n\nBảng một\n\n![](a.jpg)",
    ),
    "photo beside words": (
        '<!-- wp:media-text -->\n<div class="wp-block-media-text"><figure '
        'class="wp-block-media-text__media"><img src="'
        f'{UP}/a.jpg" alt="Ao"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->'
        f'\n<p>Bên ảnh</p>'
        "\n<!-- /wp:paragraph --></div></div>\n<!-- /wp:media-text -->",
        "![Ao](a.jpg)\n\nBên ảnh",
    ),
    "cover whose photo is a background": (
        f'<!-- wp:cover {{"url":"{UP}/b.jpg"}} -->\n<div class="wp-block-cover" '
        f'style="background-image:url({UP}/b.jpg)">'
        '<div class="wp-block-cover__inner-container"><p>Trên ảnh</p></div></div>\n<!-- /wp:cover -->',
        "![](b.jpg)\n\nTrên ảnh",
    ),
    "details": (
        "<!-- wp:details -->\n<details><summary>Xem thêm</summary><!-- wp:paragraph -->\n<p>Trong</p>\n"
        "<!-- /wp:paragraph --></details>\n<!-- /wp:details -->",
        "**Xem thêm**\n\nTrong",
    ),
    "footnotes, which are kept apart": (
        '<p>Họp<sup data-fn="a1b2" class="fn"><a href="#a1b2" id="a1b2-link">1</a></sup></p>\n\n<!-- '
        'wp:footnotes /-->',
        'Họp[1](#a1b2)\n\n1. <a name="a1b2"></a>Theo [trang](https://a.vn)',
    ),
    "more, with words of its own": (
        '<p>Đầu</p>\n\n<!-- wp:more {"customText":"Đọc"} -->\n<!--more Đọc-->\n<!-- /wp:more -->\n\n<p>Cuối</p>',
        "Đầu\n\nCuối",
    ),
    "unknown block with its words in the comment": (
        '<!-- wp:acf/khung-tin {"name":"acf/khung-tin","data":{"loi":"Bà con chú ý nước '
        'lên","_loi":"field_1","mau":"đỏ"'
        '},"className":"khung tin lớn"} /-->',
        "Bà con chú ý nước lên",
    ),
    "lists of other stories": ("<p>A</p>\n\n<!-- wp:latest-posts {\"postsToShow\":3} /-->", "A"),
}  # fmt: skip
BOX = '<div class="elementor-widget elementor-widget-{}">{}</div>'
SETTINGS = escape(json.dumps({"youtube_url": FILM, "video_type": "youtube"}), {'"': "&quot;"})
HTML_OF_ELEMENTOR: dict[str, tuple[str, str]] = {
    "heading, text and photo": (
        BOX.format("heading", '<h2 class="elementor-heading-title">Đầu</h2>')
        + BOX.format("text-editor", "<p>Chữ</p>")
        + BOX.format("image", f'<figure class="wp-caption"><img src="{UP}/a-300x200.jpg" alt=""><figcaption class="'
                     'widget-image-caption wp-caption-text">Cổng</figcaption></figure>'),
        "## Đầu\n\nChữ\n\n![](a.jpg)\nCổng",
    ),
    "film that only a script shows": (
        f'<div class="elementor-widget elementor-widget-video" data-settings="{SETTINGS}"><div></div></div>',
        f"[{FILM}]({FILM})",
    ),
    "tabs, whose titles stand twice": (
        '<div class="elementor-tabs"><div class="elementor-tab-title">Một</div><div class="elementor-tab-title '
        'elementor-tab-mobile-title">Một</div><div class="elementor-tab-content"><p>Trong</p></div></div>',
        "Một\n\nTrong",
    ),
    "number that is counted up": (
        BOX.format("counter", '<span data-to-value="250" class="n">0</span> <div>hộ dân</div>'),
        "250\n\nhộ dân",
    ),
}  # fmt: skip


def _widget(name: str, **settings: object) -> dict[str, object]:
    return {"id": "x", "elType": "widget", "widgetType": name, "settings": settings, "elements": []}


BUILT = [{"elType": "section", "settings": {"background_image": {"url": f"{UP}/b.jpg"}}, "elements": [
    {"elType": "column", "settings": [], "elements": [
        _widget("heading", header_size="h3", title="Đầu"),
        _widget("text-editor", editor="<p>Chữ <b>đậm</b></p><p>Hai</p>"),
        _widget("image", caption="Cổng", image={"url": f"{UP}/a.jpg", "id": 11, "alt": "A"}),
        _widget("video", video_type="vimeo", youtube_url="https://youtu.be/khong", vimeo_url="https://vimeo.com/1"),
        _widget("button", text="Nút", link={"url": "https://a.vn/"}),
        _widget("icon-list", icon_list=[{"text": "Một", "link": {"url": ""}}, {"text": "Hai"}]),
        _widget("tabs", tabs=[{"tab_title": "Thẻ", "tab_content": "<p>Trong</p>"}]),
        _widget("testimonial", testimonial_job="Trưởng thôn", testimonial_name="Bà Sáu", testimonial_content="Vui"),
        _widget("image-carousel", carousel=[{"id": 1, "url": f"{UP}/c.jpg"}]),
        _widget("counter", title="hộ dân", ending_number=50),
        _widget("khung-la", noi_dung="Nước lên nhanh", mau="đỏ", font_kieu="Nét chữ đậm", heading="Cần biết"),
        {"elType": "section", "elements": [_widget("divider"), _widget("html", html="<p>Sâu</p>")]},
    ]}]}]  # fmt: skip
DRAWN = (
    "![](b.jpg)\n\n## Đầu\n\nChữ "
    "**đậm**\n\nHai\n\n![A](a.jpg)\nCổng\n\n[https://vimeo.com/1](https://vimeo.com/1)\n\n"
    "[Nút](https://a.vn/)\n\n- Một\n- Hai\n\n**Thẻ**\n\nTrong\n\nVui\n\nBà Sáu\n\nTrưởng "
    "thôn\n\n![](c.jpg)\n\nhộ dân\n\n"
    "50\n\nCần biết\n\nNước lên nhanh\n\n___\n\nSâu"
)
META_OF_ELEMENTOR: dict[str, tuple[str, str, dict[str, str]]] = {
    "nothing beside the boxes": ("", DRAWN, {"_elementor_data": json.dumps(BUILT)}),
    "older than the boxes": ("<p>Chữ đậm</p>", DRAWN, {"_elementor_data": json.dumps(BUILT, ensure_ascii=False)}),
    "as the boxes, and more": (
        "<p>Chữ</p><p>Do máy thêm</p>",
        "Chữ\n\nDo máy thêm",
        {"_elementor_data": json.dumps([_widget("text-editor", editor="<p>Chữ</p>")])},
    ),
    "boxes cut off": ("<p>Chữ</p>", "Chữ", {"_elementor_data": '[{"elType":'}),
    "boxes beyond all sense": ("<p>Chữ</p>", "Chữ", {"_elementor_data": "[" * 5_000}),
    "no longer built so": ("<p>Chữ</p>", "Chữ", {"_elementor_data": json.dumps(BUILT), "_elementor_edit_mode": ""}),
}


def _item(name: str, body: str, meta: dict[str, str], number: int, kind: str = "post") -> str:
    kept = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{escape(value)}</wp:meta_value></wp:postmeta>"
        for key, value in meta.items()
    )
    return (
        f"<item><title>{name}</title><content:encoded>{escape(body)}</content:encoded><wp:post_id>"
        f"{number}</wp:post_id>"
        f"<wp:post_name>{name.replace(' ', '-').replace(',', '')}</wp:post_name><wp:status>publish</wp:status>"
        f"<wp:post_date>2020-01-02 00:00:00</wp:post_date><wp:post_type>{kind}</wp:post_type>{kept}"
        '<category domain="category">Tin</category></item>'
    )


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[str]]:
    """Return the bodies of all stories by title, and what was told."""
    root = tmp_path_factory.mktemp("wordpress")
    (root / "old/uploads/2020/01").mkdir(parents=True)
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (root / "old/uploads/2020/01" / name).write_bytes(PHOTO)
    for name, head in (("v.pdf", b"%PDF-1.4\n%%EOF"), ("p.mp4", b"\0\0\0\x18ftypisom")):
        (root / "old/uploads/2020/01" / name).write_bytes(head)
    built = {"_elementor_edit_mode": "builder"}
    items = [
        *((name, body, {"footnotes": NOTES}) for name, (body, _) in BLOCKS.items()),
        *((name, body, built) for name, (body, _) in HTML_OF_ELEMENTOR.items()),
        *((name, body, {**built, **meta}) for name, (body, _, meta) in META_OF_ELEMENTOR.items()),
    ]
    shared = [
        _item("s", '<p>Chung</p>\n\n<!-- wp:block {"ref":78} /-->', {}, 77, "wp_block"),
        _item("s", "<p>Sâu hơn</p>", {}, 78, "wp_block"),
        _item("s", '<p>Vòng</p>\n\n<!-- wp:block {"ref":79} /-->', {}, 79, "wp_block"),
    ]
    (root / "old/xa.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>{HOST}</wp:base_blog_url>'
        f"{''.join(_item(*it, number) for number, it in enumerate(items, 1000))}{''.join(shared)}</channel></rss>",
        "utf-8",
    )
    listing = io.StringIO()
    run(survey(open_site(root / "old"), root / "content", NOW), Choices(), listing, lambda number: None)
    stories = (it.read_text("utf-8").partition("\n\n") for it in (root / "content").rglob("*.md"))
    bodies = {header.partition("\n")[0].removeprefix("Title: "): body.strip("\n") for header, _, body in stories}
    return bodies, listing.getvalue().splitlines()


EXPECTED = {
    **{name: becomes for name, (_, becomes) in (BLOCKS | HTML_OF_ELEMENTOR).items()},
    **{name: becomes for name, (_, becomes, _) in META_OF_ELEMENTOR.items()},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_box_shows_what_it_showed(name: str, moved: tuple[dict[str, str], list[str]]) -> None:
    assert moved[0][name] == EXPECTED[name]


def test_unknown_boxes_are_told_by_name_and_nothing_else_is(moved: tuple[dict[str, str], list[str]]) -> None:
    told = [line.partition(": ")[2] for line in moved[1] if "không có chuyên mục" not in line]
    # Two shared blocks that are not there or have no end, two stories built alike; the title that stood twice, and
    # the number from which another was counted up.
    expected = ["wp-acf-khung-tin", "wp-block", "wp-block", "elementor-khung-la", "elementor-khung-la"]
    codes = sorted(f"mã tắt “{name}” không biết: bỏ mã, giữ chữ" for name in expected)
    words = ["chữ không vào bài mới: 0", "chữ không vào bài mới: một"]
    assert sorted(told) == sorted([*codes, *words])


@pytest.mark.parametrize("piece", ["<!-- wp:", "<!-- wp:a {", "<!-- wp:a -", "<!-- wp:block {} /-->"])
def test_lone_blocks_are_looked_for_once(piece: str) -> None:
    text = piece * 20_000  # some seconds to minutes, if each were read to the end of the text
    assert with_lone_blocks(text, "", lambda number: "").count("wp:") in (0, 20_000)


@pytest.mark.parametrize("words", ["a" * 200_000, "a." * 100_000, "\u00e1 " * 100_000])
def test_settings_are_looked_at_once(words: str) -> None:
    assert (paragraphs_in({"text": words}) != "") == (" " in words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Nước lên", True),
        ("Call the office", True),
        ("Roboto Slab", False),
        ("12 px", False),
        ("đỏ", False),
        ("", False),
    ],
)
def test_settings_that_are_words_for_readers_are_kept(words: str, shown: bool) -> None:
    assert (paragraphs_in([{"x": words}]) != "") == shown


def test_boxes_of_boxes_of_boxes_end() -> None:
    built = json.dumps(BUILT[:1] * 200)
    body = elementor.body_of("", {"_elementor_edit_mode": "builder", "_elementor_data": built})
    assert body.count("Sâu") == 200
