"""Two stories with one address: both are published, the later one under a number."""

from bantin.newsroom.addresses import number_clashes

DAY = "2024/05/02"


def slugs(*wanted: tuple[str, str, str]) -> dict[str, str]:
    return number_clashes(wanted)[0]


def test_different_addresses_are_left_alone() -> None:
    assert number_clashes([("a.md", DAY, "le-hoi"), ("b.md", DAY, "hoi-nghi")]) == ({}, [])


def test_the_same_title_on_another_day_is_another_address() -> None:
    assert slugs(("a.md", DAY, "thong-bao"), ("b.md", "2024/06/02", "thong-bao")) == {}


def test_the_later_story_gets_a_number() -> None:
    assert slugs(("a.md", DAY, "thong-bao"), ("b.md", DAY, "thong-bao")) == {"b.md": "thong-bao-2"}


def test_three_stories_get_two_and_three() -> None:
    wanted = [(f"{name}.md", DAY, "thong-bao") for name in "abc"]
    assert slugs(*wanted) == {"b.md": "thong-bao-2", "c.md": "thong-bao-3"}


def test_a_number_that_a_story_chose_itself_is_not_taken() -> None:
    wanted = [("a.md", DAY, "hop"), ("b.md", DAY, "hop"), ("c.md", DAY, "hop-2")]
    assert slugs(*wanted) == {"b.md": "hop-3"}


def test_addresses_that_differ_by_case_only_clash() -> None:
    assert slugs(("a.md", DAY, "Hop"), ("b.md", DAY, "hop")) == {"b.md": "hop-2"}


def test_the_warning_names_both_files_and_the_new_address() -> None:
    _, [warning] = number_clashes([("a.md", DAY, "hop"), ("b.md", DAY, "hop")])
    assert (warning.path, warning.severity, warning.rule) == ("b.md", "warning", "address/clash")
    assert "a.md" in warning.message
    assert "hop-2" in warning.message
