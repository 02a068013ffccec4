"""Links to photos: which they are, where they lead, and that a photo in a link is the captions' matter."""

from __future__ import annotations

import pytest
from bantin.newsroom.photo_links import lead_to, names_photo, photo_links
from bantin.newsroom.photo_source import origin_of


@pytest.mark.parametrize(
    ("target", "is_photo"),
    [
        ("a.jpg", True),
        ("2026/L%E1%BB%85 h%E1%BB%99i.HEIF", True),
        ("/a.png?w=300#x", True),
        ("Ảnh #1.jpg", True),
        ("tin.html#a.jpg", False),
        ("tin/?f=a.jpg", False),
        ("https://x.vn/a.jpg", False),
        ("C:%5Ca.jpg", False),
        ("a.pdf", False),
        ("#a", False),
    ],
)
def test_a_photo_of_the_newsroom_is_told_by_its_name(target: str, is_photo: bool) -> None:
    assert names_photo(target) is is_photo


def test_links_lead_where_they_are_told_to_and_nothing_else_changes() -> None:
    body = '<a class="x" href="a&amp;b.jpg" title="T">A</a> <a href="a&amp;b.jpg">B</a> <a href="tin.html">C</a>'

    assert photo_links(body) == ("a&b.jpg",)
    assert lead_to(body, {"a&b.jpg": "/anh/a-1.jpg?x&y"}) == (
        '<a class="x" href="/anh/a-1.jpg?x&amp;y" title="T">A</a> <a href="/anh/a-1.jpg?x&amp;y">B</a> '
        '<a href="tin.html">C</a>'
    )


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("anh%3A1.jpg", "file"),  # the name "anh:1.jpg", as a hint has it
        ("https%3A1.jpg", "file"),
        ("C%3A%5Canh.jpg", "computer"),
        ("%5C%5Cmay%5Canh.jpg", "computer"),
        ("blob:1", "other"),
    ],
)
def test_signs_by_number_are_read_where_they_can_only_mean_a_computer(source: str, origin: str) -> None:
    assert origin_of(source) == origin
