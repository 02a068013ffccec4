"""Every problem that captions report: its rule, how grave it is, and what an editor reads."""

from __future__ import annotations

from plugins.image_captions.address import kind_of
from plugins.newsroom.diagnostic import Diagnostic, Severity
from plugins.newsroom.photo import Kind

THINGS: dict[Kind, str] = {"photo": "ảnh", "video": "video", "audio": "tệp âm thanh"}

RULES: dict[str, tuple[Severity, str]] = {
    "caption/missing-alt": (
        "warning",
        "{thing} “{photo}” chưa có mô tả cho người khiếm thị; viết mô tả vào ngoặc vuông: ![mô tả ngắn]({photo}).",
    ),
    "caption/undescribed": (
        "warning",
        "{thing} “{photo}” chưa có mô tả và chưa có chú thích; "
        "viết mô tả vào ngoặc vuông, chú thích ở dòng ngay dưới ảnh.",
    ),
    "caption/alt-equals-caption": (
        "warning",
        "mô tả của {thing} “{photo}” trùng với chú thích; "
        "mô tả nên nói điều nhìn thấy trong ảnh, vì máy đọc sẽ đọc cả hai.",
    ),
    "caption/too-long": (
        "warning",
        "đoạn “{text}” nằm ngay dưới {thing} “{photo}” nhưng quá dài để làm chú thích nên được giữ làm đoạn văn; "
        "thêm một dòng trống giữa ảnh và đoạn văn.",
    ),
    "caption/after-blank-line": (
        "warning",
        "dòng “{text}” sau {thing} “{photo}” trông giống chú thích; nếu đúng, hãy xóa dòng trống ở giữa.",
    ),
    "caption/same-line": (
        "warning",
        "chữ “{text}” viết cùng dòng với {thing} “{photo}” nên không thành chú thích; xuống dòng ngay sau ảnh.",
    ),
    "caption/two-captions": (
        "warning",
        "{thing} “{photo}” đã có chú thích nên “{text}” không được dùng làm chú thích; bỏ bớt một trong hai.",
    ),
    "caption/byline": (
        "warning",
        "dòng “{text}” dưới {thing} “{photo}” được hiểu là tên tác giả, không phải chú thích; "
        "thêm một dòng trống phía trên tên tác giả.",
    ),
    "caption/curly-quotes": (
        "warning",
        "chú thích “{text}” đặt trong ngoặc kép cong ở đường dẫn {thing} “{photo}”, đã hiểu là chú thích; "
        "viết chú thích ở dòng ngay dưới ảnh.",
    ),
    "caption/backslash": (
        "warning",
        "đường dẫn {thing} “{photo}” dùng dấu “\\”, đã đổi thành “/”; sửa lại cho đúng trong bài.",
    ),
    "caption/space-before-path": (
        "warning",
        "có dấu cách giữa “]” và “(” trước {thing} “{photo}”, đã bỏ qua; xóa dấu cách đó.",
    ),
    "caption/computer-path": (
        "error",
        "{thing} “{photo}” chỉ vào máy tính của người viết nên người đọc không xem được; "
        "chép ảnh vào cùng thư mục với bài rồi chỉ ghi tên tệp.",
    ),
    "caption/no-path": (
        "error",
        "{thing} có mô tả “{text}” chưa ghi tên tệp trong ngoặc tròn; viết: ![mô tả](ten-anh.jpg).",
    ),
    "caption/in-html": (
        "warning",
        "{thing} “{photo}” nằm trong thẻ HTML nên người đọc chỉ thấy ký hiệu ![…](…); bỏ thẻ, đặt ảnh ở dòng riêng.",
    ),
    "caption/remote-photo": (
        "warning",
        "{thing} “{photo}” lấy từ trang khác nên có thể mất bất cứ lúc nào; "
        "tải ảnh về, đặt cạnh bài viết rồi chỉ ghi tên tệp.",
    ),
    "caption/in-heading": (
        "warning",
        "{thing} “{photo}” nằm trong đề mục (dòng bắt đầu bằng “#” hoặc có hàng “---” ngay dưới), đã đưa ra ngoài; "
        "đặt ảnh ở dòng riêng, cách đề mục một dòng trống.",
    ),
    "caption/focus": (
        "warning",
        "focus=“{text}” của {thing} “{photo}” không đúng mẫu nên bị bỏ qua; "
        'viết hai số phần trăm, ví dụ focus="50% 30%".',
    ),
    "caption/pasted-titles": (
        "warning",
        "danh sách tiêu đề dán sau “Tin cùng chuyên mục” đã bỏ, vì trang tự lập danh sách này: {text}. "
        "Xóa danh sách khỏi bài.",
    ),
    "caption/second-marker": (
        "warning",
        "dòng “Tin cùng chuyên mục” viết lần thứ hai nên được giữ như chữ thường; xóa dòng thừa.",
    ),
}
_LONGEST_QUOTE = 60


def notice(path: str, line: int, rule: str, *, photo: str = "", text: str = "") -> Diagnostic:
    """Return the diagnostic of ``rule``, quoting the photo's file and the piece of text it is about."""
    severity, message = RULES[rule]
    quote = text if rule == "caption/pasted-titles" else _shortened(text)
    said = message.format(thing=THINGS[kind_of(photo)], photo=photo, text=quote)
    return Diagnostic(path, line, rule, said, severity)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
