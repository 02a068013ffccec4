from __future__ import annotations

from dataclasses import dataclass

from plugins.theming.front_page import FrontPage, Plan, choose_front_page


@dataclass(frozen=True)
class Item:
    """A story as the choice sees it."""

    url: str
    category: str = "Kinh tế"
    featured: bool = False
    picture: object | None = None


def _choose(items: list[Item], plan: Plan | None = None) -> FrontPage[Item]:
    names = dict.fromkeys(item.category for item in items)
    return choose_front_page(items, [(name, [i for i in items if i.category == name]) for name in names], plan)


def _urls(items: tuple[Item, ...]) -> list[str]:
    return [item.url for item in items]


def test_an_empty_bulletin_has_an_empty_front_page() -> None:
    assert _choose([]) == FrontPage(None, (), (), None, ())


def test_the_newest_story_leads_when_none_is_featured() -> None:
    page = _choose([Item("new"), Item("old")])

    assert page.lead == Item("new")


def test_the_newest_featured_story_leads_and_the_next_one_is_the_first_pick() -> None:
    page = _choose([Item("new"), Item("b", featured=True), Item("a", featured=True)])

    assert page.lead is not None
    assert page.lead.url == "b"
    assert _urls(page.picks)[0] == "a"


def test_stories_with_a_photo_are_picked_before_those_without() -> None:
    page = _choose([Item("lead"), Item("bare"), Item("shown", picture=object())], Plan(picks=1))

    assert _urls(page.picks) == ["shown"]


def test_notices_stand_apart_in_the_order_of_their_dates() -> None:
    notices = [Item("n2", "Thông báo"), Item("n1", "Thông báo", picture=object())]

    page = _choose([*notices, Item("news")])

    assert page.lead == Item("news")
    assert page.notices is not None
    assert _urls(page.notices.articles) == ["n2", "n1"]
    assert page.blocks == ()


def test_a_block_holds_the_newest_stories_of_its_category() -> None:
    items = [Item("lead"), Item("c", "Y tế"), Item("b", "Y tế", picture=object()), Item("a", "Y tế")]

    page = _choose(items, Plan(picks=0, newest=0, block=2))

    assert _urls(page.blocks[0].articles) == ["c", "b"]


def test_no_story_stands_twice() -> None:
    items = [Item(f"s{n}", ("Kinh tế", "Y tế", "Thông báo")[n % 3], featured=n % 4 == 0) for n in range(40)]

    page = _choose(items)

    assert page.lead is not None
    assert page.notices is not None
    blocks = (page.notices, *page.blocks)
    places = [(page.lead,), page.picks, page.newest, *(block.articles for block in blocks)]
    shown = [item.url for place in places for item in place]
    assert len(shown) == len(set(shown)) == 1 + 4 + 7 + 5 + 4 + 4


def test_a_category_whose_stories_all_stand_above_has_no_block() -> None:
    page = _choose([Item("only", "Giáo dục"), Item("other", "Y tế")], Plan(picks=1))

    assert page.blocks == ()
