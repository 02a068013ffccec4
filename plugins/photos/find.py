"""Which file is the photo that an editor wrote: found by forgiving names, below the content folder alone."""

from __future__ import annotations

import re

from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, NotOne
from plugins.newsroom.name_forms import bare
from plugins.photos.problem import PhotoError

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_OUTSIDE = (
    "“{}” là đường dẫn ra ngoài thư mục nội dung. "
    "Hãy chép ảnh vào cạnh bài viết rồi chỉ ghi tên tệp, ví dụ ![…](hoi-nghi.jpg)."
)
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif")


def find_photo(files: ContentFiles, source: str, story: str) -> ContentFile:
    """Return the file that ``source`` means in ``story`` (a path below the root); raise :class:`PhotoError`."""
    written = bare(source)
    try:
        found = None if _is_foreign(written) else files.find(written, story)
    except NotOne as error:
        raise _not_one(source, error) from None
    if found is not None:
        return files.file(found)
    if _is_foreign(written):
        raise _not_one(source, NotOne("outside"))
    raise _missing(files, source, written, story)


def _is_foreign(written: str) -> bool:
    return bool(_SCHEME.match(written) or _DRIVE.match(written))


def _missing(files: ContentFiles, source: str, written: str, story: str) -> PhotoError:
    from_root = written.startswith("/") and not files.has_folder(written.lstrip("/").partition("/")[0])
    if from_root and not files.has_name(written):  # it was never a path of this folder
        return _not_one(source, NotOne("outside"))
    near = files.hints(written, story, with_folder=True)
    hint = f" Có phải là: {', '.join(near)}?" if near else " Hãy đặt ảnh cạnh bài viết."
    return PhotoError("photos/missing", f"Không tìm thấy ảnh “{source}”.{hint}")


def is_photo_name(path: str) -> bool:
    """Tell whether ``path`` is named as photos are; what is in the file decides later."""
    return path.lower().endswith(_PHOTO_SUFFIXES)


def is_remote(source: str) -> bool:
    """Tell whether ``source`` is an address on another site or picture data, not a file."""
    lowered = source.strip().lower()
    return lowered.startswith(("http:", "https:", "data:", "//"))


def _not_one(source: str, error: NotOne) -> PhotoError:
    if error.reason == "outside":
        return PhotoError("photos/outside", _OUTSIDE.format(source))
    said = error.said(source)
    return PhotoError(said.rule.replace("name/", "photos/"), str(said))
