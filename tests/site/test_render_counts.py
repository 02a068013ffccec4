"""After each kind of edit the pages that may show it are rendered, and no others.

The newsroom has eight public stories: four of "Kinh tế" (0, 2, 4, the lead), three of "Y tế" (1, 3, 5), and a notice.
Under each story stands one other: the newest of its category, for the notice the newest of all. So the lead stands
under stories 0, 2, 4 and the notice, story 0 under the lead, 1 under 3 and 5, 3 under 1; the others under none.
A fourth category has no story.
Beside it a link says how many stories its category has. A story's lite twin shows the story alone.
"""

from __future__ import annotations

import copy
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.building import warm_server
from tests.site.desk import Desk, Story, tree

ZERO, FIVE = "2026/11/20/tin-so-0.html", "2026/09/15/tin-so-5.html"
TWO, FOUR = "2026/10/18/tin-so-2.html", "2026/09/16/tin-so-4.html"
LEAD, NOTICE = "2026/11/21/cam-sanh-chin-som.html", "2026/11/01/lich-tiep-cong-dan.html"
ECONOMY_BELOW, HEALTH_STORIES = {TWO, FOUR}, {"2026/11/19/tin-so-1.html", "2026/10/17/tin-so-3.html", FIVE}
STORIES = {ZERO, *ECONOMY_BELOW, *HEALTH_STORIES, LEAD, NOTICE}
# Whatever stands for all stories: the newest ones, their number, their last change, their years.
OF_ALL = {
    *(
        "index.html",
        "404.html",
        "ban-do-trang.html",
        "dinh-chinh.html",
        "chuyen-muc.html",
        "tac-gia.html",
        "tu-khoa.html",
    ),
    *("nguon-tin.html", "tim-kiem.html", "luu-tru.html", "luu-tru/2026.html"),
}
SEPTEMBER, OCTOBER, NOVEMBER = (f"luu-tru/2026/{month}.html" for month in ("09", "10", "11"))
LITE_INDEX, OFFLINE = "lite/index.html", "ngoai-tuyen.html"
ECONOMY, HEALTH = "chuyen-muc/kinh-te.html", "chuyen-muc/y-te.html"
THU_HA, TUAN_TU = "tac-gia/thu-ha.html", "tac-gia/tuan-tu.html"
ORANGES, MARKET = "tu-khoa/cam-sanh.html", "tu-khoa/cho-phien.html"
CATEGORIES = {f"chuyen-muc/{slug}.html" for slug in ("kinh-te", "giao-duc", "y-te", "thong-bao")}
NEW = "2026/11/22/cho-som.html"
WITH_MASTHEAD = {
    *(*STORIES, *OF_ALL, *CATEGORIES, THU_HA, TUAN_TU, ORANGES, MARKET, "tu-khoa/bang-coc.html"),
    *("gioi-thieu.html", OFFLINE, SEPTEMBER, OCTOBER, NOVEMBER),
}
EVERY = {*WITH_MASTHEAD, *(f"lite/{story}" for story in STORIES), LITE_INDEX}


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A newsroom whose site has been built, and what it was like then."""

    desk: Desk
    before: tuple[dict[str, Story], dict[str, str], dt.datetime]

    def restore(self) -> None:
        """Make stories, theme, settings, hour and site what they were."""
        desk = self.desk
        desk.stories, desk.settings, desk.now = copy.deepcopy(self.before)
        for guest in desk.guests:
            desk.invite(guest, 0)
        desk.override(0)
        for name in ("content", "theme"):
            shutil.rmtree(desk.folder / name)
            shutil.copytree(desk.folder.parent / name, desk.folder / name)
        assert desk.build().code == 0


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("counts")
    desk = Desk(folder / "desk", warm_server(), {})
    desk.settings |= {"SAME_CATEGORY_COUNT": "1", "NEIGHBOURS_OF": '""'}
    assert desk.build().code == 0
    for name in ("content", "theme"):
        shutil.copytree(desk.folder / name, folder / name)
    return Newsroom(desk, copy.deepcopy((desk.stories, desk.settings, desk.now)))


@pytest.fixture
def borrowed(newsroom: Newsroom) -> Iterator[Desk]:
    """The newsroom as it was at first, and is again after the test."""
    newsroom.restore()
    yield newsroom.desk
    newsroom.restore()


@pytest.fixture
def desk(newsroom: Newsroom, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The newsroom; whatever other edits would notice is as it was again after the test."""
    yield newsroom.desk
    if getattr(request.node, "callspec", None) and request.node.callspec.id in NOTICED:
        newsroom.restore()


def story(path: str, **changes: object) -> Callable[[Desk], None]:
    def edit(desk: Desk) -> None:
        for name, value in changes.items():
            setattr(desk.stories[path], name, value)
        desk.write(path)

    return edit


def replaced(name: str, old: str, new: str) -> Callable[[Desk], None]:
    def edit(desk: Desk) -> None:
        file = desk.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def added(desk: Desk) -> None:
    desk.stories["2026/moi.md"] = Story("Chợ sớm", dt.datetime(2026, 11, 22, 7), "Y tế", "Thu Hà", "chợ phiên")
    desk.write("2026/moi.md")


def deleted(path: str) -> Callable[[Desk], None]:
    return lambda desk: (desk.content / path).unlink()


def later(hours: int) -> Callable[[Desk], None]:
    def edit(desk: Desk) -> None:
        desk.now += dt.timedelta(hours=hours)

    return edit


def configured(name: str, value: str) -> Callable[[Desk], None]:
    return lambda desk: desk.settings.update({name: value})


def both(path: str) -> set[str]:
    return {path, f"lite/{path}"}


def every(*edits: Callable[[Desk], object]) -> Callable[[Desk], None]:
    """Make several edits at once, none of which could hide what another one renders."""

    def edit(desk: Desk) -> None:
        for one in edits:
            one(desk)

    return edit


MORE = ["Giá cam năm nay tăng.", "Bà con bán được bốn tấn."]
Cases = dict[str, tuple[Callable[[Desk], object], set[str]]]
CASES: Cases = {
    "nothing but a touch and an hour": (
        every(lambda desk: (desk.content / "2026/tin-0.md").touch(), later(1)),
        set(),
    ),
    "a sentence below, and the template of static pages": (
        every(story("2026/tin-0.md", sentences=MORE), replaced("theme/templates/page.html", "</", "<!-- --></")),
        {*both(ZERO), "gioi-thieu.html"},
    ),
    "the sentence that lists show": (
        story("2026/tin-0.md", sentences=["Giá cam năm nay giảm."]),
        {*both(ZERO), LEAD, *OF_ALL, NOVEMBER, LITE_INDEX, ECONOMY, THU_HA},
    ),
    "the title of a story that stands under no other": (
        story("2026/tin-5.md", title="Tin xưa"),
        {*both("2026/09/15/tin-xua.html"), *OF_ALL, SEPTEMBER, LITE_INDEX, HEALTH, THU_HA, TUAN_TU, ORANGES},
    ),
    "what a photo shows": (
        story("2026/cam.md", alt="Đồi cam"),
        {*both(LEAD), ZERO, *ECONOMY_BELOW, NOTICE, *OF_ALL, NOVEMBER, LITE_INDEX, ECONOMY, THU_HA},
    ),
    "another photo": (
        lambda desk: desk.draw("cam.jpg", 9),
        {*both(LEAD), ZERO, *ECONOMY_BELOW, NOTICE, *OF_ALL, NOVEMBER, LITE_INDEX, ECONOMY, THU_HA},
    ),
    "a story back to draft": (
        story("2026/tin-5.md", status="draft"),
        {*HEALTH_STORIES - {FIVE}, *OF_ALL, SEPTEMBER, LITE_INDEX, HEALTH, THU_HA, TUAN_TU, ORANGES},
    ),
    "the front page's plan, and a comment in a style sheet": (
        every(
            lambda desk: (desk.content / "front-page.toml").write_text("so-tin-moi = 1\n", "utf-8"),
            replaced("theme/static/css/print.css", "}", "} /* in */"),
        ),
        {"index.html"},
    ),
    "the template of stories": (replaced("theme/templates/article.html", "</", "<!-- --></"), STORIES),
    "the template of categories": (
        replaced("theme/templates/category.html", "{% block content %}", "{% block content %}<hr>"),
        CATEGORIES,
    ),
    "a part of every page": (replaced("theme/templates/partials/footer.html", "</", "<!-- --></"), WITH_MASTHEAD),
    "a rule in a style sheet, which no lite page has": (
        replaced("theme/static/css/print.css", "}", "} .moi { color: red }"),
        WITH_MASTHEAD,
    ),
    "a setting": (configured("SITENAME", '"Bản tin khác"'), EVERY),
    "midnight, for the day stands in every masthead but that of a page kept for offline": (
        later(24),
        WITH_MASTHEAD - {OFFLINE},
    ),
    "a plugin that promises to work story by story": (lambda desk: desk.invite("counting_promised", 1), EVERY),
    "a plugin of the site's own": (lambda desk: desk.invite("counting", 1), EVERY),
    "a template that shows all stories": (lambda desk: desk.override(1), WITH_MASTHEAD),
}
NOTICED = {"the title of a story that stands under no other", "a story back to draft", "a plugin of the site's own"}
# Of kinds that others stand for: another title, one story less.
LONG = {"the title of a story that stands under no other", "a story back to draft"}

# What changes who stands in which list, one upon the other: other edits would show on other pages.
MOVES: Cases = {
    "an author": (
        story("2026/tin-4.md", author="Thu Hà"),
        {*both(FOUR), *OF_ALL, SEPTEMBER, LITE_INDEX, ECONOMY, TUAN_TU, THU_HA},
    ),
    "a category": (
        story("2026/tin-4.md", category="Y tế"),
        {ZERO, TWO, *both(FOUR), LEAD, *HEALTH_STORIES, *OF_ALL, SEPTEMBER, LITE_INDEX, ECONOMY, HEALTH, THU_HA},
    ),
    "a tag": (
        story("2026/tin-4.md", tags="chợ phiên"),
        {*both(FOUR), *OF_ALL, SEPTEMBER, LITE_INDEX, HEALTH, THU_HA, MARKET},
    ),
    "a title, and with it an address": (
        story("2026/tin-0.md", title="Tin khác"),
        {*both("2026/11/20/tin-khac.html"), LEAD, *OF_ALL, NOVEMBER, LITE_INDEX, ECONOMY, THU_HA},
    ),
    "a story more": (
        added,
        {*both(NEW), FOUR, *HEALTH_STORIES, NOTICE, *OF_ALL, NOVEMBER, LITE_INDEX, HEALTH, THU_HA, MARKET},
    ),
    "a story less": (
        deleted("2026/tin-5.md"),
        {FOUR, *HEALTH_STORIES - {FIVE}, NEW, *OF_ALL, SEPTEMBER, LITE_INDEX, HEALTH, THU_HA, TUAN_TU, ORANGES},
    ),
}


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [pytest.param(*case, id=name, marks=[pytest.mark.long] * (name in LONG)) for name, case in CASES.items()],
)
def test_the_pages_that_may_show_an_edit_are_rendered(
    edit: Callable[[Desk], object], wanted: set[str], desk: Desk
) -> None:
    edit(desk)
    assert rendered(desk) == wanted


def rendered(desk: Desk) -> set[str]:
    """Build; return the pages that were rendered."""
    built = desk.build()
    assert built.code == 0, built.errors
    assert "bộ nhớ đệm" not in built.errors
    return {path for path in built.written if path.endswith(".html")}


def test_a_story_that_goes_from_list_to_list_comes_or_goes_renders_the_pages_of_both(borrowed: Desk) -> None:
    unlike = {}
    for name, (edit, wanted) in MOVES.items():
        edit(borrowed)
        unlike[name] = sorted(rendered(borrowed) ^ wanted)
    assert {name: pages for name, pages in unlike.items() if pages} == {}


def test_stories_that_nobody_touched_come_from_the_store(desk: Desk) -> None:
    story("2026/tin-0.md", sentences=["Giá cam năm nay tăng.", "Câu này chỉ có một lần."])(desk)
    assert desk.build().restored == len(STORIES) - 1


def test_these_are_all_pages(desk: Desk) -> None:
    assert {path for path in tree(desk.output) if path.endswith(".html")} == EVERY
