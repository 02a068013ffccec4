"""The front page of a build: what editors wrote of it, filled with the stories that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bantin.category_feeds.build_lists import BuildLists
from bantin.category_feeds.find_story import not_refused
from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import RULE, FrontPagePlan, read_front_page
from bantin.category_feeds.front_page.view import FrontPageView, view_front_page
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import ContentFile, Unreadable, limits_from
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.story import Category, Story
from bantin.vietnamese.folding import same_name_key

FRONT_PAGE = "front-page.toml"
_NOTICES = same_name_key("Thông báo")


def front_page(build: Build, settings: dict[str, Any]) -> FrontPageView:
    """Return the front page as templates have it; report what is wrong with the words of editors."""
    mine = build.of(BuildLists)
    plan = FrontPagePlan(notices=_usual_notices(mine.stories))
    words = front_page_words(build, settings)
    if words is not None:
        plan, problems = read_front_page(words, mine.registry, FRONT_PAGE)
        build.report_all(problems)
        plan = replace(plan, picks=not_refused(plan.picks, build.called))
    page, problems = compose_front_page(plan, mine.stories, mine.registry.categories, build.now)
    build.report_all(problems)
    return view_front_page(page, mine.articles)


def front_page_words(build: Build, settings: dict[str, Any]) -> str | None:
    """Return what editors wrote of the front page; None when they did not, or it may not be read."""
    if FRONT_PAGE in build.refused:
        return None
    try:
        return (
            ContentFile(Path(settings["PATH"]), FRONT_PAGE)
            .read(limits_from(settings).front_page)
            .decode("utf-8", "replace")
        )
    except Unreadable as error:
        if error.reason != "missing":
            build.report(Diagnostic(FRONT_PAGE, 0, RULE, error.message))
        return None


def _usual_notices(stories: Sequence[Story]) -> Category | None:
    """Return the category that holds notices in nearly every bulletin, if this one has it."""
    categories = (story.category for story in stories)
    return next((category for category in categories if same_name_key(category.name) == _NOTICES), None)
