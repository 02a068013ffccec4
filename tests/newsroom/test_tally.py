"""The closing line of a build, and the accounts behind it."""

from __future__ import annotations

from collections import Counter

from bantin.newsroom.tally import Tally, summary


def test_an_editor_reads_what_became_of_the_stories() -> None:
    fates = Counter(published=50, draft=3, future=2, expired=1, refused=1)
    accounts = Tally(57, fates, written=3, kept=152, made=4)
    assert summary(accounts, 2, 2.34) == (
        "57 bài (50 đăng, 3 nháp, 2 hẹn giờ, 1 hết hạn, 1 bị từ chối); "
        "3 trang ghi mới, 152 trang giữ nguyên; 4 ảnh làm mới; 2 cảnh báo; 2,3 giây."
    )


def test_an_empty_site_is_told_of_too() -> None:
    words = "0 bài; 1 trang ghi mới, 0 trang giữ nguyên; 0 ảnh làm mới; 0 cảnh báo; 0,0 giây."
    assert summary(Tally(written=1), 0, 0.0) == words


def test_nothing_of_a_refused_build_reads_as_published() -> None:
    fates = Counter(published=54, draft=2, refused=1)
    accounts = Tally(57, fates, written=24, kept=152, made=4)
    line = "57 bài đã đọc (1 bị từ chối), chưa đăng gì; 2 cảnh báo; 2,3 giây."
    assert summary(accounts, 2, 2.34, passed=False) == line
    assert summary(Tally(), 0, 0.0, passed=False) == "0 bài đã đọc, chưa đăng gì; 0 cảnh báo; 0,0 giây."


def test_stories_and_pages_are_counted_together() -> None:
    accounts = Tally()
    accounts.count(3, ["published", "hidden", "refused"])
    accounts.count(1, ["published"])
    assert (accounts.read, accounts.fates["published"], accounts.balance) == (4, 2, 0)


def test_a_source_without_a_fate_or_with_two_does_not_balance() -> None:
    lost, doubled = Tally(), Tally()
    lost.count(3, ["published"])
    doubled.count(1, ["published", "draft"])
    assert (lost.balance, doubled.balance) == (2, -1)


def test_pages_that_nobody_has_counted_are_not_said_to_be_none() -> None:
    assert summary(Tally(3, Counter(published=3)), 0, 0.0) == "3 bài (3 đăng); 0 ảnh làm mới; 0 cảnh báo; 0,0 giây."
    assert "0 trang ghi mới, 9 trang giữ nguyên" in summary(Tally(3, Counter(published=3), kept=9), 0, 0.0)
