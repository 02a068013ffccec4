"""A Markdown extension that is not there stops the build with its name, before a story seems to be at fault."""

from __future__ import annotations

import pytest
from bantin.dialect import makeExtension
from bantin.newsroom.extension_names import missing_extensions
from pelican.settings import read_settings

from tests.building import settings_file


def said(*names: object) -> list[str]:
    return list(missing_extensions({"MARKDOWN": {"extensions": list(names)}}))


@pytest.mark.parametrize(
    "name",
    [
        *("abbr", "markdown.extensions.abbr", "markdown.extensions.tables:TableExtension", "pymdownx.tilde"),
        *("bantin.dialect", "bantin.dialect.extension", "bantin.image_captions"),
    ],
)
def test_an_extension_that_markdown_finds_brings_no_word(name: str) -> None:
    assert said(name) == []


def test_the_shipped_settings_and_those_without_extensions_bring_no_word() -> None:
    assert list(missing_extensions(read_settings(str(settings_file())))) == []
    assert said(makeExtension()) == list(missing_extensions({"MARKDOWN": {}})) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("bantin.dialects", "bantin.dialect"),
        ("markdown.extensions.table", "markdown.extensions.tables"),
        ("markdown.extension.footnotes", "markdown.extensions.footnotes"),
    ],
)
def test_a_slip_is_told_with_the_name_that_was_meant(name: str, meant: str) -> None:
    missing = f"MARKDOWN: không có phần mở rộng “{name}”, hoặc chưa cài gói có nó."
    assert said(name) == [f"{missing} Có phải là “{meant}” không?"]
    assert said(meant) == []


@pytest.mark.parametrize("name", ["xa_ta", "xa.ta", "xa_ta:Ten", "", ".dau", "bantin.xa.ta"])
def test_a_name_that_is_near_none_is_told_alone(name: str) -> None:
    shown = name.partition(":")[0]
    assert said(name) == [f"MARKDOWN: không có phần mở rộng “{shown}”, hoặc chưa cài gói có nó."]


def test_an_old_name_of_ours_is_told_with_the_new_one() -> None:
    [told] = said("plugins.dialect.extension", "bantin.dialect.extension")
    assert told.startswith("“plugins.dialect.extension” là tên cũ: ")
    assert "Hãy viết “bantin.…” thay cho “plugins.…”" in told
