"""Words that no Vietnamese syllable is spelled like are hinted at; all others are left alone."""

from __future__ import annotations

import pytest

from tests.desk.office import Site

PATH = "2026/hop-thon.md"


def hints(site: Site, body: str) -> list[tuple[int, str]]:
    found = site.ask("judge", path=PATH, body=body).data["findings"]
    return [(it["line"], it["severity"]) for it in found if "Không có tiếng" in it["message"]]


@pytest.mark.parametrize("word", ["nghành", "kủa", "cế", "thốngg", "bàỏ", "triểnkhai", "quyếtt", "ngừoi"])
def test_a_slip_is_hinted_at_on_its_line(site: Site, word: str) -> None:
    assert hints(site, f"Câu đầu.\n\nCác {word} họp.\n") == [(10, "notice")]


def test_a_word_is_hinted_at_once(site: Site) -> None:
    assert hints(site, "Các nghành và nghành.\n\nCác nghành.\n") == [(8, "notice")]


@pytest.mark.parametrize(
    "text",
    [
        *("Hội nghị triển khai nhiệm vụ.", "Đắk Lắk, Pắc Bó, Krông Păk", "hoà và hòa, thuý và thúy"),
        "quý, quỳnh, gì, giếng",
        "UBND xã, HĐND, kẻ, ghế, nghĩa, gì, giếng, cửa, khế, kỹ",
        *("website marketing video", "liên hệ địa-chỉ@xa.vn", "[tên](đường-dẫn-lạ.md)", "`mã lạạ`"),
    ],
)  # fmt: skip
def test_what_is_spelled_well_or_is_no_word_is_left_alone(site: Site, text: str) -> None:
    assert hints(site, f"{text}\n") == []
