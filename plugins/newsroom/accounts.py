"""The accounts of a build: what became of each source that was read, and what was done for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

# What becomes of a source, in the order in which editors ask.
FATES = {
    "published": "đăng",
    "draft": "nháp",
    "hidden": "ẩn",
    "future": "hẹn giờ",
    "expired": "hết hạn",
    "refused": "bị từ chối",
}


@dataclass(slots=True)
class Accounts:
    """``read`` sources and their ``fates``; pages ``written`` and ``kept`` as they were; photos ``made`` anew."""

    read: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    written: int = 0
    kept: int = 0
    made: int = 0

    def count(self, read: int, fates: Iterable[str]) -> None:
        """Add sources of one kind, of which ``read`` were read, with what became of each."""
        self.read += read
        self.fates.update(fates)

    @property
    def balance(self) -> int:
        """How many sources nobody can account for."""
        return self.read - sum(self.fates[fate] for fate in FATES)


def summary(accounts: Accounts, warnings: int, seconds: float) -> str:
    """Return the closing line of a build, for editors."""
    fates = ", ".join(f"{accounts.fates[fate]} {words}" for fate, words in FATES.items() if accounts.fates[fate])
    stories = f"{accounts.read} bài" + (f" ({fates})" if fates else "")
    pages = f"{accounts.written} trang ghi mới, {accounts.kept} trang giữ nguyên"
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{stories}; {pages}; {accounts.made} ảnh làm mới; {warnings} cảnh báo; {took} giây."
