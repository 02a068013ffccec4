"""What stopped a build, or the reading of one file, said to an editor: a full disk, a closed folder, a fault."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.printing import printable
from plugins.newsroom.settings_failure import explain_settings

_LOG = logging.getLogger(__name__)
_FULL = "Đĩa đã đầy khi ghi {place}. Hãy xóa bớt tệp trên đĩa ấy, rồi dựng lại."
_CLOSED = "Không được phép ghi {place}. Hãy kiểm tra quyền ghi của thư mục ấy, rồi dựng lại."
_ELSEWHERE = "Có tệp hay thư mục chắn chỗ của {place}. Hãy chuyển nó đi nơi khác, rồi dựng lại."
# Where the system does not say which file it was, nothing is said of it either.
_SOMEWHERE = "một tệp (trong thư mục trang, bộ nhớ đệm hoặc thư mục tạm)"

_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "Đã hết dung lượng được cấp khi ghi {place}. Hãy xóa bớt tệp của mình, rồi dựng lại.",
    errno.EFBIG: _FULL,
    errno.EROFS: "Đĩa chứa {place} chỉ cho đọc. Hãy mở đĩa ấy để ghi, hoặc chọn thư mục trên đĩa khác.",
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EEXIST: _ELSEWHERE,
    errno.ENOTDIR: _ELSEWHERE,
    errno.EISDIR: _ELSEWHERE,
    errno.EIO: "Đĩa bị lỗi khi đọc hoặc ghi {place}. Hãy sao lưu ngay và kiểm tra đĩa.",
    errno.EMFILE: "Máy không cho mở thêm tệp (đang mở {place}). Hãy tăng giới hạn số tệp được mở, rồi dựng lại.",
    errno.ENAMETOOLONG: "Tên {place} dài quá mức đĩa cho phép. Hãy rút ngắn tên tệp hoặc dòng Slug của tin.",
}


_UNKEPT = (
    "Không ghi được vào bộ nhớ đệm “{place}”. Trang vẫn được dựng đủ, nhưng lần sau phải làm lại nên lâu hơn. "
    "Hãy kiểm tra quyền ghi và chỗ trống ở đó."
)


def unkept(place: str | os.PathLike[str]) -> str:
    """Return the sentence about a cache at ``place`` that takes nothing more: the build does without."""
    return _UNKEPT.format(place=os.fspath(place))


def explain(error: BaseException | None) -> str | None:
    """Return a sentence about a failure of settings, disk or rights, with what to do; None for any other failure."""
    if not isinstance(error, OSError) or error.errno not in _SENTENCES:
        return explain_settings(error)
    name = error.filename2 or error.filename  # where a move was to end is what cannot be written
    place = f"“{printable(os.fsdecode(name))}”" if name and isinstance(name, str | bytes) else _SOMEWHERE
    return _SENTENCES[error.errno].format(place=place)


def fault_of(error: Exception, path: str, line: int = 0) -> Diagnostic:
    """Return the finding for a fault of the software that the file ``path`` brings out; the log has the traceback.

    It names the file, so that one file keeps nobody from judging and publishing the others once it is away.
    """
    _LOG.debug("fault while reading %s", printable(path), exc_info=error)
    explained = explain(error) if isinstance(error, OSError) else None
    cause = explained or (
        f"phần mềm gặp lỗi khi đọc tệp này ({type(error).__name__}). "
        "Hãy tạm chuyển tệp ra khỏi thư mục bài và gửi nó cho người quản trị trang."
    )
    return Diagnostic(path, line, "newsroom/fault", cause)


@contextmanager
def naming(place: str | os.PathLike[str]) -> Iterator[None]:
    """Have an OSError of the block that names no file name ``place``, which the block writes."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(place)
        raise
