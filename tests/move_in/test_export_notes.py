"""What an editor told readers later goes out as it is typed; a story that was withdrawn is public nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from bantin.front_matter.schema import KEYS
from bantin.move_in import export
from bantin.move_in.export import export_stories

HEAD = "Title: Họp\nDate: 2024-01-14 17:30\nCategory: Kinh tế\n"
# A value of each kind, so that no header that may be written breaks the export.
VALUES = {
    "moment": "2024-01-16 08:30",
    "day": "2024-02-02",
    "notes": "2024-01-16; Số hộ là 12.",
    "withdrawal": "2024-01-20; Đăng nhầm.",
    "status": "draft",
    "flag": "có",
    "language": "en",
    "file": "a.jpg",
    "addresses": "/tin/1.html /tin/2.html",
    "stories": "a.md, b.md",
    "slug": "hop-xa",
}


def exported(folder: Path, lines: str) -> dict[str, Any]:
    (folder / "content").mkdir()
    (folder / "content/hop.md").write_text(f"{HEAD}{lines}\nNội dung.\n", "utf-8")
    done = export_stories(folder / "content", folder / "out", {})
    assert (done.stories, done.left) == (1, [])
    header: dict[str, Any] = yaml.safe_load((folder / "out/hop.md").read_text("utf-8").split("---\n")[1])
    return header


def test_corrections_and_updates_keep_day_and_words(tmp_path: Path) -> None:
    lines = (
        "Đính chính: 16/01/2024; Số hộ là 12.\nĐính chính: Tên ông A.\nCập nhật: 18/01/2024 08:30; Thêm danh sách.\n"
    )
    header = exported(tmp_path, lines)
    assert header["correction"] == ["2024-01-16; Số hộ là 12.", "Tên ông A."]
    assert header["updates"] == ["2024-01-18 08:30; Thêm danh sách."]
    assert "draft" not in header


def test_a_withdrawn_story_goes_out_as_a_draft_with_its_reason(tmp_path: Path) -> None:
    header = exported(tmp_path, "Rút bài: 20/01/2024; Đăng nhầm.\n")
    assert header["withdrawn"] == "2024-01-20; Đăng nhầm."
    assert header["draft"] is True


@pytest.mark.parametrize("key", [key for key in KEYS if key.name not in ("title", "date", "category")])
def test_no_header_line_breaks_the_export(key: Any, tmp_path: Path) -> None:
    assert exported(tmp_path, f"{key.name}: {VALUES.get(key.kind, 'Thu Hà')}\n")["title"] == "Họp"


def test_every_header_key_goes_out() -> None:
    """The category, the state and former addresses under names that are not theirs alone."""
    assert {key.name for key in KEYS} - {*export._NAMES} == {"category", "status", "aliases"}
