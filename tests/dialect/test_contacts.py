"""Phone numbers and mail addresses in running text: alive where they are some, text where they are not."""

from __future__ import annotations

import pytest
from bantin.dialect.contacts import contacts


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Gửi về bantin@example.vn.", ["mailto:bantin@example.vn"]),
        ("Gọi 0207 000 0000 hoặc ubnd.xa-1@hamyen.gov.vn", ["tel:+842070000000", "mailto:ubnd.xa-1@hamyen.gov.vn"]),
        ("0912345678@example.vn", ["mailto:0912345678@example.vn"]),
        ("tài khoản @bantin, giá 5@kg, a@b, https://a.vn/@ten", []),
        ("http://ten:mat-khau@example.vn/", []),
        ("hai@@example.vn", []),
    ],
)
def test_each_contact_is_found_with_its_address(text: str, addresses: list[str]) -> None:
    assert [address for _, _, address in contacts(text)] == addresses


def test_the_words_of_a_link_are_those_that_stand_there() -> None:
    text = "Thư: a.b@example.vn, điện thoại 0207 000 0000"
    assert [text[start:end] for start, end, _ in contacts(text)] == ["a.b@example.vn", "0207 000 0000"]
