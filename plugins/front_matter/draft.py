"""A new story file, ready to fill: where it goes and what stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import PurePosixPath

from plugins.vietnamese.slug import slugify

_TEMPLATE = """\
Title: {title}
Date: {moment}
Category: {category}
Author: {author}
Summary: {summary}
Status: nháp

{body}
"""
_SUMMARY = "Viết ở đây đoạn mở đầu: ai, việc gì, khi nào, ở đâu (30-60 chữ)."
_BODY = """\
Viết nội dung ở đây. Mỗi đoạn cách nhau một dòng trống.

Ảnh để cùng thư mục với tin này. Muốn đặt ảnh, viết ảnh một dòng, chú thích ngay dòng dưới, rồi để một dòng trống:

    ![Ảnh cho thấy gì](ten-anh.jpg)
    Chú thích của ảnh. Ảnh: Tên người chụp

Viết xong, xóa dòng “Status: nháp” để đăng."""
_NEXT = """\
Mở tệp trên, viết rồi lưu lại.
Xem bản nháp: chạy make devserver{option}, rồi mở http://localhost:{port}/{path}
Viết xong, xóa dòng “Status: nháp” để đăng."""
DEFAULT_PORT = "8000"


def draft_path(title: str, now: dt.datetime, taken: Collection[str]) -> PurePosixPath:
    """Return a path below the content folder that no story of ``taken`` (POSIX paths) has yet."""
    stem = slugify(title, limit=60) or f"tin-{now:%Y-%m-%d}"
    numbered = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(path for name in numbered if str(path := PurePosixPath(f"{now:%Y}", f"{name}.md")) not in taken)


def next_steps(path: PurePosixPath, port: str = DEFAULT_PORT) -> str:
    """Return what an editor does next with the new story at ``path`` below the content folder.

    The address is that of its file: whatever becomes of title and date, the server leads from there to the page.
    """
    option = "" if port == DEFAULT_PORT else f" PORT={port}"
    return _NEXT.format(option=option, port=port, path=path)


def draft_text(title: str, category: str, author: str, now: dt.datetime) -> str:
    """Return the text of a new story: a full header, and a body that shows how to place a photo."""
    return _TEMPLATE.format(
        title=title, category=category, author=author, moment=f"{now:%Y-%m-%d %H:%M}", summary=_SUMMARY, body=_BODY
    )
