"""HTML on its way into a feed."""

import pytest
from bantin.category_feeds.feeds.body import feed_html

BASE = "https://bantin.example.vn/xa/2024/tin.html"

CASES = {
    # unchanged
    "text and entities": ("<p>A &amp; B &lt; C &#7879; &nbsp;D</p>", "<p>A &amp; B &lt; C &#7879; &nbsp;D</p>"),
    "an address elsewhere": (
        '<a href="https://a.vn/?a=1&amp;b=2">x</a>',
        '<a href="https://a.vn/?a=1&amp;b=2">x</a>',
    ),
    "a letter": ('<a href="mailto:a@b.vn">x</a>', '<a href="mailto:a@b.vn">x</a>'),
    "broken markup": ("<p>a < b <b>c</p>", "<p>a < b <b>c</p>"),
    # absolute addresses
    "a sibling": ('<a href="khac.html">x</a>', '<a href="https://bantin.example.vn/xa/2024/khac.html">x</a>'),
    "a folder above": ('<a href="../a.html">x</a>', '<a href="https://bantin.example.vn/xa/a.html">x</a>'),
    "from the root": ('<img src="/xa/a.jpg" alt="">', '<img src="https://bantin.example.vn/xa/a.jpg" alt="">'),
    "a footnote": ('<a href="#fn:1">1</a>', '<a href="https://bantin.example.vn/xa/2024/tin.html#fn:1">1</a>'),
    "a poster": (
        '<video poster="a.jpg" controls></video>',
        '<video poster="https://bantin.example.vn/xa/2024/a.jpg" controls></video>',
    ),
    # what only our pages can use
    "a choice of sizes": (
        '<picture><source srcset="a.avif" type="image/avif"><img src="https://a.vn/a.jpg" srcset="b 2x" sizes="9em"'
        ' loading="lazy" width="4" height="3" alt="Ảnh"></picture>',
        '<img src="https://a.vn/a.jpg" width="4" height="3" alt="Ảnh">',
    ),
    "classes and handlers": ('<p class="x" style="y" onclick="z" data-a="b" lang="en">x</p>', '<p lang="en">x</p>'),
    "a script": ("<p>a</p><script>let b = '<p>c</p>'</script><p>d</p>", "<p>a</p><p>d</p>"),
    "a form": ("<form><p>a</p><form>b</form><button>c</button></form><p>d</p>", "<p>d</p>"),
    "a quote in a value": (
        "<img src='https://a.vn/' alt='nói \"A\"'>",
        '<img src="https://a.vn/" alt="nói &quot;A&quot;">',
    ),
    "a self-closing element": ("a<br/>b", "a<br>b"),
    "the source of a sound": (
        '<audio controls><source src="a.mp3"></audio>',
        '<audio controls><source src="https://bantin.example.vn/xa/2024/a.mp3"></audio>',
    ),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_a_body_becomes_fit_for_a_feed(html: str, expected: str) -> None:
    assert feed_html(html, BASE) == expected
