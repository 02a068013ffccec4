"""Phone numbers as Vietnamese people write them become links that a phone can call; other figures stay figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

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
_APART = {"a", "code", "pre", "kbd", "samp"}


class PhoneLinks(Treeprocessor):
    """Makes links of the phone numbers in running text."""

    def run(self, root: Element) -> None:
        """Go through ``root``, leaving links and code alone."""
        if root.tag in _APART:
            return
        children = list(root)
        self._link(root, root, "text", 0)
        for child in children:
            self.run(child)
            self._link(root, child, "tail", list(root).index(child) + 1)

    def _link(self, parent: Element, owner: Element, name: str, index: int) -> None:
        """Put a link into ``parent`` before its child ``index`` for each number in the text ``name`` of ``owner``."""
        text = getattr(owner, name) or ""
        if isinstance(text, AtomicString) or not any(sign in text for sign in ("0", "+84", "1800", "1900")):
            return
        done, last = 0, None
        for start, end, number in phone_numbers(text):
            _set(owner if last is None else last, name if last is None else "tail", text[done:start])
            last = Element("a", {"href": f"tel:{number}"})
            last.text = text[start:end]
            parent.insert(index, last)
            index, done = index + 1, end
        if last is not None:
            last.tail = text[done:]


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


def _set(owner: Element, name: str, text: str) -> None:
    setattr(owner, name, text)
