"""Words of the site's own stand over those of the theme; another language is one file."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.theming.strings import NoStrings, WrongStrings, load_strings

from tests.theming.theme import CSS

STRINGS = CSS.parents[1] / "strings"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "strings").mkdir()
    return tmp_path


def test_a_word_of_the_site_is_said_and_all_others_stay(own: Path) -> None:
    (own / "strings/vi.toml").write_text('[site]\nhome = "Trang đầu"\n', "utf-8")
    shipped, words = load_strings(STRINGS, "vi").texts, load_strings(STRINGS, "vi", own).texts
    assert words["site.home"] == "Trang đầu"
    assert {key for key in shipped if words[key] != shipped[key]} == {"site.home"}


def test_without_a_file_of_its_own_nothing_changes(own: Path) -> None:
    assert load_strings(STRINGS, "en", own) == load_strings(STRINGS, "en")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[site]\nhom = "x"\n', "không có câu “site.hom”"),
        ('[list]\ncount = "{number} tin"\n', "câu “list.count” có chỗ trống"),
        ("[site]\nhome = x\n", "không đọc được"),
    ],
)
def test_a_slip_is_told_with_its_file(own: Path, words: str, said: str) -> None:
    (own / "strings/vi.toml").write_text(words, "utf-8")
    with pytest.raises(WrongStrings, match=said) as told:
        load_strings(STRINGS, "vi", own)
    assert "vi.toml" in str(told.value)


def test_another_language_is_one_file_with_every_word(own: Path) -> None:
    (own / "strings/tay.toml").write_text((STRINGS / "en.toml").read_text("utf-8"), "utf-8")
    assert load_strings(STRINGS, "tay", own).texts == load_strings(STRINGS, "en").texts


def test_another_language_that_lacks_a_word_says_which(own: Path) -> None:
    text = (STRINGS / "en.toml").read_text("utf-8").replace('home = "Home"\n', "")
    (own / "strings/tay.toml").write_text(text, "utf-8")
    with pytest.raises(WrongStrings, match=r"thiếu câu “site.home”"):
        load_strings(STRINGS, "tay", own)


def test_a_language_without_any_file_is_told(own: Path) -> None:
    with pytest.raises(NoStrings):
        load_strings(STRINGS, "tay", own)
