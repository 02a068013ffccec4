"""Which file is the photo that an editor wrote: found by forgiving names, below the content folder alone."""

from __future__ import annotations

import re

from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, NotOne, candidates
from plugins.photos.problem import PhotoError

_PREFIX = re.compile(r"[{|](?:static|attach|filename)[}|]", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif")


def find_photo(files: ContentFiles, source: str, story: str) -> ContentFile:
    """Return the file that ``source`` means in ``story`` (a path below the root); raise :class:`PhotoError`."""
    wanted = _candidates(source, story)
    try:
        found = files.find(wanted)
    except NotOne as error:
        raise _not_one(source, error) from None
    if found is not None:
        return found
    if source.startswith("/") and not files.has_folder(wanted[0].partition("/")[0]):
        raise _outside(source)
    near = files.nearest(wanted[0])
    hint = f" Có phải là: {', '.join(near)}?" if near else " Hãy đặt ảnh cạnh bài viết."
    raise PhotoError("photos/missing", f"Không tìm thấy ảnh “{source}”.{hint}")


def is_photo_name(path: str) -> bool:
    """Tell whether ``path`` is named as photos are; what is in the file decides later."""
    return path.lower().endswith(_PHOTO_SUFFIXES)


def is_remote(source: str) -> bool:
    """Tell whether ``source`` is an address on another site or picture data, not a file."""
    lowered = source.strip().lower()
    return lowered.startswith(("http:", "https:", "data:", "//"))


def _candidates(source: str, story: str) -> list[str]:
    """Return the paths below the root that ``source`` may mean, the likeliest first."""
    written = source.strip()
    written = _PREFIX.sub("", written, count=1) if written[:1] in "{|" else written
    found = [] if _SCHEME.match(written) or _DRIVE.match(written) else candidates(written, story)
    if not found:
        raise _outside(source)
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


def _outside(source: str) -> PhotoError:
    message = (
        f"“{source}” là đường dẫn ra ngoài thư mục nội dung. "
        "Hãy chép ảnh vào cạnh bài viết rồi chỉ ghi tên tệp, ví dụ ![…](hoi-nghi.jpg)."
    )
    return PhotoError("photos/outside", message)
