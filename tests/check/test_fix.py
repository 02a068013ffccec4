"""Safe corrections: what changes, what stays to the letter, and how the file is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.check.fix import Change, fixed, plan_changes
from bantin.check.registry import installed_rules
from hypothesis import example, given
from hypothesis import strategies as st

RULES = installed_rules()


def mend(text: str) -> str:
    return fixed(text, RULES)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Xã  Bằng Cốc.", "Xã Bằng Cốc."),
        ("Ba\u0306ng Co\u0302\u0301c".replace("a\u0306", "a\u0306\u0300"), "Bằng Cốc"),
        ("Ðồng chí Ðức", "Đồng chí Đức"),
        ("[báo](“https://a.vn”)", "[báo](https://a.vn)"),
    ],
)
def test_what_is_beyond_doubt_is_mended(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Một dòng.\r\nHai dòng.\r\n",
        "Một.\r\nHai.\nBa.\rBốn.",
        "\ufeffTitle: A\n",
        "`mã  lệnh`",
        "| a  | b |\n|----|---|\n",
        "Hai dòng.  \nXuống dòng.",
    ],
)
def test_line_ends_marks_code_and_tables_stay(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Một  dòng.\r\nHai.\nBa.\rBốn.", "Một dòng.\r\nHai.\nBa.\rBốn."),
        ("Một.\r\u200b\nHai.", "Một.\n\nHai."),  # not one line end out of two
        ("Một.\r\u200b\r\nHai.", "Một.\r\r\nHai."),
        ("Một.\u00a0\rHai.", "Một.\rHai."),
        ("Xã \u200b Bằng Cốc", "Xã Bằng Cốc"),
    ],
)
def test_each_line_keeps_its_end_and_what_one_rule_leaves_to_another_is_mended(before: str, after: str) -> None:
    assert mend(before) == after


def test_a_fix_that_joins_lines_leaves_one_kind_of_line_end() -> None:
    joining = replace(RULES[0], fix=lambda text: text.replace("\n-", "-"))
    assert fixed("a\r\n-b\nc\r\n", [joining])[0] == "a-b\r\nc\r\n"


@given(st.text(alphabet="aăâđðĐÐ \u0300\u0306\u00a0\u200b\n\r`[]()“”./:|x", max_size=60))
@example("\r\u200b\n\n")
@example("x \u200b x")
def test_mending_twice_is_mending_once(text: str) -> None:
    assert mend(mend(text)) == mend(text)


def test_a_silenced_rule_mends_nothing() -> None:
    text = "<!-- bỏ qua double-space: thơ -->\n\nMột  hai.\n"
    assert mend(text) == text


def test_a_change_is_shown_and_made_in_one_step_with_the_mode_kept(tmp_path: Path) -> None:
    file = tmp_path / "tin.md"
    file.write_text("Xã  Bằng Cốc.\n", "utf-8")
    file.chmod(0o640)
    [change] = plan_changes([tmp_path], RULES)
    assert isinstance(change, Change)
    assert "-Xã  Bằng Cốc.\n+Xã Bằng Cốc.\n" in change.diff()
    assert file.read_text("utf-8") == "Xã  Bằng Cốc.\n"
    change.make()
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == ("Xã Bằng Cốc.\n", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["tin.md"]


def test_a_file_in_another_encoding_is_named_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "cu.md").write_bytes("Xã  Bằng Cốc".encode("utf-16"))
    [words] = plan_changes([tmp_path], RULES)
    assert isinstance(words, str) and "make convert-text" in words
