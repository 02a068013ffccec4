"""Which file it is that a story links to: found by forgiving names, below the content folder and nowhere else."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from plugins.attachments.kinds import AttachmentError
from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, NotOne, candidates


def find_attachment(files: ContentFiles, target: str, story: str) -> ContentFile | None:
    """Return the file that ``target`` means as ``story`` writes it, None if there is no such file.

    Raises :class:`AttachmentError` for a target that leads out of the folder, or to a file that may not be had.
    """
    wanted = candidates(unquote(target), story)
    if not wanted:
        message = f"“{target}” dẫn ra ngoài thư mục bài. Hãy chép tệp vào cạnh bài rồi chỉ ghi tên tệp."
        raise AttachmentError("outside", message)
    try:
        return files.find(wanted)
    except NotOne as error:
        raise _not_one(target, error) from None


def missing(files: ContentFiles, target: str) -> AttachmentError:
    """Return what to tell about a ``target`` that does not exist, with the nearest names that do."""
    close = list(dict.fromkeys(map(posixpath.basename, files.nearest(unquote(target)))))
    hint = f"Có phải là: {', '.join(close)}?" if close else "Hãy đặt tệp cạnh bài viết."
    return AttachmentError("missing", f"không tìm thấy tệp “{target}”. {hint}")


def _not_one(target: str, error: NotOne) -> AttachmentError:
    match error.reason:
        case "link":
            message = f"“{target}” đi qua một lối tắt (liên kết tượng trưng). Hãy chép chính tệp vào thư mục của bài."
            return AttachmentError("symlink", message)
        case "refused":
            message = f"“{target}” là tệp không được nhận. Hãy sửa lỗi của chính tệp ấy, hoặc dùng tệp khác."
            return AttachmentError("refused", message)
    names = ", ".join(error.names)
    message = f"có nhiều tệp cùng khớp với “{target}”: {names}. Hãy đổi tên để chỉ còn một."
    return AttachmentError("ambiguous", message)
