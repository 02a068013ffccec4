"""Find the story that an editor names, by path or by the last word of its address, or say what is wrong."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.story import Reference, Story
from plugins.vietnamese.folding import nearest


class Chooser:
    """All stories of a site by path, with and without ``.md``, and by the last word of their address."""

    def __init__(self, stories: Sequence[Story], now: dt.datetime, rule: str) -> None:
        self._now, self._rule = now, rule
        self._stories: dict[str, list[Story]] = defaultdict(list)
        for story in stories:
            for name in {story.path, story.path.removesuffix(".md"), slug_of(story)}:
                self._stories[name].append(story)

    def find(self, reference: Reference, path: str) -> Story | Diagnostic:
        """Return the story that ``reference`` in the file ``path`` means, whatever its standing, or what is wrong."""
        found = self._stories.get(reference.wanted.removeprefix("./").removeprefix("content/"), [])
        if len(found) == 1:
            return found[0]
        message = f"không có tin nào là “{reference.wanted}”. {self._nearest(reference.wanted)}"
        if found:
            listed = ", ".join(f"“{story.path}”" for story in sorted(found, key=lambda story: story.path))
            message = f"có {len(found)} tin cùng tên “{reference.wanted}”. Hãy ghi rõ đường dẫn: {listed}."
        return Diagnostic(path, reference.line, self._rule, message)

    def choose(self, reference: Reference, path: str) -> Story | Diagnostic:
        """Return the story that ``reference`` means if a list may show it now, or what is wrong."""
        found = self.find(reference, path)
        obstacle = self.obstacle(found, self._now) or self.expiry(found) if isinstance(found, Story) else ""
        if obstacle:
            return Diagnostic(path, reference.line, self._rule, f"tin “{reference.wanted}” {obstacle}")
        return found

    def obstacle(self, story: Story, moment: dt.datetime) -> str:
        """Return why readers cannot be led to ``story`` at ``moment``; empty when they can."""
        if story.status != "published":
            state = "đang ẩn" if story.status == "hidden" else "còn là bản nháp"
            return f"{state}, chưa dùng ở đây được. Hãy cho xuất bản tin này, hoặc bỏ nó khỏi danh sách."
        if story.date > moment and not story.awaited:
            return (
                f"đến {story.date:%H:%M ngày %d/%m/%Y} mới đăng. Hãy chọn tin này từ lúc đó, hoặc sửa ngày của tin."
            )
        return ""

    def expiry(self, story: Story) -> str:
        """Return that ``story`` has left all lists; empty when it has not."""
        if story.expires and self._now.astimezone(story.date.tzinfo).date() >= story.expires:
            return f"đã hết hạn từ ngày {story.expires:%d/%m/%Y}. Hãy bỏ nó khỏi danh sách, hoặc sửa ngày hết hạn."
        return ""

    def _nearest(self, wanted: str) -> str:
        close = nearest(wanted, (name for name, stories in self._stories.items() if self._offered(name, stories)))
        if not close:
            return "Hãy ghi đường dẫn của tin, ví dụ “2024/hoi-nghi.md”."
        return f"Có phải là {' hay '.join(f'“{name}”' for name in close)} không?"

    def _offered(self, name: str, stories: list[Story]) -> bool:
        """Offer a story once, by its path or its slug, and only one that may stand there."""
        standing = any(not self.obstacle(story, self._now) and not self.expiry(story) for story in stories)
        return standing and (name.endswith(".md") or "/" not in name)


def slug_of(story: Story) -> str:
    """Return the last word of the address of ``story``."""
    return story.url.removesuffix("index.html").rstrip("/").rpartition("/")[2].removesuffix(".html")
