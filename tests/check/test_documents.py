"""Addresses in files that are no pages."""

import pytest
from bantin.check.documents import addresses_in

SITE = "https://bantin.example.vn"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("sitemap.xml", f"<url><loc>{SITE}/a.html</loc></url>", ["/a.html"]),
        ("rss.xml", f'<link>{SITE}</link><enclosure url="{SITE}/a.jpg"/>', ["", "/a.jpg"]),
        ("atom.xml", f'<content>&lt;a href="{SITE}/b.html#y"&gt;', ["/b.html#y"]),
        ("atom.xml", f"<content>&lt;a href=&quot;{SITE}/b.html&quot;&gt;", ["/b.html"]),
        (
            "feed.json",
            f'{{"content_html": "<a href=\\"{SITE}/c.html\\">", "url": "{SITE}/d.html"}}',
            ["/c.html", "/d.html"],
        ),
        ("feeds.opml", f'<outline xmlUrl="{SITE}/feeds/all.rss.xml"/>', ["/feeds/all.rss.xml"]),
        ("robots.txt", f"User-agent: *\nSitemap: {SITE}/sitemap.xml\n", ["/sitemap.xml"]),
    ],
)
def test_an_address_of_the_site_that_fills_a_value_is_found(name: str, text: str, found: list[str]) -> None:
    assert addresses_in(name, text, SITE) == [SITE + path for path in found]


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Trang cũ {SITE}/cu.html đã đóng.</p>",
        "<link>https://other.example.vn/a.html</link>",
        f"<link>{SITE}.evil.example/a.html</link>",
        f"<id>tag:{SITE[8:]},2024:a</id>",
    ],
)
def test_prose_and_other_hosts_are_no_links_into_the_site(text: str) -> None:
    assert addresses_in("a.xml", text, SITE) == []


def test_a_site_without_an_address_has_none_in_its_feeds() -> None:
    assert addresses_in("a.xml", "<link>/a.html</link>", "") == []


def test_a_style_sheet_points_to_its_pictures_and_fonts() -> None:
    text = (
        """a{background:url("x.svg")}@font-face{src:url( ../f/a.woff2 )}b{background:url(data:image/png;base64,AA)}"""
    )
    assert addresses_in("theme/a.css", text, SITE) == ["x.svg", "../f/a.woff2", "data:image/png;base64,AA"]
