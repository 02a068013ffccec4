"""Which file is the photo that an editor wrote: found by forgiving names, below the content folder alone."""

from __future__ import annotations

import posixpath
import re

from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, NotOne, candidates, folded
from plugins.newsroom.photo_links import is_photo_name
from plugins.newsroom.photo_source import origin_of
from plugins.photos.away import Reason
from plugins.photos.problem import PhotoError
from plugins.vietnamese.slug import slugify

_PREFIX = re.compile(r"[{|](?:static|attach|filename)[}|]", re.IGNORECASE)


class NotHere(PhotoError):
    """Words that mean no file of the content folder; ``reason`` says how the photo gets there."""

    def __init__(self, reason: Reason, source: str) -> None:
        super().__init__(f"photos/{reason}", source)
        self.reason = reason


def find_photo(files: ContentFiles, source: str, story: str) -> ContentFile:
    """Return the file that ``source`` means in ``story`` (a path below the root); raise :class:`PhotoError`."""
    wanted = _candidates(source, story)
    try:
        found = files.find(wanted)
    except NotOne as error:
        raise _not_one(source, error) from None
    if found is not None:
        return found
    near = files.nearest(wanted[0])
    if source.startswith("/") and not files.has_folder(wanted[0].partition("/")[0]):
        near = [path for path in near if folded(path).endswith(folded(posixpath.basename(wanted[0])))]
        if not near:
            raise NotHere("rooted", source)
    hint = f" Có phải là: {', '.join(near)}?" if near else " Hãy đặt ảnh cạnh bài viết."
    raise PhotoError("photos/missing", f"Không tìm thấy ảnh “{source}”.{hint}")


def find_own(files: ContentFiles, path: str) -> ContentFile | None:
    """Return the file behind a ``path`` of the site itself: the content folder's, or that of a file we made of it."""
    try:
        found = files.find(candidates(f"/{path.lstrip('/')}", ""))
    except NotOne:
        return None
    if found is not None:
        return found
    slug = posixpath.basename(path).partition(".")[0]
    made = [it for it in files.paths if is_photo_name(it) and slugify(_stem(it)) == slug]
    return files.find(made) if len(made) == 1 else None


def _candidates(source: str, story: str) -> list[str]:
    """Return the paths below the root that ``source`` may mean, the likeliest first."""
    written = source.strip()
    written = _PREFIX.sub("", written, count=1) if written[:1] in "{|" else written
    found = candidates(written, story) if origin_of(written) == "file" else []
    if not found:
        raise NotHere("outside", source)
    return found


def _not_one(source: str, error: NotOne) -> PhotoError:
    match error.reason:
        case "link":
            message = (
                f"“{source}” đi qua một lối tắt (liên kết tượng trưng). Hãy chép chính tệp ảnh vào thư mục của bài."
            )
            return PhotoError("photos/symlink", message)
        case "refused":
            message = f"“{source}” là tệp không được nhận. Hãy sửa lỗi của chính tệp ấy, hoặc dùng tệp khác."
            return PhotoError("photos/refused", message)
    names = ", ".join(error.names)
    message = f"Có nhiều tệp cùng khớp với “{source}”: {names}. Hãy đổi tên để chỉ còn một."
    return PhotoError("photos/ambiguous", message)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
