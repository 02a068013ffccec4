"""Who took the photo: “Ảnh: …” and its kin at the end of a caption, or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.vietnamese.counts import count_sentences, count_words

_LABEL = re.compile(r"(?<!\w)(?:nguồn\s+ảnh|nguồn|ảnh|photo\s+credit|photo|credit)\s*[:：]", re.IGNORECASE)
_PROVIDED = re.compile(r"(?<!\w)ảnh\s+do\s+(?P<name>.{1,200}?)\s+cung\s+cấp(?=\W*$)", re.IGNORECASE)
_DASHED = re.compile(r"(?<=[-–—])\s*(?P<credit>ảnh\s+(?P<name>[^\s:：].*))$", re.IGNORECASE | re.DOTALL)
_STOCK = re.compile(r"(?<=[.!?…)(–—-])\s*(?P<credit>ảnh\s+(?:minh\s+h(?:ọa|oạ)|tư\s+liệu)\b.{0,40})$", re.IGNORECASE)
_LOOSE = " \t\n\xa0-–—("
_MOST_WORDS, _MOST_DASHED_WORDS = 12, 6
_LONGEST_NAME = 400  # letters, beyond which no words need be counted


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit within a caption: the caption ends at ``caption_end``, the credit is ``start:end``."""

    caption_end: int
    start: int
    end: int
    name: str

    @property
    def alone(self) -> bool:
        """Say whether no words come before the credit."""
        return self.caption_end == 0


def find_credit(text: str) -> Credit | None:
    """Return the credit with which ``text`` (NFC) ends, if it does."""
    return next(_credits(text), None)


def _credits(text: str) -> Iterator[Credit]:
    if match := _PROVIDED.search(text):
        yield _credit(text, match.start(), match["name"])
    for match in _LABEL.finditer(text):
        name = _bare(text, match.start(), match.end())
        if _is_bounded(text, match.start()) and _is_name(name, _MOST_WORDS):
            yield _credit(text, match.start(), name)
    if match := _STOCK.search(text):
        yield _credit(text, match.start("credit"), _bare(text, match.start("credit"), match.start("credit")))
    match = _DASHED.search(text)
    if match and match["name"][0].isupper() and _is_name(match["name"], _MOST_DASHED_WORDS):
        yield _credit(text, match.start("credit"), _bare(text, match.start("credit"), match.start("name")))


def _credit(text: str, start: int, name: str) -> Credit:
    end = len(text.rstrip())
    if _opens(text, start):
        end = start + len(text[start:].rstrip(" \t\n\xa0.)"))
    return Credit(len(text[:start].rstrip(_LOOSE)), start, end, " ".join(name.split()))


def _opens(text: str, start: int) -> bool:
    return text[:start].rstrip().endswith("(")


def _bare(text: str, start: int, name_start: int) -> str:
    return text[name_start:].strip().rstrip(".)" if _opens(text, start) else ".").strip()


def _is_bounded(text: str, start: int) -> bool:
    """A small letter after plain words is prose (“nguồn: suối”); a capital, or a pause before, is a credit."""
    before = text[:start].rstrip(" \t\xa0")
    return not before or text[start].isupper() or before[-1] in '.,;!?…()–—-”"\n'


def _is_name(name: str, most_words: int) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and count_words(name) <= most_words and count_sentences(name) == 1
