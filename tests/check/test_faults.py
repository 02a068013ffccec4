"""A fault of one rule is a finding about the story that brings it out; the other rules and stories are heard."""

from __future__ import annotations

from collections.abc import Iterator, Set

from bantin.check.lint import lint
from bantin.check.registry import Installed
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.source_text import SourceText

BROKEN, SOUND = Rule("broken", "error"), Rule("sound", "error")


def fall(story: StoryText) -> Iterator[Diagnostic]:
    if story.path == "hong.md":
        raise IndexError("list index out of range")
    return iter(())


def fall_in_site(story: StoryText, paths: Set[str]) -> Iterator[Diagnostic]:
    return fall(story)


def see(story: StoryText) -> Iterator[Diagnostic]:
    yield story.finding(SOUND, 0, "thấy rồi.")


def test_rules_that_fall_name_the_story() -> None:
    rules = [Installed(BROKEN, find=fall, find_in_site=fall_in_site), Installed(SOUND, find=see)]
    found = list(lint([SourceText("hong.md", "a"), SourceText("tot.md", "b")], rules, None))
    told = sorted((it.path, it.rule) for it in found)
    assert told == [
        ("hong.md", "check/sound"),
        ("hong.md", "newsroom/fault"),
        ("hong.md", "newsroom/fault"),
        ("tot.md", "check/sound"),
    ]
