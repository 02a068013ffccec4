"""Each finding of the catalogue has a cure: wrong input brings it once, input mended as it says brings nothing."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message

from tests.cures.desk import Cure
from tests.newsroom.test_catalogue import finding_keys

FOLDER = Path(__file__).parents[1] / "cures"
# By the file that they stand in.
TABLES: dict[str, list[Cure]] = {
    file.stem: importlib.import_module(f"tests.cures.{file.stem}").CURES
    for file in sorted(FOLDER.glob("*.py"))
    if file.stem != "desk"
}
CURES = [cure for cures in TABLES.values() for cure in cures]
# Messages that no input of an editor brings or takes away, each with the reason.
WITHOUT_CURE: dict[str, str] = {
    "newsroom/setting.renamed": "an old name in the settings is taken: tests/own_site/test_upgrade.py",
    **dict.fromkeys(("check/broken-file.bad", "check/broken-file.empty"), "a file that the program or a theme made"),
    **{
        f"newsroom/log.{case}": "words of Pelican or of a stranger's plugin, which are quoted"
        for case in ("other", "unread", "incomplete", "outside", "braces", "busy-port")
    },
    **dict.fromkeys(("newsroom/fault", "newsroom/accounts", "newsroom/lost-story"), "a fault of the program"),
    **dict.fromkeys(
        ("newsroom/cache.damaged", "newsroom/cache.unkept", "photos/cache.index", "photos/cache.photo"),
        "a disk that fails, or is full",
    ),
    "newsroom/theme-pages": "a theme that others have made; see tests/newsroom/test_foreign_theme.py",
    **dict.fromkeys(
        ("addresses/lost.backup", "addresses/lost.repository"),
        "what a repository, or an earlier publication, knows of a ledger; see tests/addresses/test_lost.py",
    ),
    "check/unreviewed": "who has committed a story; see tests/check/test_reviewers.py",
    "sources/unreadable": "rights, of which a test knows none",
    "sources/unused.more": "it only closes a list of twenty folders; see tests/sources/test_accounts.py",
    "photos/unknown-slot": "a cache of other stories; our own reader leaves no such room",
    "photos/heic.package": "a package that the owner installs",
    **dict.fromkeys(("photos/crash", "photos/fault"), "a fault of the program that reads photos"),
    "attachments/changed": "a file that somebody changes while it is copied",
    **dict.fromkeys(("content-file/closed", "content-file/missing"), "rights and haste, of which a test knows none"),
    **dict.fromkeys(("check/broken-file.end", "check/broken-file.open"), "a page that a template made"),
    **{
        key: "said once, of a file that another program wrote and no build reads; see tests/imports"
        for key in finding_keys()
        if key.startswith("import/")
    },
    **{
        key: "of an owner's deploy.toml, site or server, which no build reads; see tests/deploy"
        for key in finding_keys()
        if key.startswith("deploy/")
    },
}
LINE = re.compile(r"[^:\n]+(?::[1-9]\d*(?::[1-9]\d*)?)?: (?:lỗi|cảnh báo|lưu ý): \S.*\S \[[a-z/-]+\]")


def keys_of(found: Iterable[Diagnostic]) -> list[str]:
    return sorted(key_of(it.said) or it.rule for it in found)


def key_of(said: object) -> str:
    """Return the key of a message, of the one about a named file if it is such; empty if it is plain text."""
    if isinstance(said, Message) and said.key == "words/about":
        return key_of(dict(said.fields)["said"])
    return said.key if isinstance(said, Message) else ""


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_wrong_input_brings_the_message_once_and_mended_input_brings_none(table: str) -> None:
    for cure in TABLES[table]:
        found = list(cure.find(cure.wrong))
        assert keys_of(found) == sorted([cure.key, *cure.also]), str(cure)
        assert [str(it) for it in found if not LINE.fullmatch(str(it))] == [], str(cure)
        assert [str(it) for it in cure.find(cure.mended)] == [], str(cure)


def test_each_finding_has_a_cure_or_a_reason_why_there_is_none() -> None:
    cured = {cure.key for cure in CURES}
    assert sorted(finding_keys() - cured - WITHOUT_CURE.keys()) == []
    assert sorted((cured | WITHOUT_CURE.keys()) - finding_keys()) == []
    assert sorted(cured & WITHOUT_CURE.keys()) == []
    assert all(WITHOUT_CURE.values())
