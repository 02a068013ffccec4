"""What the dialect makes passes the cleaning that every body goes through, without a finding."""

from __future__ import annotations

import pytest
from bantin.front_matter.conversion import BodyConverter

from tests.demo.demo_pelicanconf import MARKDOWN


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a) Một\nc) Ba", '<ol type="a">\n<li>Một</li>\n<li value="3">Ba</li>\n</ol>'),
        ("2. Hai\n4. Bốn", '<ol start="2">\n<li>Hai</li>\n<li value="4">Bốn</li>\n</ol>'),
        ("~~Cũ~~ mới", "<p><del>Cũ</del> mới</p>"),
        ("Gọi 0912 345 678", '<p>Gọi <a href="tel:+84912345678">0912 345 678</a></p>'),
        ("Thư a@b.vn", '<p>Thư <a href="mailto:a@b.vn">a@b.vn</a></p>'),
        (
            "https://youtu.be/abcdef12345\nLễ hội",
            '<p class="video-card"><a href="https://youtu.be/abcdef12345">Lễ hội</a></p>',
        ),
        ("```\n<script>x</script> & y\n```", "<pre><code>&lt;script&gt;x&lt;/script&gt; &amp; y\n</code></pre>"),
    ],
)
def test_it_stays_as_it_was_made(source: str, html: str) -> None:
    body = BodyConverter(MARKDOWN).convert(source, "tin.md", 1, ())

    assert body.html.replace("\xa0", " ") == html
    assert body.diagnostics == ()
