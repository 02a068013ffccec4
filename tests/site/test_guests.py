"""With any plugin and any template that a site adds to ours, a build after an edit leaves what a clean one makes."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.build_server import BuildServer, Built
from tests.building import warm_server
from tests.site.desk import Desk, Story, Tree, differences, is_quiet, tree
from tests.site.guests import FOOTERS, STRANGERS

EVERYTHING = len(FOOTERS) - 1  # the footer that shows whatever a guest has left
ADDED = "2026/11/22/tin-khong-tep.html"  # the guest's own story stands beside the newest


@pytest.fixture(scope="module")
def server() -> BuildServer:
    return warm_server()


@pytest.fixture
def desk(server: BuildServer, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk", server, {})


def publish_another(desk: Desk) -> None:
    desk.stories["2026/moi.md"] = Story("Chợ sớm", dt.datetime(2026, 11, 22, 7), "Y tế", "Thu Hà", "chợ phiên")
    desk.write("2026/moi.md")


def built_alike(desk: Desk) -> tuple[Built, Tree]:
    """Build, see to it that a clean build makes the same, and return how it went and the site."""
    made, (clean, wanted) = desk.build(), desk.clean_build()
    assert (made.code, clean.code) == (0, 0), made.errors + made.output
    assert differences(tree(desk.output), wanted) == []
    return made, wanted


def test_plugins_of_which_nobody_knows_anything_show_what_there_is_in_this_build(desk: Desk) -> None:
    """All at once: that each of them alone is told from ours is tested without a site."""
    desk.override(EVERYTHING)
    for guest in sorted(STRANGERS):
        desk.invite(guest, 1)
    first = desk.build()
    assert first.code == 0, first.errors + first.output
    publish_another(desk)
    (desk.plugins / "looking.txt").write_text("mới", "utf-8")
    made, site = built_alike(desk)
    assert made.restored == 0
    story = (desk.output / "2026/11/21/cam-sanh-chin-som.html").read_text("utf-8")
    for words in ("kỳ 1", "Có 10 tin", "Chợ sớm", "Bản tin xã 10/1", "Số liệu mới", "<!-- 10 tin, kỳ 1 -->"):
        assert words in story
    assert {"ke-hoach.txt", "tong-so.html", "tong-so.txt", "them/404.html", ADDED} <= site.keys()
    assert "tong-so.html" in (desk.output / "ke-hoach.txt").read_text("utf-8")
    (desk.plugins / "looking.txt").write_text("mới nhất", "utf-8")
    assert not is_quiet(desk.build())
    assert "Số liệu mới nhất" in (desk.output / "2026/11/21/cam-sanh-chin-som.html").read_text("utf-8")
    for guest in sorted(STRANGERS):
        desk.invite(guest, 0)
    assert desk.build().code == 0
    assert "ke-hoach.txt" not in tree(desk.output)


def show_another(desk: Desk) -> None:
    """Publish one story more, of which all others tell."""
    publish_another(desk)
    assert built_alike(desk)[0].restored == 8
    page = (desk.output / "2026/11/21/cam-sanh-chin-som.html").read_text("utf-8")
    assert "Có 9 tin, kỳ 1" in re.sub("</?span[^>]*>", "", page)


# It is in a year of edits, too: tests/site/test_increments.py, as is the footer that shows everything.
@pytest.mark.long
def test_what_a_plugin_hands_to_templates_is_seen_though_it_promises_to_work_story_by_story(desk: Desk) -> None:
    desk.override(EVERYTHING)
    desk.invite("counting_promised", 1)
    assert desk.build().code == 0
    show_another(desk)


def test_a_plugin_that_promises_to_work_story_by_story_costs_no_page_that_it_does_not_change(desk: Desk) -> None:
    """Of two, one keeps its promise; what the other one adds to stories is seen nevertheless."""
    desk.invite("promised", 1)
    desk.invite("telling", 1)
    assert desk.build().code == 0
    assert is_quiet(desk.build())
    desk.stories["2026/tin-0.md"].sentences.append("Bà con bán được bốn tấn.")
    desk.write("2026/tin-0.md")
    made = built_alike(desk)[0]
    assert made.restored == 7
    story = "2026/11/20/tin-so-0.html"
    assert {path for path in made.written if path.endswith(".html")} == {story, f"lite/{story}"}
    show_another(desk)


# The first counts and names them all; the others ask for the same names.
@pytest.mark.parametrize(
    "footer", [1, *(pytest.param(it, marks=pytest.mark.long) for it in range(2, EVERYTHING + 1))]
)
def test_a_template_that_shows_all_stories_shows_those_of_this_build(footer: int, desk: Desk) -> None:
    desk.override(footer)
    assert desk.build().code == 0
    publish_another(desk)
    assert built_alike(desk)[0].restored == 8


def test_right_after_an_edit_there_is_nothing_to_do_though_no_stamp_proves_it(desk: Desk) -> None:
    desk.settings["SETTLED"] = _REAL_TIME
    publish_another(desk)
    assert desk.build().code == 0
    assert is_quiet(desk.build())
    file = desk.content / "2026/moi.md"
    file.write_text(file.read_text("utf-8").replace("tăng", "giam"), "utf-8")
    assert not is_quiet(built_alike(desk)[0])
    assert is_quiet(desk.build())


# Builds of the server take a stamp for settled a hundredth of the time that others wait.
_REAL_TIME = """[setattr(__import__("bantin.fast_build.up_to_date", fromlist=["*"]), "_SETTLED_NS", 2_000_000_000)]"""
