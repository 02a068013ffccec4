"""All rules over several stories, with what the stories silence."""

from bantin.check.lint import lint
from bantin.check.registry import installed_rules
from bantin.newsroom.cache import empty_store

from tests.check.stories import story

LINK = "Xem [tin cũ](khong-co.md).\n"


def found(*bodies: str, only: str = "lost-link") -> list[tuple[str, int, str]]:
    sources = [story(body, path=f"2024/tin-{number}.md").source for number, body in enumerate(bodies)]
    rules = [installed for installed in installed_rules() if installed.rule.name == only]
    return [(one.path, one.line, one.rule) for one in lint(sources, rules, empty_store())]


def test_a_rule_about_all_stories_is_told_at_the_story_that_breaks_it() -> None:
    assert found("Chữ.\n", LINK) == [("2024/tin-1.md", 5, "check/lost-link")]


def test_a_story_silences_it_for_itself_alone() -> None:
    silenced = f"<!-- bỏ qua lost-link: tin ấy sẽ có ngày mai -->\n\n{LINK}"
    assert found(silenced, LINK) == [("2024/tin-1.md", 5, "check/lost-link")]
