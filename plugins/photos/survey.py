"""The facts about one photo file that its plan rests on: hash, header, photo or drawing, dominant colour."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from plugins.photos.colour import scalable, to_srgb
from plugins.photos.header import Header, open_photo, read_header, too_heavy
from plugins.photos.kind import Kind, kind_of
from plugins.photos.options import Options
from plugins.photos.problem import PhotoError
from plugins.photos.tone import tone_of

_ALWAYS_PHOTOS = {"JPEG", "AVIF", "HEIC"}
_PREVIEW = 64


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a photo without its pixels; ``digest`` is the SHA-256 of the file in hexadecimal."""

    digest: str
    header: Header
    kind: Kind
    tone: str


def survey(path: Path, options: Options) -> Facts:
    """Return the facts about the photo at ``path``; raise :class:`PhotoError` if it cannot be shown."""
    data = read_bytes(path, options.max_megabytes)
    header = read_header(data, options)
    with open_photo(data, options) as image:
        profile = image.info.get("icc_profile")
        pixels = scalable(decode(image, (1, 1)))
    kind: Kind = "photo" if header.format in _ALWAYS_PHOTOS else kind_of(pixels)
    pixels.thumbnail((_PREVIEW, _PREVIEW), Image.Resampling.BOX)
    return Facts(hashlib.sha256(data).hexdigest(), header, kind, tone_of(to_srgb(pixels, profile)))


def read_bytes(path: Path, max_megabytes: int) -> bytes:
    """Return the bytes of the file at ``path``, but not those of a folder, a device or a file above the limit."""
    try:
        if not path.is_file():
            raise PhotoError("photos/unreadable", "Đây không phải một tệp thường. Hãy chép lại ảnh vào thư mục bài.")
        size = path.stat().st_size
        if size > max_megabytes * 1_000_000:
            raise too_heavy(size, max_megabytes)
        return path.read_bytes()
    except OSError as error:
        raise PhotoError("photos/unreadable", "Không mở được tệp ảnh. Hãy kiểm tra quyền đọc của tệp.") from error


def decode(image: Image.Image, least: tuple[int, int]) -> Image.Image:
    """Decode ``image`` at the smallest scale not below ``least`` that its format offers (JPEG: 1/2, 1/4, 1/8)."""
    try:
        image.draft(None, least)
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        message = "Tệp ảnh bị hỏng hoặc bị cắt cụt giữa chừng. Hãy chép lại ảnh từ máy gốc."
        raise PhotoError("photos/truncated", message) from error
    return image
