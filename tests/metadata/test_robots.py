import pytest
from bantin.metadata.robots import write_robots

from tests.metadata.front_desk import PUBLISHER, SITE


def test_everything_may_be_read_and_the_sitemaps_are_named() -> None:
    assert write_robots(PUBLISHER, ["sitemap.xml", "sitemap-news.xml"]).decode() == (
        f"User-agent: *\nDisallow:\n\nSitemap: {SITE}/sitemap.xml\nSitemap: {SITE}/sitemap-news.xml\n"
    )


def test_what_the_site_shuts_is_disallowed_line_by_line() -> None:
    lines = write_robots(PUBLISHER, [], ["/nhap/", "/tim.html"]).decode().splitlines()
    assert lines[1:3] == ["Disallow: /nhap/", "Disallow: /tim.html"]


@pytest.mark.parametrize("path", ["nhap/", "/a b", "/nháp/", "/a\nUser-agent: x", ""])
def test_a_path_that_would_be_misread_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="ROBOTS_DISALLOW"):
        write_robots(PUBLISHER, [], [path])
