"""The rule of reuse under each page speaks as the site does, also where its language is one of its own."""

from __future__ import annotations

import pytest
from bantin.newsroom.office_default import reuse_note

SITE = {"SITENAME": "Bản tin Yên Phú"}


@pytest.mark.parametrize(
    ("language", "own", "said"),
    [
        ("vi", {}, "Ghi rõ nguồn “Bản tin Yên Phú” khi sử dụng thông tin từ trang này."),
        ("en", {}, "Please name “Bản tin Yên Phú” as the source when you use information from this site."),
        ("en", {"reuse": "Zdroj: {name}"}, "Zdroj: Bản tin Yên Phú"),
    ],
)
def test_it_names_the_site_in_its_language(
    language: str, own: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.newsroom.catalogue._to_readers", [(language, own)])
    assert reuse_note(SITE) == said
