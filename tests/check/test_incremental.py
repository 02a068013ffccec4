"""A story is judged once: when it is read, or by the build that read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.check.incremental import Judge
from bantin.check.registry import installed_rules
from bantin.newsroom.cache import Store
from bantin.newsroom.link import Link
from bantin.newsroom.source_text import KeptText, SourceText

RULES = [installed for installed in installed_rules() if installed.rule.severity == "error"]
SECRET = "Mật khẩu: Abc12345!"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", "maker", print)


def text(path: str, body: str, *, public: bool = True) -> SourceText:
    links = tuple(Link(f"{{filename}}{name}", 3, 1) for name in re.findall(r"\((\w+\.md)\)", body))
    return SourceText(path, f"Title: Tin\n\n{body}\n", 3, links=links, public=public)


def rules_of(judge: Judge, *texts: SourceText, kept: tuple[KeptText, ...] = ()) -> list[tuple[str, str]]:
    return [(found.path, found.rule) for found in judge.finish(texts, kept, {})]


def never() -> SourceText:
    pytest.fail("the file was opened")


def test_a_story_is_judged_as_soon_as_it_is_read(store: Store) -> None:
    judge = Judge(RULES, store)
    assert judge.hear(text("a.md", SECRET), "")
    assert rules_of(judge) == [("a.md", "check/secret")]


def test_nobody_judges_what_nobody_publishes(store: Store) -> None:
    judge = Judge(RULES, store)
    assert judge.hear(text("a.md", SECRET, public=False), "")
    assert rules_of(judge, text("b.md", SECRET, public=False)) == []


def test_a_story_that_names_others_waits_until_all_are_known(store: Store) -> None:
    judge = Judge(RULES, store)
    waiting = text("a.md", "Xem [tin](b.md) và [tin](c.md).")
    assert not judge.hear(waiting, "key")
    judge.hear(text("b.md", "Tin."), "")
    assert rules_of(judge, waiting) == [("a.md", "check/lost-link")]


def test_what_was_found_before_is_told_again_without_opening_the_file(store: Store) -> None:
    Judge(RULES, store).hear(text("a.md", SECRET), "key")
    kept = KeptText("a.md", "key", never)
    assert rules_of(Judge(RULES, store), kept=(kept,)) == [("a.md", "check/secret")]


def test_a_file_that_nobody_has_judged_is_opened(store: Store) -> None:
    kept = KeptText("a.md", "key", lambda: text("a.md", SECRET))
    assert rules_of(Judge(RULES, store), kept=(kept,)) == [("a.md", "check/secret")]


def test_what_depends_on_other_stories_is_never_remembered(store: Store) -> None:
    naming = text("a.md", "Xem [tin](b.md).")
    first = Judge(RULES, store)
    first.hear(text("b.md", "Tin."), "")
    assert [found.rule for found in first.finish([naming], (), {"a.md": "key"})] == []
    kept = KeptText("a.md", "key", lambda: naming)
    assert rules_of(Judge(RULES, store), kept=(kept,)) == [("a.md", "check/lost-link")]


def test_other_rules_judge_anew(store: Store) -> None:
    Judge(RULES[:1], store).hear(text("a.md", SECRET), "key")
    kept = KeptText("a.md", "key", lambda: text("a.md", SECRET))
    assert rules_of(Judge(RULES, store), kept=(kept,)) == [("a.md", "check/secret")]


def test_a_link_to_a_draft_is_not_lost_for_the_draft_is_there(store: Store) -> None:
    judge = Judge(RULES, store)
    assert judge.hear(text("nhap.md", "Chữ.", public=False), "")
    link = text("a.md", "Xem [tin](nhap.md) và [tin](mat.md).")
    assert not judge.hear(link, "")
    (found,) = judge.finish([link], (), {})
    assert "mat.md" in found.message
