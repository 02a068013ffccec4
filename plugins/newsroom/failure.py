"""What stopped a build, or the reading of one file, said to an editor: a full disk, a closed folder, a fault."""

from __future__ import annotations

import errno
import logging
import os

from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.printing import printable
from plugins.newsroom.settings_failure import explain_settings

_LOG = logging.getLogger(__name__)
_FULL = "Đĩa đã đầy khi ghi “{file}”. Hãy xóa bớt tệp trên đĩa, rồi dựng lại."
_CLOSED = "Không được phép ghi “{file}”. Hãy kiểm tra quyền ghi của thư mục ấy, rồi dựng lại."

_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "Đã hết dung lượng được cấp khi ghi “{file}”. Hãy xóa bớt tệp của mình, rồi dựng lại.",
    errno.EFBIG: _FULL,
    errno.EROFS: "Đĩa chứa “{file}” chỉ cho đọc. Hãy chọn thư mục đầu ra khác, hoặc mở đĩa ấy để ghi.",
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EIO: "Đĩa bị lỗi khi đọc hoặc ghi “{file}”. Hãy sao lưu ngay và kiểm tra đĩa.",
    errno.EMFILE: "Máy không cho mở thêm tệp (đang mở “{file}”). Hãy tăng giới hạn số tệp được mở, rồi dựng lại.",
    errno.ENAMETOOLONG: "Tên “{file}” dài quá mức đĩa cho phép. Hãy rút ngắn tên tệp hoặc dòng Slug của tin.",
}


def explain(error: BaseException | None) -> str | None:
    """Return a sentence about a failure of settings, disk or rights, with what to do; None for any other failure."""
    if not isinstance(error, OSError) or error.errno not in _SENTENCES:
        return explain_settings(error)
    file = printable(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else "trang web"
    return _SENTENCES[error.errno].format(file=file)


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
