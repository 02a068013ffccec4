"""A header in YAML between two fences."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bantin.front_matter.document import Document, parse_document

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GOOD = """\
---
# bản của văn phòng
Tiêu đề: "Cam sành: mùa vàng"
date: 2024-01-14 08:30
chuyên mục: Kinh tế
Tác giả:
  - Tuấn Tú
  - "Ban tuyên giáo; xã Bằng Cốc"
Thẻ: [cam, "nông thôn mới, 2024"]
Tóm tắt: >
  Chiều ngày 14-1,
  tại xã Bằng Cốc.
nổi bật: yes
---
Nội dung.
"""


def parse(text: str) -> Document:
    return parse_document(text.encode(), "2024/a.md", ZONE, ("title", "date", "category"))


def problems(text: str) -> list[tuple[int, str]]:
    return [(found.line, found.rule.removeprefix("front-matter/")) for found in parse(text).diagnostics]


def test_keys_lists_and_blocks_of_text_are_read_as_text() -> None:
    document = parse(GOOD)
    assert document.diagnostics == []
    assert document.values == {
        "title": "Cam sành: mùa vàng",
        "date": dt.datetime(2024, 1, 14, 8, 30, tzinfo=ZONE),
        "category": "Kinh tế",
        "authors": ("Tuấn Tú", "Ban tuyên giáo; xã Bằng Cốc"),
        "tags": ("cam", "nông thôn mới, 2024"),
        "summary": "Chiều ngày 14-1, tại xã Bằng Cốc.",
        "featured": True,
    }
    assert (document.body, document.first_line, document.place_of("tags", "cam")) == ("Nội dung.\n", 15, (9, 7))


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ('"Cam sành: mùa vàng"', "Cam sành: mùa vàng", 3, "yaml"),
        ("chuyên mục: Kinh tế", "chuyên mục: Kinh tế # chưa chắc", 5, "yaml"),
        ("chuyên mục: Kinh tế", "chuyên mục: {a: b}", 5, "yaml"),
        ("chuyên mục: Kinh tế", "chuyên mục: [Kinh tế, Y tế]", 5, "one-value"),
        ("chuyên mục: Kinh tế", "chuyên mục: &a Kinh tế", 5, "yaml"),
        ("chuyên mục: Kinh tế", "chuyên mục: !!python/object:os.system Kinh tế", 5, "yaml"),
        ("chuyên mục: Kinh tế", "chuyên mục: Kinh tế\nCategory: Y tế", 6, "repeated-key"),
        ("chuyên mục: Kinh tế", "chuyên mục: Kinh tế\nsave_as: index.html", 6, "steering-key"),
        ("2024-01-14 08:30", "30/02/2024", 4, "date"),
        ("[cam,", "[[cam],", 9, "yaml"),
        ("# bản", "? [a]\n: b\n# bản", 2, "yaml"),
    ],
)
def test_each_mistake_is_named_with_its_line(old: str, new: str, line: int, rule: str) -> None:
    assert problems(GOOD.replace(old, new, 1)) == [(line, rule)]


def test_aliases_are_refused_and_never_followed() -> None:
    bomb = "tags: [x]\na: &a [x]\n" + "\n".join(f"k{n}: &b{n} [*a, *a]" for n in range(50))
    assert {rule for _, rule in problems(f"---\n{bomb}\n---\n")} >= {"yaml"}


@pytest.mark.parametrize("deep", ["[" * 3000, "a: " + "[" * 3000 + "]" * 3000, "- " * 3000])
def test_depth_is_an_error_and_no_crash(deep: str) -> None:
    assert {rule for _, rule in problems(f"---\nTitle: [a]\n{deep}\n---\nB")} & {"yaml"}


def test_a_header_that_cannot_be_read_lacks_nothing_else() -> None:
    assert problems('---\nTitle: "Mở mà không đóng\nTags: [a]\n---\nB')[0][1] == "yaml"
    assert len(problems('---\nTitle: "Mở mà không đóng\nTags: [a]\n---\nB')) == 1
