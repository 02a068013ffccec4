"""Words of the site's own stand over those of the theme; another language is one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.newsroom.catalogue import FOLDER, speak_to_readers
from bantin.newsroom.message import say, to_readers
from bantin.newsroom.readers_words import own_words
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
        ("[site]\nhome = 5\n", "câu “site.home” phải là chữ trong dấu nháy kép"),
        ('[site]\nhome = ["x"]\n', "câu “site.home” phải là chữ trong dấu nháy kép"),
        ("[site]\nhome = true\n", "câu “site.home” phải là chữ trong dấu nháy kép"),
        ('[front]\npage = "{number!x}"\n', "câu “front.page” có chỗ trống"),
        ('[front]\npage = "{number:zz}"\n', "câu “front.page” có chỗ trống"),
        ('[front]\npage = "{number:{number}}"\n', "câu “front.page” có chỗ trống"),
        ('[front]\npage = "{number.real}"\n', "câu “front.page” có chỗ trống"),
        ('[front]\npage = "{0}"\n', "câu “front.page” có chỗ trống"),
        ('[front]\npage = "{"\n', "câu “front.page” có chỗ trống"),
        ("[site]\nhome = x\n", "không đọc được"),
        ("a = " + "[" * 20_000, "không đọc được"),
        ("a = 1" + "1" * 6_000, "không đọc được"),
        ('reader = "x"\n', "không có câu “reader”"),
        ("reader = 1\n", "không có câu “reader”"),
    ],
    ids=lambda text: text[:30],
)
def test_a_slip_is_told_with_its_file(own: Path, words: str, said: str) -> None:
    (own / "strings/vi.toml").write_text(words, "utf-8")
    with pytest.raises(WrongStrings, match=said) as told:
        load_strings(STRINGS, "vi", own)
    assert "vi.toml" in str(told.value)
    settings = {"PATH": str(own / "content"), "DEFAULT_LANG": "vi", "OWN_THEME": "."}
    assert own_words(settings) == {}  # asked before the theme's reader tells of the slip


def test_another_language_is_one_file_with_every_word(own: Path) -> None:
    readers = (FOLDER / "en/reader.toml").read_text("utf-8")
    (own / "strings/tay.toml").write_text(f"{(STRINGS / 'en.toml').read_text('utf-8')}\n[reader]\n{readers}", "utf-8")
    assert load_strings(STRINGS, "tay", own).texts == load_strings(STRINGS, "en").texts


def test_another_language_that_lacks_a_word_says_which(own: Path) -> None:
    text = (STRINGS / "en.toml").read_text("utf-8").replace('home = "Home"\n', "")
    (own / "strings/tay.toml").write_text(text, "utf-8")
    with pytest.raises(
        WrongStrings, match=r"thiếu \d+ câu, như “site.home”\. Hãy chép từ “.*/strings/en\.toml” rồi dịch"
    ):
        load_strings(STRINGS, "tay", own)


def test_a_language_that_lacks_readers_words_alone_is_sent_to_their_file(own: Path) -> None:
    (own / "strings/tay.toml").write_text((STRINGS / "en.toml").read_text("utf-8"), "utf-8")
    readers = len(tomllib.loads((FOLDER / "en/reader.toml").read_text("utf-8")))
    with pytest.raises(
        WrongStrings, match=rf"thiếu {readers} câu, như .*“reader\.\S+”.* Hãy chép từ “.*en/reader\.toml”"
    ):
        load_strings(STRINGS, "tay", own)


def test_a_language_without_any_file_is_told(own: Path) -> None:
    with pytest.raises(
        NoStrings, match=r"không có tệp “.*/strings/tay.toml”.* hoặc chép “.*/en.toml” thành tệp ấy"
    ) as told:
        load_strings(STRINGS, "tay", own)
    assert str(own / "strings/tay.toml") in str(told.value)  # the site's own folder, not the software's


def test_words_that_no_template_says_stand_in_the_same_file(own: Path) -> None:
    settings = {"PATH": str(own.parent / "content"), "OWN_THEME": own.name, "DEFAULT_LANG": "vi"}
    (own / "strings/vi.toml").write_text(
        '[reader]\npicks-category = "Cùng mục"\nall-of = "{nobody}"\nfilm = "{"\n', "utf-8"
    )
    assert own_words(settings) == {"picks-category": "Cùng mục"}
    with pytest.raises(WrongStrings, match=r"reader\.all-of"):
        load_strings(STRINGS, "vi", own)


@pytest.fixture
def _vietnamese_again() -> Iterator[None]:
    yield
    speak_to_readers("vi", {})


@pytest.mark.usefixtures("_vietnamese_again")
def test_own_words_are_said_to_readers_and_others_in_the_language_of_the_site() -> None:
    speak_to_readers("vi", {"all-of": "Tất cả: {name}"})
    assert to_readers(say("reader/all-of", name="Y tế")) == "Tất cả: Y tế"
    assert to_readers(say("reader/correction")) == "Đính chính"
    speak_to_readers("fr", {"correction": "Rectification"})
    assert [to_readers(say(f"reader/{it}")) for it in ("correction", "update")] == ["Rectification", "Update"]
