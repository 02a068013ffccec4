"""Values of a header changed in place: nothing but their own lines is rewritten."""

from __future__ import annotations

import pytest
from bantin.desk.header_edit import value_of, with_values
from bantin.desk.refusal import Refusal
from bantin.desk.story_bytes import StoryBytes
from hypothesis import given
from hypothesis import strategies as st


def changed(text: str, **values: str) -> str:
    return with_values(StoryBytes.of(text.encode()), values).data.decode()


PLAIN = "Title: Một\nDate: 2026-01-02 03:04\nLạ: x\nSummary: dòng một\n  dòng hai\nAuthor: An\n\nThân bài\n"
YAML = """---
# của văn thư
title: "Một" # nhớ sửa
tags:
  - a
  # giữ
  - b
lạ: [1, 2]
date: 2026-01-02
---
Thân bài
"""


def test_one_line_is_rewritten() -> None:
    assert changed(PLAIN, title="Hai: ba #1") == PLAIN.replace("Một", "Hai: ba #1")


def test_a_value_of_several_lines_becomes_one() -> None:
    assert changed(PLAIN, summary="ngắn") == PLAIN.replace("dòng một\n  dòng hai", "ngắn")


def test_a_new_key_stands_where_the_table_of_keys_has_it() -> None:
    assert changed(PLAIN, category="Y tế") == PLAIN.replace("03:04\n", "03:04\nCategory: Y tế\n")
    assert changed(PLAIN, status="nháp") == PLAIN.replace("An\n", "An\nStatus: nháp\n")


def test_an_emptied_value_takes_its_line_away() -> None:
    assert changed(PLAIN, summary="") == PLAIN.replace("Summary: dòng một\n  dòng hai\n", "")


def test_a_header_in_vietnamese_gets_vietnamese_keys() -> None:
    text = "Tiêu đề: A\nNgày: 1/2/2026\n\nX"
    assert changed(text, status="nháp") == "Tiêu đề: A\nNgày: 1/2/2026\nTrạng thái: nháp\n\nX"


def test_yaml_keeps_its_remarks_and_is_quoted_where_it_must_be() -> None:
    assert changed(YAML, title="Hai: ba") == YAML.replace('"Một" # nhớ', '"Hai: ba" # nhớ')
    assert changed(YAML, tags="c, d") == YAML.replace("tags:\n  - a\n  # giữ\n  - b\n", "tags: c, d\n  # giữ\n")


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    windows = ("\ufeff" + PLAIN).replace("\n", "\r\n")
    assert changed(windows, title="Hai") == windows.replace("Một", "Hai")


def test_what_is_not_changed_is_not_rewritten() -> None:
    odd = "Title :  Một \nDATE: 2026-01-02 03:04\n\nX"
    assert changed(odd, title="Một", date="2026-01-02 03:04") == odd


@pytest.mark.parametrize("text", ["không có phần đầu\n\nX", "+++\ntitle = 'a'\n+++\nX", '{"title": "a"}\n\nX', ""])
def test_a_header_that_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(Refusal):
        changed(text, title="Hai")


def test_a_key_that_stands_twice_is_left_to_its_editor() -> None:
    with pytest.raises(Refusal):
        changed("Title: A\nTitle: B\nDate: 2026-01-02\n\nX", title="C")


HEAD = "Title: A\nNgày: 1/2/2026\n"
FIRST, SECOND = "3/2/2026; Số là 12.", "4/2/2026; Tên, họ: An."
NOTES = {
    "a line each": f"Đính chính: {FIRST}\nĐính chính: {SECOND}\n",
    "apart": f"Đính chính: {FIRST}\nAuthor: B\nCorrection: {SECOND}\n",
    "moved in": f"Đính chính: {FIRST}\n  {SECOND}\n",
    "a list": f"Đính chính:\n- {FIRST}\n- {SECOND}\n",
}


@pytest.mark.parametrize("way", NOTES)
def test_each_of_several_notes_is_shown_and_changed_by_itself(way: str) -> None:
    text = f"{HEAD}{NOTES[way]}\nThân\n"
    assert value_of(StoryBytes.of(text.encode()).parts, "correction") == f"{FIRST}\n{SECOND}"
    third = "5/2/2026; Xã là Bằng Cốc."
    others = "Author: B\n" if way == "apart" else ""
    expected = "".join(f"Đính chính: {it}\n" for it in (FIRST, SECOND.replace("An", "Ân"), third))
    after = changed(text, correction=f"{FIRST}\n\n {SECOND.replace('An', 'Ân')} \n{third}\n")
    assert after == f"{HEAD}{expected}{others}\nThân\n"
    assert changed(text, correction="") == f"{HEAD}{others}\nThân\n"
    assert changed(text, title="B") == text.replace("Title: A", "Title: B")


def test_several_notes_are_a_list_in_yaml() -> None:
    text = f"---\ntitle: A\ncorrection:\n  - {FIRST}\n  # giữ\n  - '{SECOND}'\nlạ: [1]\n---\nThân\n"
    assert value_of(StoryBytes.of(text.encode()).parts, "correction") == f"{FIRST}\n{SECOND}"
    rest = "  # giữ\nlạ: [1]\n---\nThân\n"
    after = changed(text, correction=f"{SECOND}\n{FIRST}")
    assert after == f"---\ntitle: A\ncorrection:\n  - {SECOND}\n  - {FIRST}\n{rest}"
    hashed = "5/2/2026; Tổ # 12."  # would be a remark without quotation marks
    after = changed(text, correction=f"{FIRST}\n{hashed}")
    assert after == f'---\ntitle: A\ncorrection:\n  - "{FIRST}"\n  - "{hashed}"\n{rest}'
    assert changed(text, correction=FIRST) == f"---\ntitle: A\ncorrection: {FIRST}\n{rest}"


WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\\"), min_size=1, max_size=12)
VALUES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
OTHERS = st.lists(
    st.sampled_from(
        ["Ghi chú: giữ nguyên", "Nguồn: Báo", "Lạ: a: b # c", "Địa bàn: thôn  Na Vai", "Người duyệt: Hùng"]
    ),
    unique=True,
)
BODIES = st.text(max_size=60).filter(lambda text: "\r" not in text)


@given(OTHERS, VALUES, st.sampled_from(["title", "summary", "authors", "status", "source"]), BODIES, st.booleans())
def test_all_other_lines_stay_as_they_are(others: list[str], value: str, name: str, body: str, fenced: bool) -> None:
    lines = ["Title: Một", *others, "Date: 2026-01-02 03:04"]
    head = "\n".join(["---", *lines, "---", ""] if fenced else [*lines, "", ""])
    story = (
        StoryBytes.of((head + body).encode("utf-8", "surrogatepass"))
        if body.isprintable()
        else StoryBytes(head + body)
    )
    try:
        after = with_values(story, {name: value})
    except Refusal:
        assert after_is_needed(story, name, value)
        return
    assert value_of(after.parts, name) == value_of(with_values(after, {name: value}).parts, name)
    assert after.body == story.body
    kept = [line for line in story.head.split("\n") if not line.startswith("Title:") or name != "title"]
    if name == "source":
        kept = [line for line in kept if not line.startswith("Nguồn:")]
    rest = after.head.split("\n")
    for line in kept:
        assert line in rest
    assert len(rest) <= len(story.head.split("\n")) + 1


def after_is_needed(story: StoryBytes, name: str, value: str) -> bool:
    """Say whether no way of writing ``value`` as it is could be read again as it was typed.

    Between fences it may be a value of YAML alone, where another line (``Lạ: a: b``) is none.
    """
    others = [line.partition(": ")[2] for line in story.head.split("\n") if not line.startswith("Title:")]
    if story.text.startswith("---") and value[0] in "[{|>\"'" and any(": " in it for it in others):
        return True
    return value_of(StoryBytes(f"Title: {value}\nDate: 2026-01-02\n\n").parts, "title") != value or name != "title"
