"""Commands in messages are those that can be typed where one is: make, or the starter in the folder of a site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.newsroom.catalogue import FOLDER
from bantin.newsroom.door import as_typed_here
from bantin.newsroom.message import say
from bantin.verbs import VERBS

NAMES = [verb.name for verb in VERBS]


@pytest.fixture
def own_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/start.py").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.name", "posix")


@pytest.mark.parametrize(
    ("made", "typed"),
    [
        ("Hãy chạy: make html", "Hãy chạy: python3 vendor/start.py build"),
        ("“make check”", "“python3 vendor/start.py check”"),
        ("make fix YES=1", "python3 vendor/start.py fix --yes"),
        ("make convert-text FILE={name}", "python3 vendor/start.py convert-text {name}"),
        ('make new TITLE="…" CATEGORY="…"', 'python3 vendor/start.py new --title "…" --category "…"'),
        ("“make publish SITEURL={address}”.", "“python3 vendor/start.py publish --address {address}”."),
        ("make the build stop", "make the build stop"),
        ("“bantin forget {address}”", "“python3 vendor/start.py forget {address}”"),
        ("“bantin {verb} TÊN”", "“python3 vendor/start.py {verb} TÊN”"),
        ("gõ “bantin --help”", "gõ “python3 vendor/start.py --help”"),  # no `bantin` is on the path of a site's owner
        ("“bantin LỆNH …”", "“python3 vendor/start.py LỆNH …”"),
        ("the folder of a site that “bantin made”", "the folder of a site that “bantin made”"),
        ("make devserver{option}, rồi", "python3 vendor/start.py devserver{option}, rồi"),
    ],
)
def test_in_the_folder_of_a_site_the_starter_stands_for_make(own_site: None, made: str, typed: str) -> None:
    assert as_typed_here(made, NAMES) == typed


def test_elsewhere_a_message_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_typed_here("make check", NAMES) == "make check"


def test_no_message_names_make_in_the_folder_of_a_site(own_site: None) -> None:
    names = "|".join(["html", *(verb.name for verb in VERBS)])
    texts = [text for file in FOLDER.rglob("*.toml") for text in re.findall(r'= "(.*)"', file.read_text("utf-8"))]
    named = [text for text in texts if re.search(rf"\bmake ({names})\b", text)]
    assert len(named) > 20
    assert [text for text in (as_typed_here(it.replace('\\"', '"'), NAMES) for it in named) if "make " in text] == []
    called = [text for text in texts if re.search(rf"\bbantin ({names})\b", text)]
    assert len(called) > 10
    assert [
        text for text in (as_typed_here(it, NAMES) for it in called) if re.search(rf"\bbantin ({names})", text)
    ] == []
    assert "make" not in str(say("setting/address-ask"))
