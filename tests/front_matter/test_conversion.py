"""From a Markdown body to HTML and the text of its opening."""

from bantin.front_matter.conversion import Body, BodyConverter

CONVERTER = BodyConverter({"extensions": ["markdown.extensions.footnotes", "markdown.extensions.meta"]})


def convert(text: str) -> Body:
    return CONVERTER.convert(text, "2024/a.md", 5, ())


def test_the_opening_is_the_first_paragraph_as_plain_text() -> None:
    assert convert("## Mục\n\nChiều **14-1**, [xã](x.html) họp.\n\nĐoạn hai.").opening == "Chiều 14-1, xã họp."


def test_a_story_without_text_has_no_opening() -> None:
    assert convert("## Mục").opening == ""


def test_nothing_stays_from_the_story_before() -> None:
    convert("Một[^1].\n\n[^1]: Chú thích.")
    after = convert("Hai.")
    assert (after.html, after.opening) == ("<p>Hai.</p>", "Hai.")


def test_a_body_that_looks_like_a_header_keeps_its_first_line() -> None:
    assert convert("Lưu ý: mang theo thẻ.").html == "<p>Lưu ý: mang theo thẻ.</p>"


def test_a_table_says_its_alignment_by_class_and_can_scroll() -> None:
    converter = BodyConverter({"extensions": ["markdown.extensions.tables"]})
    html = converter.convert("| Loại | Giá |\n|---|--:|\n| Cam | 12 |\n\nSau bảng.", "a.md", 1, ()).html
    assert "style=" not in html
    assert '<td class="canh-phai">12</td>' in html
    assert html.startswith('<section aria-label="Bảng" class="table-scroll" tabindex="0"><table>')
    assert html.endswith("</section>\n<p>Sau bảng.</p>")
