"""A story is judged once, by whoever reads it; one that names other stories, once they are all known."""

from __future__ import annotations

import pickle
import re

import pytest
from bantin.check import alone
from bantin.check.alone import grave_rules, judge_alone, judge_together
from bantin.check.registry import installed_rules
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.link import Link
from bantin.newsroom.source_text import KeptText, SourceText

SECRET = "Mật khẩu: Abc12345!"


def text(path: str, body: str, *, public: bool = True) -> SourceText:
    links = tuple(Link(f"{{filename}}{name}", 3, 1) for name in re.findall(r"\((\w+\.md)\)", body))
    return SourceText(path, f"Title: Tin\n\n{body}\n", 3, links=links, public=public)


def alone_found(path: str, body: str) -> list[Diagnostic]:
    found = judge_alone(text(path, body))
    assert found is not None
    return found


def told(judged: dict[str, list[Diagnostic]], *texts: SourceText, kept: tuple[KeptText, ...] = ()) -> list[str]:
    return [f"{it.path} {it.rule}" for it in judge_together(judged, texts, kept)]


def test_a_story_that_names_no_other_is_judged_by_itself() -> None:
    assert [it.rule for it in alone_found("a.md", SECRET)] == ["check/secret"]


def test_a_build_asks_the_rules_whose_findings_are_errors() -> None:
    assert grave_rules() == tuple(it for it in installed_rules() if it.rule.severity == "error")
    assert alone_found("a.md", "Mưa  to , gió.") == []


def test_a_worker_can_be_told_to_judge() -> None:
    assert pickle.loads(pickle.dumps(judge_alone)) is judge_alone


def test_a_story_that_names_others_waits_until_all_are_known() -> None:
    naming = text("a.md", "Xem [tin](b.md) và [tin](c.md).")
    assert judge_alone(naming) is None
    assert told({"b.md": []}, naming) == ["a.md check/lost-link"]


def test_every_story_waits_for_a_rule_that_sees_them_together(monkeypatch: pytest.MonkeyPatch) -> None:
    together = next(it for it in installed_rules() if it.find_all)
    monkeypatch.setattr(alone, "grave_rules", lambda: (together,))
    assert judge_alone(text("a.md", SECRET)) is None


def test_what_was_found_is_told_and_the_story_not_opened_again() -> None:
    assert told({"a.md": alone_found("a.md", SECRET)}) == ["a.md check/secret"]


def test_nobody_judges_what_nobody_publishes() -> None:
    hidden = text("b.md", SECRET, public=False)
    assert told({}, hidden, kept=(KeptText("c.md", lambda: text("c.md", SECRET, public=False)),)) == []


def test_a_kept_story_that_names_others_is_opened_and_judged_in_each_build() -> None:
    kept = KeptText("a.md", lambda: text("a.md", "Xem [tin](b.md)."))
    assert told({"b.md": []}, kept=(kept,)) == []
    assert told({}, kept=(kept,)) == ["a.md check/lost-link"]


def test_a_link_to_a_draft_is_not_lost_for_the_draft_is_there() -> None:
    naming = text("a.md", "Xem [tin](nhap.md) và [tin](kia.md) và [tin](mat.md).")
    (found,) = judge_together({"nhap.md": ()}, [naming, text("kia.md", "Chữ.", public=False)], ())
    assert "mat.md" in found.message
