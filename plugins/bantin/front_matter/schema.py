"""The one table of header keys: names in English and Vietnamese, kind of value, what each is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.message import Message, say
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
    """One key an editor may write; ``aliases`` are other spellings. Case, tone style, spaces do not count.

    Its value is kept in a field of its name of :class:`bantin.archive.row.Header`, but for ``summary`` (``lead``),
    ``correction`` (``corrections``) and ``aliases`` (``Row.old_addresses``).
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...]

    @property
    def purpose(self) -> Message:
        """What the key is for, as the form of the desk and the guide say it."""
        return say(f"header/{self.name.replace('_', '-')}")


KEYS = (
    Key("title", "text", ("Tiêu đề", "Tựa đề")),
    Key("date", "moment", ("Ngày", "Ngày đăng")),
    Key("modified", "moment", ("Cập nhật", "Ngày cập nhật")),
    Key("category", "text", ("Chuyên mục",)),
    Key("authors", "names", ("Author", "Tác giả")),
    Key("summary", "text", ("Tóm tắt", "Sapo")),
    Key("tags", "tags", ("Thẻ", "Từ khóa")),
    Key("status", "status", ("Trạng thái",)),
    Key("slug", "slug", ("Địa chỉ",)),
    Key("aliases", "addresses", ("Địa chỉ cũ", "Liên kết cũ")),
    Key("image", "file", ("Ảnh đại diện",)),
    Key("image_caption", "text", ("Image caption", "Chú thích ảnh", "Chú thích ảnh đại diện")),
    Key("image_alt", "text", ("Image alt", "Mô tả ảnh", "Mô tả ảnh đại diện")),
    Key("image_credit", "text", ("Image credit", "Người chụp", "Người chụp ảnh", "Nguồn ảnh")),
    Key("related", "stories", ("Tin liên quan",)),
    Key("source", "text", ("Nguồn",)),
    Key("correction", "notes", ("Đính chính",)),
    Key("updates", "notes", ("Nội dung cập nhật",)),
    Key("withdrawn", "withdrawal", ("Rút bài", "Rút tin", "Gỡ bài", "Gỡ tin")),
    Key("expires", "day", ("Hết hạn",)),
    Key("place", "text", ("Địa bàn", "Nơi")),
    Key("lang", "language", ("Ngôn ngữ",)),
    Key("featured", "flag", ("Nổi bật",)),
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
