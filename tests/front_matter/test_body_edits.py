"""Which edits of a story leave all but the words of its body as they were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.front_matter.body_edits import BodyEdits
from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.row_order import order_for, typed_name
from bantin.newsroom.cache import Store

HOST = "https://bantin.xabangcoc.vn"
HEADER = "Title: Tin\nDate: 2024-01-15\nCategory: Thời sự\nAuthor: Tuấn Tú\nTags: cam\nSummary: Tóm tắt.\n"
BODY = "\nXem [báo](https://a.vn/).\n\n![Cam](cam.jpg)\nVườn cam. Ảnh: Tuấn Tú\n\nGiá cam năm nay tăng.\n"


class Story:
    """A story that a build has read, and what :class:`BodyEdits` says of what was made of it since."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "tin.md"
        settings: dict[str, Any] = {"PATH": str(folder), "SITEURL": HOST, "TIMEZONE": "Asia/Ho_Chi_Minh"}
        extensions = ["markdown.extensions.attr_list", "bantin.image_captions.extension:CaptionExtension"]
        settings |= {"MARKDOWN": {"extensions": extensions}, "PAGE_PATHS": ["pages"], "ARTICLE_PATHS": [""]}
        now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
        build: Any = SimpleNamespace(judges=(), store=Store(folder / "store", "1", print), now=now)
        self._file.write_text(HEADER + BODY, "utf-8")
        rows, data = KeptRows(order_for(settings, build), build.store), self._file.read_bytes()
        rows.made("tin.md", data, typed_name(self._file))
        self._edits = BodyEdits(settings, build)
        self._before = self._edits.digest("tin.md")

    def differs_in_its_body_alone(self, text: str) -> bool:
        self._file.write_text(text, "utf-8")
        return self._edits.is_body_alone("tin.md", self._before)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + BODY + "\nBà con phấn khởi.\n",
        HEADER + BODY.replace("![", "Sáng nay trời đẹp.\n\n!["),
        HEADER + BODY + "\nXem [báo khác](https://b.vn/), [thư](mailto:a@b.vn).\n",
        HEADER + BODY + "\n## Mục hai\n",
    ],
    ids=["a sentence", "a line above a photo", "links that lead away", "a heading"],
)
def test_other_words_of_a_body_are_its_body_alone(story: Story, text: str) -> None:
    assert story.differs_in_its_body_alone(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Xem [tin kia](2026/11/20/tin-so-0.html).",
        f"Xem [tin kia]({HOST}/2026/11/20/tin-so-0.html).",
        "Xem [tin kia]({filename}/2026/tin-1.md).",
        "![Vườn cam](vuon.jpg)\nẢnh chụp sáng nay.",
        "Xem [văn bản](lich.pdf).",
        "<script>x</script>",
    ],
)
def test_what_only_all_stories_can_tell_is_more(story: Story, sentence: str) -> None:
    assert not story.differs_in_its_body_alone(f"{HEADER}{BODY}\n{sentence}\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Title: Tin", "Title: Tin khác hẳn"),
        ("Tags: cam", "Tags: mới"),
        ("Tags: cam", "Related: tin-so-1"),
        ("Tags: cam", "Tags: cam\nStatus: hidden"),
        ("Summary: Tóm tắt.\n", ""),
        ("Date: 2024-01-15", "Date: 2024-15-15"),
        ("cam.jpg", "vuon.jpg"),
        ("Vườn cam. Ảnh", "Vườn mận. Ảnh"),
    ],
)
def test_what_other_pages_may_show_is_more(story: Story, old: str, new: str) -> None:
    assert old in HEADER + BODY
    assert not story.differs_in_its_body_alone((HEADER + BODY).replace(old, new))


def test_a_story_that_is_gone_or_was_never_read_is_more(story: Story, tmp_path: Path) -> None:
    assert not story.differs_in_its_body_alone("")
    (tmp_path / "tin.md").unlink()
    assert not story._edits.is_body_alone("tin.md", story._before)
    (tmp_path / "moi.md").write_text(HEADER + BODY, "utf-8")
    assert not story._edits.is_body_alone("moi.md", story._edits.digest("moi.md"))
