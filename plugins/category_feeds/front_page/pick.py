"""Find the story that an editor chose for the front page, or say why it cannot stand there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from plugins.category_feeds.front_page.plan import Pick
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.story import Story
from plugins.vietnamese.folding import nearest

RULE = "front-page/pick"


class Chooser:
    """All stories of a site by path, with and without ``.md``, and by the last word of their address."""

    def __init__(self, stories: Sequence[Story], now: dt.datetime) -> None:
        self._now = now
        self._stories: dict[str, list[Story]] = defaultdict(list)
        for story in stories:
            for name in {story.path, story.path.removesuffix(".md"), slug_of(story)}:
                self._stories[name].append(story)

    def choose(self, pick: Pick, path: str) -> Story | Diagnostic:
        """Return the story that ``pick`` of the file ``path`` means, or what is wrong with it."""
        found = self._stories.get(pick.wanted.removeprefix("./").removeprefix("content/"), [])
        if len(found) == 1:
            problem = self._problem(found[0])
            return Diagnostic(path, pick.line, RULE, f"tin “{pick.wanted}” {problem}") if problem else found[0]
        message = f"không có tin nào là “{pick.wanted}”. {self._nearest(pick.wanted)}"
        if found:
            listed = ", ".join(f"“{story.path}”" for story in sorted(found, key=lambda story: story.path))
            message = f"có {len(found)} tin cùng tên “{pick.wanted}”. Hãy ghi rõ đường dẫn: {listed}."
        return Diagnostic(path, pick.line, RULE, message)

    def _nearest(self, wanted: str) -> str:
        close = nearest(wanted, (name for name, stories in self._stories.items() if self._offered(name, stories)))
        if not close:
            return "Hãy ghi đường dẫn của tin, ví dụ “2024/hoi-nghi.md”."
        return f"Có phải là {' hay '.join(f'“{name}”' for name in close)} không?"

    def _offered(self, name: str, stories: list[Story]) -> bool:
        """Offer a story once, by its path or its slug, and only one that may stand there."""
        return (name.endswith(".md") or "/" not in name) and any(not self._problem(story) for story in stories)

    def _problem(self, story: Story) -> str:
        if story.status != "published":
            state = "còn là bản nháp" if story.status == "draft" else "đang ẩn"
            return f"{state}, chưa lên trang chủ được. Hãy cho xuất bản tin này, hoặc bỏ nó khỏi danh sách."
        if story.date > self._now:
            return (
                f"đến {story.date:%H:%M ngày %d/%m/%Y} mới đăng. Hãy chọn tin này từ lúc đó, hoặc sửa ngày của tin."
            )
        if story.expires and self._now.astimezone(story.date.tzinfo).date() >= story.expires:
            return f"đã hết hạn từ ngày {story.expires:%d/%m/%Y}. Hãy bỏ nó khỏi danh sách, hoặc sửa ngày hết hạn."
        return ""


def slug_of(story: Story) -> str:
    """Return the last word of the address of ``story``."""
    return story.url.removesuffix("index.html").rstrip("/").rpartition("/")[2].removesuffix(".html")
