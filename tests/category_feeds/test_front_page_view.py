"""The front page as templates see it."""

from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import FrontPagePlan
from bantin.category_feeds.front_page.view import view_front_page

from tests.category_feeds.desk import CATEGORIES, NOTICES, NOW, RURAL, story


def test_articles_stand_where_their_stories_stood() -> None:
    stories = [story("thong-bao", 9, NOTICES), *(story(f"tin-{day}", day, RURAL) for day in range(1, 6))]
    plan = FrontPagePlan(notices=NOTICES, pick_count=2, newest_count=1)
    page, _ = compose_front_page(plan, stories, CATEGORIES, NOW)
    seen = view_front_page(page, {item.path: item.path for item in stories})
    assert (seen.lead, seen.picks, seen.newest) == ("tin-5.md", ("tin-4.md",), ("tin-3.md",))
    assert [(block.articles, block.total) for block in seen.blocks] == [(("tin-2.md", "tin-1.md"), 5)]
    assert seen.notices is not None
    assert seen.notices.articles == ("thong-bao.md",)
