"""Failures of the disk in words that an editor understands."""

import errno

from plugins.newsroom.failure import explain


def test_a_full_disk_is_named_with_the_file_and_what_to_do() -> None:
    sentence = explain(OSError(errno.ENOSPC, "No space left on device", "output/a.html"))
    assert sentence == "Đĩa đã đầy khi ghi “output/a.html”. Hãy xóa bớt tệp trên đĩa, rồi dựng lại."


def test_a_failure_without_a_file_is_explained_too() -> None:
    sentence = explain(OSError(errno.EDQUOT, "Disk quota exceeded"))
    assert sentence is not None
    assert "“trang web”" in sentence


def test_a_fault_of_the_program_is_not_explained_away() -> None:
    assert explain(ValueError("x")) is None
    assert explain(OSError(errno.EBADF, "Bad file descriptor")) is None
    assert explain(None) is None
