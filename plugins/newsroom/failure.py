"""What stopped a build in the operating system, said to an editor: disk full, no right to write, a broken disk."""

from __future__ import annotations

import errno

from plugins.newsroom.settings_failure import explain_settings

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
    return _SENTENCES[error.errno].format(file=error.filename or "trang web")
