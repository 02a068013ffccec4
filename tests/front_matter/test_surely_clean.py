"""Bodies that are known to be clean by their form alone: the cleaner itself would leave each as it is."""

from __future__ import annotations

import pytest
from bantin.front_matter.allowed import filter_attribute
from bantin.front_matter.cleaning import _CLEANER, _SURELY_CLEAN, clean
from bantin.vietnamese.marks import is_plain
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(
    st.sampled_from("aáếỹĐ “”–…'\"=/;#\n\t") | st.characters(min_codepoint=32, max_codepoint=0x2030), max_size=12
).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
AT = st.sampled_from(["", ' data-place="1:1"', ' data-place="123456789:000000000"'])
LABELS = st.text("abxn0129", min_size=1, max_size=4)
ADDRESSES = st.builds(
    "{}{}.vn{}".format,
    st.sampled_from(["http://a", "https://xn", "https://x"]),
    st.lists(LABELS.map("{}".format), max_size=3).map(".a".join),
    st.sampled_from(["", "/", "/a/B0.", "//", "/a/b.md", "/x.md/", "/1/"]),
) | st.sampled_from(
    ["tel:0912345678", "tel:+84", "https://0x1.vn", "https://a.0x", "http://a.1", "{static}/a", "a.md"]
)
INLINES = st.one_of(
    TEXTS,
    st.builds("<strong{}>{}</strong>".format, AT, TEXTS),
    st.builds("<em{}>{}</em>".format, AT, TEXTS),
    st.builds('<a{} href="{}">{}</a>'.format, AT, ADDRESSES, TEXTS),
    st.just("<br>\n"),
)
WORDS = st.lists(INLINES, max_size=3).map("".join)
NAMES = st.sampled_from(['="photo"', '="0123 a__b-c"', '=""', '="A"', '="a" class="b"'])
NAMED = st.builds(
    "{}{}{}".format, st.just("") | NAMES.map(" class{}".format), AT, st.just("") | NAMES.map(" id{}".format)
)


def _listed(name: str) -> st.SearchStrategy[str]:
    items = st.lists(st.builds("<li{}>{}</li>\n".format, AT, WORDS), max_size=3).map("".join)
    return st.builds("<{}{}>\n{}</{}>".format, st.just(name), NAMED, items, st.just(name))


PARAGRAPHS = st.builds("<p{}>{}</p>".format, NAMED, WORDS)
CREDITS = st.just("") | st.builds("<span{}>{}</span>".format, NAMED, TEXTS)
CAPTIONS = st.just("") | st.builds("<figcaption{}>{}{}</figcaption>".format, NAMED, WORDS, CREDITS)
BLOCKS = st.one_of(
    PARAGRAPHS,
    *(st.builds(f"<{name}{{}}>{{}}</{name}>".format, NAMED, WORDS) for name in ("h1", "h2", "h3", "h4")),
    _listed("ul"),
    _listed("ol"),
    st.builds("<blockquote{}>\n{}</blockquote>".format, NAMED, st.lists(PARAGRAPHS.map("{}\n".format)).map("".join)),
    st.builds("<figure{}>{}{}</figure>".format, NAMED, TEXTS, CAPTIONS),
)
BODIES = st.lists(BLOCKS, max_size=4).map("\n".join)


@pytest.mark.slow
@given(BODIES)
def test_the_cleaner_leaves_such_a_body_as_it_is(html: str) -> None:
    if _SURELY_CLEAN.fullmatch(html):
        assert _CLEANER.clean(html) == html
        assert is_plain(html)
    assert clean(clean(html)) == clean(html)


def test_ordinary_paragraphs_are_known() -> None:
    html = (
        '<p data-place="1:1">Sáng 14-1, “xã” &amp; <strong>20 ha</strong>; <em data-place="1:9">đã đạt</em>, xem '
        '<a data-place="2:5" href="https://vanban.example.vn/nq/19">Nghị quyết</a>, '
        '<a data-place="2:9" href="tel:+84912345678">0912 345 678</a><br>\nhết.</p>\n<p data-place="4:1">Hai.</p>'
    )
    assert _SURELY_CLEAN.fullmatch(html)
    assert _CLEANER.clean(html) == html == clean(html)


def test_photos_headings_lists_and_quotations_are_known() -> None:
    html = (
        '<h2 data-place="1:4" id="0123bon-tieu-chi">Bốn tiêu chí</h2>\n'
        "<ul>\n<li>a;</li>\n<li><em>b</em>.</li>\n</ul>\n"
        '<figure class="0123photo" data-place="3:1">0123photo:00123<figcaption class="0123photo__caption">Dân quân. '
        '<span class="0123photo__credit">Ảnh minh họa</span></figcaption></figure>\n'
        '<blockquote>\n<p data-place="9:3">Năm nào cũng vào.</p>\n<p data-place="11:3">– Một cụ bà</p>\n</blockquote>'
    )
    assert _SURELY_CLEAN.fullmatch(html)
    assert _CLEANER.clean(html) == html == clean(html)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>a</h3>",
        "<h2><p>a</p></h2>",
        '<h2 class="a" class="b">a</h2>',
        '<h2 onclick="a">a</h2>',
        '<h2 id="x&quot;">a</h2>',
        "<ul>a</ul>",
        "<ul>\n<li>a</ul>",
        "<ul>\n<li><p>a</p></li>\n</ul>",
        "<li>a</li>",
        "<figure><script></figure>",
        "<figure><figcaption>a</figure>",
        "<figcaption>a</figcaption>",
        "<blockquote>\n<p>a</blockquote>",
        "<p>a</p><script>",
        "<p>a & b</p>",
        "<p>a < b</p>",
        "<p>a &#2; b</p>",
        "<p>a &nbsp;b</p>",
        "<p>a\u00a0b</p>",
        "<p>a\u0301</p>",
        "<p>a\u202e</p>",
        "<p>a\x02</p>",
        "<p class='x'>a</p>",
        '<p id="X">a</p>',
        '<p id="">a</p>',
        '<p data-place="x">a</p>',
        '<p data-place="1:1" onclick="x">a</p>',
        "<p><p>a</p></p>",
        "<p><strong>a</p></strong>",
        "<p><strong><em>a</em></strong></p>",
        "<p><strong>a",
        "<p><b>a</p>",
        '<p><a href="javascript:alert(1)">a</a></p>',
        '<p><a href="https://a.vn/x.md">a</a></p>',
        '<p><a href="https://a@b.vn/">a</a></p>',
        '<p><a href="{static}/a">a</a></p>',
        '<p><a href="https://a.vn" title="x">a</a></p>',
        "<div>a</div>",
        "a",
    ],
)
def test_all_else_goes_through_the_cleaner(html: str) -> None:
    assert not _SURELY_CLEAN.fullmatch(html)


@given(ADDRESSES)
def test_an_address_of_that_form_is_kept_as_it_is(address: str) -> None:
    if _SURELY_CLEAN.fullmatch(f'<p><a href="{address}">x</a></p>'):
        assert filter_attribute("a", "href", address) == address


def test_each_character_that_is_let_through_stays_as_it_is() -> None:
    known = [chr(code) for code in range(0x3000) if _SURELY_CLEAN.fullmatch(f"<p>{chr(code)}</p>")]
    html = f"<p>{''.join(known)}</p>"
    assert len(known) > 900
    assert _CLEANER.clean(html) == html
