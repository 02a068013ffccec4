"""A body whose addresses begin with the way from its own page, shown on another page."""

from __future__ import annotations

import pytest
from bantin.newsroom.site_address import rebase


@pytest.mark.parametrize(
    ("own", "here"), [("../../../", "../"), ("../../../", "./"), ("./", "../"), ("../", "https://xa.vn/")]
)
def test_addresses_begin_with_the_way_from_the_page_that_shows_them(own: str, here: str) -> None:
    body = '<a href="{0}anh/a.jpg"><img src="{0}anh/b.jpg" srcset="{0}anh/b.jpg 1x, {0}anh/c.jpg 2x"></a>'
    assert rebase(body.format(own), own, here) == body.format(here)


@pytest.mark.parametrize(
    "body",
    ['<a href="#muc">Mục</a>', '<a href="https://xa.vn/../../../a">x</a>', '<p title="../../../a">../../../b</p>'],
)
def test_what_is_no_address_from_there_stays(body: str) -> None:
    assert rebase(body, "../../../", "../") == body


def test_on_its_own_page_a_body_is_as_it_is() -> None:
    assert rebase('<img src="../a.jpg">', "../", "../") == '<img src="../a.jpg">'
