"""What a site says of its office when the office itself says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_REUSE = {
    "vi": "Ghi rõ nguồn “{name}” khi sử dụng thông tin từ trang này.",
    "en": "Please name “{name}” as the source when you use information from this site.",
}


def reuse_note(settings: Mapping[str, Any]) -> str:
    """Return the rule of reuse under each page, in the language of the site as far as we speak it."""
    return _REUSE.get(settings["DEFAULT_LANG"], _REUSE["vi"]).format(name=settings["SITENAME"])
