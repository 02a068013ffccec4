"""The table that tells editors which photos are heavy and what they lack."""

from __future__ import annotations

from bantin.newsroom.photo import Photo
from bantin.photos.report import Entry, lacks, report_table

COMPLETE = Photo("a.jpg", "Bà Xuyến phát biểu", caption_text="Toàn cảnh", credit="Tuấn Tú", line=7)


def test_a_photo_with_everything_lacks_nothing() -> None:
    assert lacks(Entry("tin.md", COMPLETE, "a.jpg", 1, 600, 400)) == []


def test_each_missing_thing_is_named() -> None:
    assert lacks(Entry("tin.md", Photo("a.jpg"), "a.jpg", 1, 599, 400)) == [
        "mô tả",
        "chú thích",
        "nguồn ảnh",
        "nhỏ hơn 600 điểm",
    ]


def test_a_clip_is_never_too_small() -> None:
    clip = Photo("a.mp4", "x", caption_text="y", credit="z", kind="video")

    assert lacks(Entry("tin.md", clip, "a.mp4", 1, 0, 0)) == []


def test_the_heaviest_photo_comes_first_and_sums_come_last() -> None:
    light = Entry("b.md", Photo("nhe.jpg", line=3), "nhe.jpg", 20_000, 500, 400)
    heavy = Entry("a.md", COMPLETE, "nang.jpg", 4_000_000, 4032, 3024)

    assert report_table([light, heavy]).splitlines() == [
        "  KB  Cỡ ảnh     Ảnh       Bài     Còn thiếu",
        "────  ─────────  ────────  ──────  ─────────────────────────────────────────────",
        "4000  4032×3024  nang.jpg  a.md:7",
        "  20  500×400    nhe.jpg   b.md:3  mô tả, chú thích, nguồn ảnh, nhỏ hơn 600 điểm",
        "2 ảnh, 4,0 MB; 1 ảnh còn thiếu thông tin hoặc nhỏ quá.",
    ]
