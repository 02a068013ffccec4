import pytest
from bantin.lite.address import lite_of, rebase_links

SAVE_AS = "2024/01/14/a.html"


@pytest.mark.parametrize(
    "target",
    [
        "#fn:1",
        "/lien-he.html",
        "https://example.vn/x",
        "mailto:a@example.vn",
        "{filename}/2024/b.md",
        "|filename|b.md",
        "",
    ],
)
def test_a_link_that_means_the_same_from_everywhere_stays(target: str) -> None:
    body = f'<p><a href="{target}">x</a></p>'
    assert rebase_links(body, SAVE_AS) == body


@pytest.mark.parametrize(
    ("target", "moved"),
    [
        ("../../../tep/a.pdf", "../../../../tep/a.pdf"),  # from lite/2024/01/14/ the root is four folders up
        ("b.html", "../../../../2024/01/14/b.html"),
        ("b.html#muc-2", "../../../../2024/01/14/b.html#muc-2"),
        ("../15/", "../../../../2024/01/15/"),
    ],
)
def test_a_relative_link_reaches_the_same_page_from_one_folder_further_down(target: str, moved: str) -> None:
    assert rebase_links(f'<a class="x" href="{target}">', SAVE_AS) == f'<a class="x" href="{moved}">'


def test_the_twin_of_a_story_in_the_root_of_the_site_lies_one_folder_below() -> None:
    assert lite_of("a.html") == "lite/a.html"
    assert rebase_links('<a href="b.html">', "a.html") == '<a href="../b.html">'
