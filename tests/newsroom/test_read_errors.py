"""Failures of the disk in words that an editor understands."""

import errno
from pathlib import Path

import pytest
from bantin.newsroom.read_errors import explain, naming


def test_a_full_disk_is_named_with_the_file_and_what_to_do() -> None:
    sentence = explain(OSError(errno.ENOSPC, "No space left on device", "output/a.html"))
    assert str(sentence) == "Đĩa đã đầy khi ghi “output/a.html”. Hãy xóa bớt tệp trên đĩa ấy, rồi dựng lại."


@pytest.mark.parametrize("number", [errno.EDQUOT, errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_failure_without_a_file_is_explained_and_blames_no_folder(number: int) -> None:
    sentence = explain(OSError(number, "x"))
    assert sentence is not None
    assert "“" not in str(sentence)
    assert "đầu ra" not in str(sentence)
    assert "trang, bộ nhớ đệm hoặc thư mục tạm" in str(sentence)


def test_a_move_that_fails_names_where_it_was_to_end() -> None:
    sentence = explain(OSError(errno.ENOSPC, "x", "cache/work/a.jpg", None, "output/a.jpg"))
    assert sentence is not None
    assert "“output/a.jpg”" in str(sentence)


def test_a_file_that_is_known_by_its_number_alone_is_not_named() -> None:
    assert "“" not in str(explain(OSError(errno.ENOSPC, "x", 7)))


def test_who_writes_names_the_file_that_the_system_does_not() -> None:
    with pytest.raises(OSError, match="x") as caught, naming(Path("cache/store")):
        raise OSError(errno.ENOSPC, "x")
    assert "“cache/store”" in str(explain(caught.value))
    with pytest.raises(OSError, match="x") as caught, naming("output"):
        raise OSError(errno.ENOSPC, "x", "cache/a.jpg")
    assert "“cache/a.jpg”" in str(explain(caught.value))


def test_a_fault_of_the_program_is_not_explained_away() -> None:
    assert explain(ValueError("x")) is None
    assert explain(OSError(errno.EBADF, "Bad file descriptor")) is None
    assert explain(None) is None
