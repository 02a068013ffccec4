"""Which links lead to files, and what becomes of them."""

import pytest
from bantin.attachments.links import is_file_link, replace_links


@pytest.mark.parametrize(
    "target",
    ["a.pdf", "/2024/Văn bản.PDF", "x%20y.docx#page=2", "KH #3.pdf", "KH #3.pdf#page=2", "a.exe", "../a.tar.gz"],
)
def test_links_to_files(target: str) -> None:
    assert is_file_link(target)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#muc",
        "cam.html",
        "/",
        "chuyen-muc/",
        "{filename}/a.md",
        "https://a.vn/b.pdf",
        "//a.vn/b.pdf",
        "cam.html#a.pdf",
        "chuyen-muc/kinh-te.html?x=a.pdf",
        "mailto:a@b.pdf",
    ],
)
def test_links_to_other_things(target: str) -> None:
    assert not is_file_link(target)


def test_only_links_to_files_get_another_address() -> None:
    html = '<p><a class="x" href="a&amp;b.pdf#page=2">một</a> <a href="cam.html">hai</a></p>'
    # What is written is handed over whole: a name may hold "#".
    assert replace_links(html, lambda target: f"tep/{target.count('&')}&{target.partition('#')[2]}.pdf") == (
        '<p><a class="x" href="tep/1&amp;page=2.pdf">một</a> <a href="cam.html">hai</a></p>'
    )
