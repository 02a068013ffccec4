"""Articles on their way into Pelican's lists."""

from types import SimpleNamespace
from typing import Any

from bantin.category_feeds.assign_categories import file_articles, spellings_in


class Wrapper(SimpleNamespace):
    """What Pelican makes of a typed name: its slug is blind to tones."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name, slug="")

    def __str__(self) -> str:
        return str(self.name)


def article(category: str, *authors: str, tags: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(
        category=Wrapper(category), authors=[Wrapper(name) for name in authors], tags=[Wrapper(name) for name in tags]
    )


SETTINGS: tuple[list[dict[str, str]], str] = [{"name": "Văn hóa"}], "chuyen-muc/{slug}.html"


def test_authors_who_differ_by_a_tone_get_two_slugs_and_spellings_of_one_get_one() -> None:
    articles = {"a.md": article("Văn hóa", "Tuấn Tú", "Tuấn Tứ"), "b.md": article("Văn hóa", "TUẤN TÚ", "Tuấn Tú")}
    file_articles(articles, *SETTINGS, spellings_in(articles.values()))
    filed = [[(author.name, author.slug) for author in one.authors] for one in articles.values()]
    assert filed == [
        [("Tuấn Tú", "tuan-tu"), ("Tuấn Tứ", "tuan-tu-2")],
        [("Tuấn Tú", "tuan-tu"), ("Tuấn Tú", "tuan-tu")],
    ]


def test_tags_are_filed_apart_from_authors() -> None:
    one = article("Văn hóa", "Lương", tags=("Lượng",))
    file_articles({"a.md": one}, *SETTINGS, spellings_in([one]))
    assert [one.authors[0].slug, one.tags[0].slug] == ["luong", "luong"]


def test_a_category_is_shown_as_the_list_spells_it() -> None:
    one = article("VĂN HOÁ")
    registry, problems = file_articles({"a.md": one}, *SETTINGS, spellings_in([one]))
    assert problems == []
    assert (one.category.name, one.category.slug) == ("Văn hóa", "van-hoa")
    assert registry.categories[0].url == "chuyen-muc/van-hoa.html"


def test_an_unknown_category_is_an_error_of_its_story() -> None:
    one = article("Van hoa")
    _, problems = file_articles({"a.md": one}, *SETTINGS, spellings_in([one]))
    assert [(problem.path, problem.rule) for problem in problems] == [("a.md", "category/unknown")]


def test_without_a_list_any_category_is_accepted() -> None:
    one = article("Y tế")
    registry, problems = file_articles({"a.md": one}, [], "{slug}.html", spellings_in([one]))
    assert problems == []
    assert [category.name for category in registry.categories] == ["Y tế"]
