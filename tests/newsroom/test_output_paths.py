"""Output paths that may be written, and those that may not."""

import pytest
from bantin.newsroom.output_paths import is_plain, unsafe_paths


@pytest.mark.parametrize("path", ["index.html", "2024/01/14/hoi-nghi.html", "anh/a.1f3c.jpg", "404.html"])
def test_plain_names_are_good(path: str) -> None:
    assert is_plain(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/x.html",
        "../output-evil/x.html",
        "a/../../x.html",
        "a//x.html",
        "Hop.html",
        "họp.html",
        "a b.html",
        ".html",
        "a/.env",
        "a\\b.html",
        "con.html",
        "2024/aux/x.html",
        "a./x.html",
        "x" * 201,
        "a\n.html",
    ],
)
def test_names_that_escape_hide_or_fail_somewhere_are_not(path: str) -> None:
    assert not is_plain(path)


def test_no_page_replaces_another_or_the_front_page() -> None:
    pages = [("a.md", "x.html"), ("b.md", "x.html"), ("c.md", "index.html"), ("d.md", "y.html")]
    found = list(unsafe_paths(pages, ["index.html"]))
    assert [(one.path, one.rule) for one in found] == [
        ("b.md", "newsroom/output-taken"),
        ("c.md", "newsroom/output-taken"),
    ]
    assert "a.md" in found[0].message
