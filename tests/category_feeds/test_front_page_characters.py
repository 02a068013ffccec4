"""Characters that TOML writes by number: taken out of the values of ``front-page.toml``, with a warning."""

from bantin.category_feeds.front_page.plan import read_front_page
from bantin.category_feeds.registry import CategoryRegistry

REGISTRY = CategoryRegistry((), {})


def test_forbidden_characters_are_taken_out_and_text_is_in_nfc() -> None:
    plan, found = read_front_page('tin-chon = ["ca\\u2060m\\u202E", "ho\\u0302i", "a&#x202E;"]', REGISTRY)
    assert [one.wanted for one in plan.picks] == ["cam", "hôi", "a&#x202E;"]
    assert [(it.line, it.severity, "U+2060" in it.message) for it in found] == [(1, "warning", True)]


def test_a_key_is_shown_without_them() -> None:
    _, [found] = read_front_page('"tin-\\u202echonn" = 1', REGISTRY)
    assert "“tin-chonn”" in found.message
