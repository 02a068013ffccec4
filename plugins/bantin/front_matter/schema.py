"""The one table of header keys: names in English and Vietnamese, kind of value, what each is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bantin.vietnamese.folding import same_name_key

Kind = Literal[
    "text",
    "slug",
    "moment",
    "day",
    "names",
    "tags",
    "stories",
    "status",
    "flag",
    "language",
    "file",
    "addresses",
    "notes",
    "withdrawal",
]


@dataclass(frozen=True, slots=True)
class Key:
    """One key an editor may write; ``aliases`` are other spellings. Case, tone style, spaces do not count."""

    name: str
    kind: Kind
    aliases: tuple[str, ...]
    purpose: str


KEYS = (
    Key("title", "text", ("Tiêu đề", "Tựa đề"), "Tên bài, bắt buộc."),
    Key(
        "date", "moment", ("Ngày", "Ngày đăng"), "Ngày giờ đăng, bắt buộc với tin: 2024-01-14 17:30 hoặc 14/01/2024."
    ),
    Key("modified", "moment", ("Cập nhật", "Ngày cập nhật"), "Ngày giờ sửa gần nhất."),
    Key("category", "text", ("Chuyên mục",), "Chuyên mục, mỗi tin một chuyên mục."),
    Key(
        "authors", "names", ("Author", "Tác giả"), "Tác giả hoặc bút danh; nhiều người cách nhau bằng dấu chấm phẩy."
    ),
    Key("summary", "text", ("Tóm tắt", "Sapo"), "Đoạn mở đầu in đậm, cũng hiện ở trang chủ và chuyên mục."),
    Key("tags", "tags", ("Thẻ", "Từ khóa"), "Từ khóa, cách nhau bằng dấu phẩy."),
    Key(
        "status",
        "status",
        ("Trạng thái",),
        "xuất bản (published), nháp (draft), chờ duyệt (review) hoặc ẩn (hidden).",
    ),
    Key("slug", "slug", ("Địa chỉ",), "Phần cuối của địa chỉ trang, khi muốn tự chọn."),
    Key(
        "aliases",
        "addresses",
        ("Địa chỉ cũ", "Liên kết cũ"),
        "Địa chỉ của bài ở trang web cũ, nay dẫn tới bài này: /tin-tuc/le-hoi-cam.html; nhiều địa chỉ cách nhau bằng "
        "dấu cách.",
    ),
    Key(
        "image",
        "file",
        ("Ảnh đại diện",),
        "Ảnh hiện ở trang chủ và ở đầu bài nếu trong bài chưa có; không ghi thì lấy ảnh đầu tiên trong bài.",
    ),
    Key(
        "image_caption",
        "text",
        ("Image caption", "Chú thích ảnh", "Chú thích ảnh đại diện"),
        "Chú thích của ảnh đại diện; cuối dòng có thể ghi “Ảnh: Tên người chụp”.",
    ),
    Key(
        "image_alt",
        "text",
        ("Image alt", "Mô tả ảnh", "Mô tả ảnh đại diện"),
        "Điều nhìn thấy trong ảnh đại diện, để máy đọc cho người khiếm thị.",
    ),
    Key(
        "image_credit",
        "text",
        ("Image credit", "Người chụp", "Người chụp ảnh", "Nguồn ảnh"),
        "Người chụp hoặc nguồn của ảnh đại diện.",
    ),
    Key(
        "related",
        "stories",
        ("Tin liên quan",),
        "Những tin đọc thêm do người viết chọn: đường dẫn (2024/le-hoi-cam.md) hoặc phần cuối địa chỉ (le-hoi-cam), "
        "cách nhau bằng dấu phẩy.",
    ),
    Key("source", "text", ("Nguồn",), "Nguồn của bài đăng lại, ví dụ “Theo Báo Tuyên Quang”."),
    Key(
        "correction",
        "notes",
        ("Đính chính",),
        "Ngày; nội dung đính chính: “16/01/2024; Số hộ nghèo là 12, không phải 21.” Mỗi lần một dòng.",
    ),
    Key(
        "updates",
        "notes",
        ("Nội dung cập nhật",),
        "Ngày; điều mới thêm vào bài. Dòng “Cập nhật” có ngày rồi có chữ cũng là một ghi chú như thế.",
    ),
    Key(
        "withdrawn",
        "withdrawal",
        ("Rút bài", "Rút tin", "Gỡ bài", "Gỡ tin"),
        "Ngày; lý do rút bài: “16/01/2024; Bài đăng nhầm tên người.” Thêm “; ẩn tiêu đề” để trang không ghi tên bài.",
    ),
    Key("expires", "day", ("Hết hạn",), "Ngày mà thông báo không còn hiện trong các danh sách."),
    Key("place", "text", ("Địa bàn", "Nơi"), "Địa bàn của sự việc, ví dụ “xã Bằng Cốc, huyện Hàm Yên”."),
    Key("lang", "language", ("Ngôn ngữ",), "Ngôn ngữ của bài nếu không phải tiếng Việt: tiếng Anh, tiếng Tày, en…"),
    Key("featured", "flag", ("Nổi bật",), "có / không: đưa lên đầu trang chủ."),
)

STATUSES: Mapping[str, str] = {
    "published": "published",
    "xuất bản": "published",
    "draft": "draft",
    "nháp": "draft",
    "bản nháp": "draft",
    "review": "draft",  # a draft to the site, whoever is to read it
    "chờ duyệt": "draft",
    "hidden": "hidden",
    "ẩn": "hidden",
}

FLAGS: Mapping[str, bool] = {
    "có": True,
    "yes": True,
    "true": True,
    "1": True,
    "không": False,
    "no": False,
    "false": False,
    "0": False,
}

# By the codes of BCP 47; of each language the one that most of its speakers here write.
LANGUAGES: Mapping[str, str] = {
    "tiếng việt": "vi",
    "tiếng anh": "en",
    "tiếng pháp": "fr",
    "tiếng trung": "zh",
    "tiếng lào": "lo",
    "tiếng khmer": "km",
    "tiếng tày": "tyz",
    "tiếng nùng": "nut",
    "tiếng dao": "ium",
    "tiếng mông": "hmn",
    "tiếng thái": "blt",
    "tiếng chăm": "cjm",
    "tiếng ê đê": "rad",
}

# Keys that Pelican would obey, with what is said of each; a story does not decide where it is written or with what.
STEERING: Mapping[str, str] = {
    **dict.fromkeys(("save_as", "url", "override_url", "override_save_as"), "front-matter/steering-key.address"),
    "template": "front-matter/steering-key.template",
    "translation": "front-matter/steering-key.translation",
    **dict.fromkeys(("path", "source_path"), "front-matter/steering-key.path"),
    "content": "front-matter/steering-key.content",
}

BY_SPELLING: Mapping[str, Key] = {
    same_name_key(spelling): key for key in KEYS for spelling in (key.name, *key.aliases)
}
BY_KEY: Mapping[str, Key] = {key.name: key for key in KEYS}
# Keys that may stand on several lines, each of which may begin with a day.
LISTED: frozenset[str] = frozenset(
    spelling for spelling, key in BY_SPELLING.items() if key.kind == "notes" or key.name == "modified"
)
