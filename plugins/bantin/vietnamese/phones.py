"""Phone numbers as Vietnamese people write them, told apart from other figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = r"[ .\u00a0-]?"
# Mobile and regional numbers with the country's code or a nought, and the numbers of services.
_NUMBER = re.compile(
    rf"(?<![\w/.,+-])(?P<number>(?:\(?(?:\+84|0){_GAP}(?:\(0\){_GAP})?[235789]\)?(?:{_GAP}\(?\d\)?){{8,9}}"
    rf"|1[89]00(?:[ .\u00a0]?\d){{4,6}}))(?![\w/]|{_GAP}\d|[.,]\d|-\w)"
)
_LENGTHS = {"2": {10}, "3": {9}, "5": {9}, "7": {9}, "8": {9}, "9": {9}}  # without the nought; 2 is for regions
# What stands before a number that nobody can call.
_OTHER_NUMBER = re.compile(
    r"(?:tài khoản|tai khoan|\bSTK|\bTK|\bMST|mã\s[\w\s]{0,20}|\bCCCD|\bCMND|\bCMT|căn cước[\w\s]{0,20}"
    r"|hộ chiếu|số hiệu|hóa đơn|hoá đơn|biển số|số sổ|quyết định|công văn|văn bản|giấy phép|hợp đồng|seri|sê-ri|năm)"
    r"(?:\s+số)?\s*[:.]?\s*(?:số)?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:đồng|đ\b|VNĐ|VND|USD|triệu|tỷ|tỉ|nghìn|ngàn|tấn|tạ|kg|km|ha\b|m2|m²|m\b|%|người|hộ\b|lượt|cây|con\b)",
    re.IGNORECASE,
)


def phone_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield beginning, end and dialled form of each phone number in ``text``."""
    for found in _NUMBER.finditer(text):
        number = _dialled(found["number"])
        before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() :]
        if number and not _OTHER_NUMBER.search(before) and not _COUNTED.match(after):
            yield found.start(), found.end(), number


def _dialled(written: str) -> str:
    """Return the number as a phone dials it, empty if no subscriber can have it."""
    digits = re.sub(r"\(0\)|\D", "", written)
    if written.startswith(("1800", "1900")):
        return digits if len(digits) in (8, 10) else ""
    national = digits.removeprefix("84" if "+84" in written else "0")
    return f"+84{national}" if national and len(national) in _LENGTHS[national[0]] else ""
