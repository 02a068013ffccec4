"""Every problem that captions report: its rule, how grave it is, and what an editor reads."""

from __future__ import annotations

from plugins.newsroom.diagnostic import Diagnostic, Severity

RULES: dict[str, tuple[Severity, str]] = {
    "caption/missing-alt": (
        "warning",
        "ảnh “{photo}” chưa có mô tả cho người khiếm thị; viết mô tả vào ngoặc vuông: ![mô tả ngắn]({photo}).",
    ),
    "caption/undescribed": (
        "warning",
        "ảnh “{photo}” chưa có mô tả và chưa có chú thích; "
        "viết mô tả vào ngoặc vuông, chú thích ở dòng ngay dưới ảnh.",
    ),
    "caption/alt-equals-caption": (
        "warning",
        "mô tả của ảnh “{photo}” trùng với chú thích; "
        "mô tả nên nói điều nhìn thấy trong ảnh, vì máy đọc sẽ đọc cả hai.",
    ),
    "caption/too-long": (
        "warning",
        "đoạn “{text}” nằm ngay dưới ảnh “{photo}” nhưng quá dài để làm chú thích nên được giữ làm đoạn văn; "
        "thêm một dòng trống giữa ảnh và đoạn văn.",
    ),
    "caption/after-blank-line": (
        "warning",
        "dòng “{text}” sau ảnh “{photo}” trông giống chú thích; nếu đúng, hãy xóa dòng trống giữa ảnh và dòng này.",
    ),
    "caption/same-line": (
        "warning",
        "chữ “{text}” viết cùng dòng với ảnh “{photo}” nên không thành chú thích; xuống dòng ngay sau ảnh.",
    ),
    "caption/two-captions": (
        "warning",
        "ảnh “{photo}” đã có chú thích nên “{text}” không được dùng làm chú thích; bỏ bớt một trong hai.",
    ),
    "caption/byline": (
        "warning",
        "dòng “{text}” dưới ảnh “{photo}” được hiểu là tên tác giả, không phải chú thích; "
        "thêm một dòng trống phía trên tên tác giả.",
    ),
    "caption/curly-quotes": (
        "warning",
        "chú thích “{text}” đặt trong ngoặc kép cong ở đường dẫn ảnh “{photo}”, đã hiểu là chú thích; "
        "viết chú thích ở dòng ngay dưới ảnh.",
    ),
    "caption/backslash": (
        "warning",
        "đường dẫn ảnh “{photo}” dùng dấu “\\”, đã đổi thành “/”; sửa lại cho đúng trong bài.",
    ),
    "caption/space-before-path": (
        "warning",
        "có dấu cách giữa “]” và “(” trước ảnh “{photo}”, đã bỏ qua; xóa dấu cách đó.",
    ),
    "caption/computer-path": (
        "error",
        "ảnh “{photo}” chỉ vào máy tính của người viết nên người đọc không xem được; "
        "chép ảnh vào cùng thư mục với bài rồi chỉ ghi tên tệp.",
    ),
    "caption/remote-photo": (
        "warning",
        "ảnh “{photo}” lấy từ trang khác nên có thể mất bất cứ lúc nào; "
        "tải ảnh về, đặt cạnh bài viết rồi chỉ ghi tên tệp.",
    ),
    "caption/in-heading": (
        "warning",
        "ảnh “{photo}” nằm trong đề mục (dòng bắt đầu bằng “#” hoặc có hàng “---” ngay dưới), đã đưa ra ngoài; "
        "đặt ảnh ở dòng riêng, cách đề mục một dòng trống.",
    ),
    "caption/focus": (
        "warning",
        "focus=“{text}” của ảnh “{photo}” không đúng mẫu nên bị bỏ qua; "
        "viết hai số phần trăm, ví dụ focus=\"50% 30%\".",
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
    return Diagnostic(path, line, rule, message.format(photo=photo, text=quote), severity)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
