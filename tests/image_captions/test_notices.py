"""What editors read when something should be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.image_captions.notices import RULES, notice
from bantin.newsroom.places import START

from tests.golden import read_cases
from tests.image_captions.conversions import convert

FOLDER = Path(__file__).parent / "cases"
FINDINGS = "\n".join(case.parts[2] for path in FOLDER.glob("*.md") for case in read_cases(path, parts=3))
GUIDE = Path(__file__).parents[2] / "docs" / "plugins" / "image_captions.md"


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_golden_case_and_a_line_in_the_documentation(rule: str) -> None:
    assert f": {rule}" in FINDINGS
    assert f"`{rule}`" in GUIDE.read_text(encoding="utf-8")


def test_message_names_file_line_photo_and_remedy() -> None:
    _, conversion = convert("Mở đầu.\n\n![](a.jpg)\nMột.", first_line=8)

    assert [str(found) for found in conversion.diagnostics] == [
        "tin.md:10:1: cảnh báo: ảnh “a.jpg” chưa có mô tả cho người khiếm thị. "
        "Hãy viết mô tả vào ngoặc vuông: “![mô tả ngắn](a.jpg)”. [caption/missing-alt]"
    ]


def test_message_calls_a_clip_what_it_is() -> None:
    assert notice("tin.md", START, "caption/undescribed", photo="a.MP4").message.startswith("video “a.MP4” chưa có")


def test_long_quotation_is_cut_between_words() -> None:
    message = notice("tin.md", START, "caption/too-long", photo="a.jpg", text="chữ " * 30).message

    assert f"“{'chữ ' * 14}chữ…”" in message


def test_dropped_titles_are_all_named() -> None:
    titles = [f"Tiêu đề dài thứ {number} của bản tin xã" for number in range(9)]
    _, conversion = convert("Tin cùng chuyên mục\n\n" + "\n".join(f"- {title}" for title in titles), slots=True)

    assert all(title in conversion.diagnostics[0].message for title in titles)


def test_findings_are_sorted_by_line() -> None:
    _, conversion = convert("![](a.jpg)\n\n## ![](b.jpg)\n\n![](c.jpg)")

    assert [found.line for found in conversion.diagnostics] == [1, 3, 3, 5]
