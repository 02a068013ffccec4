"""What an owner may write into blocks, boxes, lines, menus and faces, and what is said of the rest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bantin.newsroom.setting import Mistakes
from bantin.newsroom.setting_kinds import wrong_address
from bantin.newsroom.setting_tables import mistakes
from bantin.theming.hooks import check_theme

from tests.building import ROOT


def told(name: str, value: object) -> list[str]:
    """Return the mistakes in a site that sets ``name``."""
    found = mistakes({name: value})
    if name == "MENUITEMS" and not found:
        given = {"PATH": str(ROOT / "x/content"), "DEFAULT_LANG": "vi", "THEME_TEMPLATES_OVERRIDES": [], name: value}
        settings: Any = type("Settings", (dict,), {"mistakes": Mistakes()})(given)
        check_theme(SimpleNamespace(settings=settings, theme=str(ROOT / "theme")))
        found = settings.mistakes.in_file
    return found


HOLDERS = {
    "FOOTER_LINES": lambda address: [("Giấy phép", address)],
    "FRONT_BOXES": lambda address: {"services": ["113", ("Dịch vụ", address)]},
    "SHARE_LINKS": lambda address: [("Zalo", address)],
    "MENUITEMS": lambda address: [("Cổng", address)],
}


@pytest.mark.parametrize("name", HOLDERS)
def test_an_address_that_runs_something_is_refused_wherever_it_stands(name: str) -> None:
    for address in (
        *("javascript:alert(1)", "JavaScript:void(0)", "java\nscript:1", " \tjavascript:1", "\x01javascript:1"),
        *("vbscript:x", "data:text/html,<script>", "blob:https://a.vn/1", "file:///C:/a.doc", "\u200bjavascript:1"),
    ):
        [sentence] = told(name, HOLDERS[name](address))
        assert sentence.startswith(f"{name}: “{address}” không phải địa chỉ để bạn đọc mở. Hãy ghi"), address


@pytest.mark.parametrize("name", HOLDERS)
def test_an_address_that_leads_somewhere_is_taken(name: str) -> None:
    for address in (
        *(
            "https://dichvucong.gov.vn",
            "http://a.vn/b?c=d",
            "mailto:a@xa.vn",
            "tel:113",
            "gioi-thieu.html",
            "/x",
            "#a",
        ),
        *("//a.vn", "zalo://x", "data.html", "tin/file:a", "", "javascript.html", "?x=javascript:1"),
    ):
        assert told(name, HOLDERS[name](address)) == [], address


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MENUITEMS", [("a",)]),
        ("MENUITEMS", [("a", "b", "c")]),
        ("MENUITEMS", ["ab"]),
        ("MENUITEMS", [5]),
        ("MENUITEMS", [("a", None)]),
        ("SHARE_LINKS", [("a", "https://a.vn/{u}")]),
        ("SHARE_LINKS", [("a", "https://a.vn/{url!x}")]),
        ("SHARE_LINKS", [("a", "https://a.vn/{")]),
        ("SHARE_LINKS", [("a", "https://a.vn/{}")]),
        ("SHARE_LINKS", [("a", "https://a.vn/{url.__class__}")]),
        ("SHARE_LINKS", {"a": "b"}),
        ("THEME_FACES", {"sans": 5}),
        ("THEME_FACES", {"sans": None}),
        ("THEME_FACES", {"sans": ["a.woff2"]}),
        ("THEME_FACES", "a.woff2"),
        ("DIRECT_TEMPLATES", [5]),
        ("DIRECT_TEMPLATES", [None]),
        ("PAGE_PATHS", [5]),
        ("STATIC_PATHS", [("a",)]),
        ("IGNORE_FILES", [5]),
        ("FOOTER_BLOCKS", ["office", "office"]),
        ("FOOTER_BLOCKS", [["office"]]),
        ("FRONT_BLOCKS", {"news"}),
        ("FRONT_BLOCKS", "news"),
        ("FRONT_BOXES", {"hotline": "113"}),
        ("FRONT_BOXES", [("hotline", ["113"])]),
        ("FOOTER_LINES", [("a", "b", "c")]),
        ("FOOTER_LINES", [{"a": "b"}]),
        ("COLOURS", {"cloth": 5}),
        ("COLOURS", [("cloth", "#000000")]),
        ("COLOURS", {"cloth": ("#000000",)}),
        ("PALETTE", ["son"]),
    ],
)
def test_a_value_of_another_kind_is_told_once_and_by_name(name: str, value: object) -> None:
    [sentence] = told(name, value)
    assert name in sentence


def test_each_wrong_address_of_a_box_is_told() -> None:
    boxes = {"services": [("a", "javascript:1"), ("b", "https://b.vn"), ("c", "data:x")]}
    assert len(told("FRONT_BOXES", boxes)) == 2
    assert list(wrong_address("X", "https://b.vn")) == []
