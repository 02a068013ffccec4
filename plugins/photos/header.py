"""What a photo file says about itself before any pixel is decoded: format, size, orientation, frames.

The format is told by the first bytes, never by the name, and only five formats are ever opened: Pillow left to
itself would start other programs for some of the rest.
"""

from __future__ import annotations

import importlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from plugins.photos.options import Options
from plugins.photos.problem import PhotoError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION = 0x0112
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_ADVICE = "Hãy mở ảnh, chọn “Lưu thành” (hoặc “Xuất”) dạng JPEG hay PNG rồi dùng tệp mới."
_HEIC_ADVICE = (
    "Trên iPhone, chọn Cài đặt → Camera → Định dạng → “Tương thích nhất”, hoặc gửi ảnh qua Zalo, email để "
    "ảnh được đổi sang JPEG; người dựng trang cũng có thể cài pillow-heif và bật PHOTOS_HEIC."
)


@dataclass(frozen=True, slots=True)
class Header:
    """A photo as it will be seen: ``width`` and ``height`` are those of the upright picture."""

    format: str
    width: int
    height: int
    orientation: int = 1
    animated: bool = False


def read_header(data: bytes, options: Options) -> Header:
    """Return the header of the photo in ``data``; raise :class:`PhotoError` for one that cannot be shown."""
    format_ = _photo_format(data, options)
    with open_photo(data, options) as image:
        _check_size(image.width, image.height, options)
        orientation = orientation_of(image)
        animated = format_ != "JPEG" and bool(getattr(image, "is_animated", False))
    width, height = image.size if orientation < 5 else (image.height, image.width)
    return Header(format_, width, height, orientation, animated)


def open_photo(data: bytes, options: Options) -> Image.Image:
    """Open ``data`` without decoding it, as one of the known formats only."""
    formats = [*FORMATS, *_heif()] if options.heic else FORMATS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=formats)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_big(options) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise PhotoError("photos/broken", "Không đọc được ảnh: phần đầu tệp bị hỏng. " + _ADVICE) from error


def orientation_of(image: Image.Image) -> int:
    """Return the EXIF orientation 1-8; for PNG only if it stands before the pixels, so that none are decoded."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _heif() -> tuple[str, ...]:
    """Teach Pillow HEIF if the optional package is there."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError as error:
        message = "PHOTOS_HEIC đã bật nhưng chưa cài pillow-heif. Hãy chạy: pip install pillow-heif."
        raise PhotoError("photos/heic", message) from error
    return ("HEIF",)


def true_type(data: bytes) -> str:
    """Return the name of the file type that the first bytes of ``data`` announce, or an empty string."""
    start = data[:16]
    if start[4:8] == b"ftyp":
        return _isobmff_type(data)
    if start[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"WAVE": "WAV"}.get(data[8:12], "")
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    text = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in text:
        return "SVG"
    return "HTML" if text.startswith((b"<!doctype html", b"<html", b"<head", b"<script")) else ""


_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF", "PDF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1aE\xdf\xa3", "WebM"),
)


def _isobmff_type(data: bytes) -> str:
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIC" if brands & _HEIC_BRANDS else "MP4"


def _photo_format(data: bytes, options: Options) -> str:
    if not data:
        raise PhotoError("photos/empty", "Tệp ảnh rỗng (0 byte). Hãy chép lại ảnh từ máy gốc.")
    if len(data) > options.max_megabytes * 1_000_000:
        raise too_heavy(len(data), options.max_megabytes)
    kind = true_type(data)
    if kind in FORMATS or (kind == "HEIC" and options.heic):
        return kind
    if kind == "HEIC":
        raise PhotoError("photos/heic", "Ảnh HEIC của iPhone chưa xem được trên mọi máy. " + _HEIC_ADVICE)
    if kind == "SVG":
        raise PhotoError("photos/svg", "Không nhận ảnh SVG vì tệp này có thể chứa mã lệnh. Hãy xuất hình sang PNG.")
    found = f"thật ra là tệp {kind}" if kind else "không phải tệp ảnh"
    raise PhotoError("photos/format", f"Tệp này {found}; chỉ nhận JPEG, PNG, WebP, GIF, AVIF. {_ADVICE}")


def too_heavy(size: int, limit: int) -> PhotoError:
    """Return the error for a file of ``size`` bytes above ``limit`` megabytes."""
    megabytes = f"{size / 1_000_000:.0f}"
    return PhotoError("photos/heavy", f"Tệp nặng {megabytes} MB, quá mức {limit} MB. Hãy gửi bản nhẹ hơn.")


def _check_size(width: int, height: int, options: Options) -> None:
    too_long = max(width, height) > options.max_side
    if too_long or width * height > options.max_megapixels * 1_000_000:
        raise _too_big(options, f" {width}×{height} điểm")


def _too_big(options: Options, size: str = "") -> PhotoError:
    limits = f"{options.max_megapixels} triệu điểm ảnh và {options.max_side} điểm mỗi cạnh"
    return PhotoError("photos/large", f"Ảnh quá lớn{size}; mức tối đa là {limits}. Hãy thu nhỏ ảnh rồi dùng tệp mới.")
