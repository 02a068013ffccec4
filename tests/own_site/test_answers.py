"""The six answers: how they may be typed, and what is said of those that make no site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bantin.own_site.answers import (
    HOSTS,
    SECTIONS,
    Answers,
    own_cloth,
    read_address,
    read_answers,
    read_sections,
    wrong,
)
from bantin.own_site.questions import ask_missing, take_defaults
from bantin.theming.colours import Wish, all_colours
from bantin.theming.contrast import beside, contrast

THEME = Path(os.environ["DEMO_THEME"])  # an owner may have given other colours to the theme
GOOD = Answers("Bản tin xã Tân An", "https://bantin.xatanan.vn", "UBND xã Tân An", ("Kinh tế",))
OFFERED = SECTIONS["vi"]


def test_nothing_is_said_of_good_answers() -> None:
    assert list(wrong(GOOD, THEME)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Hãy cho biết tên trang"),
        ({"address": "http://localhost:8000"}, "chỉ mở được trên máy này"),
        ({"address": "https://example.vn"}, "địa chỉ ví dụ"),
        ({"colour": "đỏ"}, "không phải là màu. Hãy ghi một trong cham, son"),
        ({"colour": "#12345"}, "không phải là màu"),
        ({"host": "ftp"}, "không phải là nơi đăng"),
        ({"sections": ("Kinh tế", "…")}, "“…” không làm tên chuyên mục được"),
        (
            {"sections": ("Kinh tế", "99")},
            "được. Hãy ghi tên có chữ, hay một số từ 1 đến 9",
        ),
        (
            {"address": "ftp://xa.vn"},
            "Hãy ghi địa chỉ mà bạn đọc sẽ gõ, ví dụ https://bantin.xatanan.vn, hoặc",
        ),
    ],
)
def test_an_answer_that_makes_no_site_is_told(change: dict[str, object], said: str) -> None:
    values = {name: getattr(GOOD, name) for name in Answers.__slots__} | change
    [(about, sentence)] = wrong(Answers(**values), THEME)  # type: ignore[arg-type]
    assert [about] == [*change]
    assert said in str(sentence)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bantin.xa.vn", "https://bantin.xa.vn"),
        (" https://xa.vn/bantin/ ", "https://xa.vn/bantin"),
        ("http://xa.vn", "http://xa.vn"),
        ("", ""),
    ],
)
def test_an_address_may_lack_its_scheme(typed: str, read: str) -> None:
    assert read_address(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", OFFERED),
        ("1, 3", (OFFERED[0], OFFERED[2])),
        ("Kinh tế; Chợ phiên ,Y tế", ("Kinh tế", "Chợ phiên", "Y tế")),
        ("Kinh tế, kinh te, Kinh tế", ("Kinh tế",)),  # one address, one section
        ("99", ("99",)),  # told by `wrong`
    ],
)
def test_sections_are_numbers_or_names(typed: str, read: tuple[str, ...]) -> None:
    assert read_sections(typed, OFFERED) == read


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#ff0000", "#7a1a1d", "#888888"])
def test_words_can_be_read_on_the_cloth_of_any_colour(colour: str) -> None:
    shipped = all_colours(THEME, (THEME / "static/css/tokens.css").read_text("utf-8"), Wish())
    for scheme, cloth in zip(("light", "dark"), own_cloth(colour, THEME), strict=True):
        for other, least in beside("cloth", shipped[scheme]).items():
            assert contrast(cloth, other) >= least


def test_a_colour_that_words_can_be_read_on_stays() -> None:
    assert own_cloth("#7a1a1d", THEME)[0] == "#7a1a1d"


def test_only_what_was_not_given_is_asked_and_enter_takes_what_is_usual() -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "Tin Tân An" if question.startswith("1.") else ""

    given = dict.fromkeys(("name", "address", "office", "sections", "colour"), None) | {
        "host": "gitlab",
        "language": "vi",
    }
    answers = take_defaults(ask_missing(given, THEME, answer))
    assert [question[0] for question in asked] == ["1", "2", "3", "4", "5"]
    assert (answers["name"], answers["address"], answers["colour"], answers["host"]) == (
        "Tin Tân An",
        "",
        "cham",
        "gitlab",
    )
    assert all(name in asked[3] for name in OFFERED)


def test_without_an_answer_the_first_host_is_taken() -> None:
    assert take_defaults({"host": None, "colour": ""}) == {"host": HOSTS[0], "colour": "cham"}


def test_an_answer_that_makes_no_site_is_told_at_once_and_asked_again() -> None:
    typed, told = iter(["", "Tin Tân An", "", "", "1, 99", "1", "đỏ", "son", "ftp", "folder"]), list[str]()
    given = dict.fromkeys(("name", "address", "office", "sections", "colour", "host")) | {"language": "vi"}
    answers = read_answers(take_defaults(ask_missing(given, THEME, lambda question: next(typed), told.append)))
    assert answers == Answers("Tin Tân An", "", "", (OFFERED[0],), "son", "folder")
    assert [sentence.split(".")[0] for sentence in told] == [
        'Hãy cho biết tên trang: --name "Bản tin xã …"',
        "“99” không làm tên chuyên mục được",
        "“đỏ” không phải là màu",
        "“ftp” không phải là nơi đăng",
    ]
