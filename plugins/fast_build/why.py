"""Why a page was rendered or left in the last build, in words for whoever looks after the site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from plugins.fast_build.memory import EVERY, Memory, Remembered
from plugins.newsroom.split_address import path_of_address

_RENDERED = {
    "first": "lần dựng trước không để lại ghi chép dùng được: đây là lần dựng đầu, hoặc cấu hình, mã hay gói cài đặt "
    "đã đổi",
    "new": "lần dựng trước chưa có trang này",
    "file": "tệp của trang trong thư mục kết quả đã bị xóa, thay hay sửa",
    "restless": "trang cho thấy nội dung của bài khác, hoặc có cảnh báo khi ghi, nên lần nào cũng được dựng",
    "unknown": "trang đọc một giá trị không so sánh được, nên lần nào cũng được dựng",
    "unpredictable": "trang gọi mã riêng của trang web mà không ai biết nó xem những gì, nên lần nào cũng được dựng",
    "stranger": "trang web có plugin riêng không hứa INCREMENTAL, nên lần nào mọi trang cũng được dựng",
}
_NAMES = {
    "(template)": "mẫu trang, hay một mẫu mà nó gọi tới",
    "(addresses)": "cách viết địa chỉ trên trang",
    "article": "bài viết (nội dung, phần đầu bài, ảnh, hay những gì đứng cạnh bài)",
    "page": "trang cố định (nội dung hay phần đầu)",
    "build_day": "ngày in ở đầu trang",
    "menu": "trình đơn",
}


def page_path(asked: str, output: str) -> str:
    """Return the path of a page inside the output, as somebody may ask for it: an address, a file, a folder."""
    path = unquote(path_of_address(asked) if "://" in asked else asked.partition("#")[0].partition("?")[0])
    path = path.removeprefix("./").removeprefix(f"{output.rstrip('/')}/").lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def explain(page: str, memory: Memory) -> tuple[str, bool]:
    """Return why ``page`` is as it is, and whether anything is known of it."""
    found = memory.pages.get(page)
    if found:
        return _explain_known(page, found), True
    reason = memory.restless.get(page) or (page in memory.made and memory.restless.get(EVERY))
    if reason:
        return f"{page}: được dựng lại, vì {_words(reason)}.", True
    if page in memory.files:
        return f"{page}: không phải trang dựng từ mẫu; tệp này lần nào cũng được làm lại rồi so với tệp cũ.", True
    if not memory.files:
        return "Chưa có ghi chép nào về các trang. Hãy chạy make html cho hết một lần, không có lỗi.", False
    near = [path for path in sorted(memory.files) if page.rpartition("/")[2] in path][:3]
    hint = f" Có phải: {', '.join(near)}?" if near else ""
    return f"{page}: lần dựng gần nhất không có trang này.{hint}", False


def _explain_known(page: str, found: Remembered) -> str:
    read = ", ".join(sorted({*found.shared, *found.own}))
    if found.reason == ("same",):
        return f"{page}: được giữ nguyên, vì không có gì nó đọc đã đổi.\n  Nó đọc: {read}."
    return f"{page}: được dựng lại, vì {_words(found.reason)}.\n  Nó đọc: {read}."


def _words(reason: Sequence[str]) -> str:
    kind, *names = reason or ("new",)
    if kind == "changed":
        return "đã đổi: " + "; ".join(_NAMES.get(name, name) for name in names)
    return " ".join([_RENDERED.get(kind, kind), *(f"({name})" for name in names)])
