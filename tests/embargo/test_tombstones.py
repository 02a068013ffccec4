"""What the page of a withdrawn story says in a theme that has none for it."""

from __future__ import annotations

import datetime as dt

import pytest
from bantin.embargo.tombstones import body_of, title_of
from bantin.newsroom.story import Withdrawal

DAY = dt.datetime(2024, 1, 16, tzinfo=dt.UTC)


def test_the_body_is_the_day_and_the_reason_as_text() -> None:
    gone = Withdrawal(DAY, "Nhầm <b>tên</b> & ảnh")
    assert body_of(gone) == (
        "<p>Bài này đã được rút ngày 16/01/2024. Lý do: Nhầm &lt;b&gt;tên&lt;/b&gt; &amp; ảnh</p>"
    )


def test_the_body_is_in_the_language_of_the_site_by_its_own_words_first(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Withdrawal(DAY, "Nhầm")
    monkeypatch.setattr("bantin.newsroom.catalogue._to_readers", [("en", {})])
    assert body_of(gone) == "<p>This story was withdrawn on 16/01/2024. Reason: Nhầm</p>"
    monkeypatch.setattr(
        "bantin.newsroom.catalogue._to_readers", [("en", {"withdrawn-why": "{day} staženo: {reason}"})]
    )
    assert body_of(gone) == "<p>16/01/2024 staženo: Nhầm</p>"


@pytest.mark.parametrize(
    ("chosen", "usual", "title"),
    [
        (None, True, "Họp thôn"),
        (None, False, "Bài đã được rút"),
        (False, True, "Bài đã được rút"),
        (True, False, "Họp thôn"),
    ],
)
def test_the_editor_decides_on_the_title_before_the_owner(chosen: bool | None, usual: bool, title: str) -> None:
    assert title_of(Withdrawal(DAY, "Nhầm", titled=chosen), "Họp thôn", usual) == title
