"""After a title, a name or a new story all others are there as cards, and the site is that of a clean build."""

from __future__ import annotations

import datetime as dt

import pytest
from bantin.newsroom.addresses import LEDGER

from tests.building import warm_server
from tests.site.desk import Desk, Story, Tree, differences, findings, is_quiet, tree

LONG = pytest.mark.long  # the same edits, as random sequences draw them, are in test_increments.py
NEWEST, OLDEST, PICTURED = "2026/tin-0.md", "2026/tin-5.md", "2026/anh.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom with lists of two stories a page, whose stories say what their addresses are."""
    desk = Desk(tmp_path_factory.mktemp("cards") / "desk", warm_server(), {})
    desk.settings |= {"FEED_MAX_ITEMS": "2", "SAME_CATEGORY_COUNT": "1", "DEFAULT_PAGINATION": "2"}
    desk.stories[PICTURED] = Story("Ảnh đẹp", dt.datetime(2026, 9, 1, 8), photo="cam.jpg", summary="Ảnh vườn cam.")
    for path in desk.stories:
        say(desk, path)
    assert desk.build().code == 0
    return desk


def say(desk: Desk, path: str, **changed: str) -> None:
    """Write the story at ``path`` with other values of some header keys, under the address that it has."""
    lines = desk.stories[path].text().splitlines(True)
    keys = tuple(f"{key}:" for key in changed)
    lines = [line for line in lines if not line.startswith(keys)]
    typed = {"Slug": path.rpartition("/")[2].removesuffix(".md"), **changed}
    header = "".join(f"{key}: {value}\n" for key, value in typed.items() if value)
    (desk.content / path).parent.mkdir(exist_ok=True)
    (desk.content / path).write_text(header + "".join(lines), "utf-8")


@pytest.fixture(scope="module")
def promising(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom that keeps a ledger of its addresses, with a story withdrawn and one hidden."""
    desk = Desk(tmp_path_factory.mktemp("promising") / "desk", warm_server(), {})
    desk.settings |= {"FEED_MAX_ITEMS": "2", "SAME_CATEGORY_COUNT": "1", "KEEP_LEDGER": "True"}
    desk.stories["2026/tin-1.md"].withdrawn = "21/11/2026; Nhầm tên người."
    desk.stories["2026/tin-2.md"].status = "hidden"
    desk.stories["2026/tin-3.md"].correction = "20/11/2026; Giá là 9."
    for path in desk.stories:
        desk.write(path)
    assert desk.build().code == 0
    return desk


def build(desk: Desk) -> Tree:
    """Build, compare with a clean build; return the files that changed."""
    before, (clean, wanted) = tree(desk.output), desk.clean_build()
    made = desk.build()
    assert (made.code, findings(made.errors)) == (clean.code, findings(clean.errors))
    assert made.code == 0, made.errors

    assert differences(tree(desk.output), wanted) == []
    assert made.output.splitlines()[-1].partition(";")[0] == clean.output.splitlines()[-1].partition(";")[0]
    return {path: wanted.get(path, "") for path in differences(before, wanted)}


def test_headers_change_the_pages_that_show_them(desk: Desk) -> None:
    """A title, a category and a summary, each of a story of its own."""
    before = desk.narrow
    say(desk, "2026/tin-4.md", Title="Giá cam tăng lần thứ hai")
    say(desk, OLDEST, Category="Kinh tế")
    say(desk, PICTURED, Summary="Vườn cam sáng nay.")
    found = build(desk)
    assert {f"2026/{day}.html" for day in ("09/16/tin-4", "09/15/tin-5", "09/01/anh")} <= found.keys()
    assert desk.narrow == before + 1
    assert is_quiet(desk.build())


@LONG
@pytest.mark.parametrize(
    ("path", "changed"),
    [
        (OLDEST, {"Title": "Giá cam tăng lần thứ hai"}),
        (NEWEST, {"Title": "Giá cam tăng lần thứ hai"}),
        (PICTURED, {"Title": "Ảnh rất đẹp"}),
        (PICTURED, {"Summary": "Vườn cam sáng nay."}),
        (OLDEST, {"Author": "Người Mới"}),
        (OLDEST, {"Tags": "từ khóa mới"}),
        (OLDEST, {"Category": "Y tế"}),
        (NEWEST, {"Modified": "2026-11-21 09:00"}),
        (OLDEST, {"Đính chính": "20/11/2026; Giá là 9."}),
        (OLDEST, {"Related": "tin-1"}),
    ],
)
def test_a_header_changes_the_pages_that_show_it(desk: Desk, path: str, changed: dict[str, str]) -> None:
    before = desk.narrow
    say(desk, path, **changed)
    assert build(desk)
    assert desk.narrow == before + 1
    assert is_quiet(desk.build())


@pytest.mark.parametrize(
    ("path", "date", "more"),
    [
        pytest.param("2026/moi-nhat.md", dt.datetime(2026, 11, 21, 9), {}, id="newest", marks=LONG),
        pytest.param(
            "2026/moi-giua.md",
            dt.datetime(2026, 10, 1, 8),
            {"Tags": "từ khóa lạ", "Author": "Bút danh mới"},
            id="with new names",
        ),
        pytest.param(
            "2026/moi-cu.md", dt.datetime(2015, 1, 1, 8), {"Category": "Y tế"}, id="of a year of its own", marks=LONG
        ),
    ],
)
def test_a_new_story_changes_the_pages_that_show_it(
    desk: Desk, path: str, date: dt.datetime, more: dict[str, str]
) -> None:
    before = desk.narrow
    desk.stories[path] = Story("Tin mới", date)
    say(desk, path, **more)
    found = build(desk)
    assert any(name.endswith(path.rpartition("/")[2].replace(".md", ".html")) for name in found)
    assert desk.narrow == before + 1
    assert is_quiet(desk.build())


@pytest.mark.parametrize(
    ("name", "code", "rule"),
    [
        ("tin (conflicted copy).md", 1, "sources/conflict"),
        pytest.param("id_rsa.md", 1, "sources/key-file", marks=LONG),
        pytest.param("a:b.md", 0, "sources/name", marks=LONG),
    ],
)
def test_a_new_file_that_is_not_to_lie_there_is_told_of_as_ever(desk: Desk, name: str, code: int, rule: str) -> None:
    path = f"2026/{name}"
    desk.stories[path] = Story("Tin mới", dt.datetime(2026, 11, 1, 8))
    say(desk, path, Slug="khong-duoc-dang")
    before, (clean, wanted), made = tree(desk.output), desk.clean_build(), desk.build()
    assert (made.code, findings(made.errors)) == (clean.code, findings(clean.errors))
    assert made.code == code
    assert f"[{rule}]" in made.errors
    assert differences(tree(desk.output), before if code else wanted) == []
    (desk.content / path).unlink()
    del desk.stories[path]
    assert desk.build().code == 0


def build_first(desk: Desk) -> Tree:
    """Build, then compare with a clean build, which finds the ledger as this one has left it."""
    before, made = tree(desk.output), desk.build()
    clean, wanted = desk.clean_build()
    assert made.code == clean.code == 0, made.errors
    assert findings(made.errors) == findings(clean.errors)
    assert differences(tree(desk.output), wanted) == []
    return {path: wanted.get(path, "") for path in differences(before, wanted)}


def ledger(desk: Desk) -> list[list[str]]:
    return [line.split("\t") for line in (desk.content / LEDGER).read_text("utf-8").splitlines()[1:]]


def test_a_title_that_makes_no_address_a_new_story_and_a_correction_are_written_down(
    promising: Desk,
) -> None:
    before, lines = promising.narrow, ledger(promising)
    promising.stories[OLDEST].title = "Giá cam tăng lần thứ hai"
    promising.stories[NEWEST].correction = "22/11/2026; Giá là 8."
    promising.stories["2026/moi.md"] = Story("Tin mới", dt.datetime(2026, 11, 21, 9))
    for path in (OLDEST, NEWEST, "2026/moi.md"):
        promising.write(path)
    found = build_first(promising)
    assert "2026/09/15/tin-so-5.html" in found
    assert any(path.startswith("feeds/dinh-chinh") for path in found)
    told = {line[4]: line[6] for line in ledger(promising) if line not in lines}
    assert told == {OLDEST: "Giá cam tăng lần thứ hai", "2026/moi.md": "Tin mới"}
    assert promising.narrow == before + 1
    assert is_quiet(promising.build())


@LONG
def test_another_day_that_makes_no_address_any_more_is_written_into_the_ledger(promising: Desk) -> None:
    before, day = promising.narrow, dt.datetime(2026, 10, 2, 10, 30)
    promising.stories[OLDEST].date = day
    promising.write(OLDEST)
    assert "2026/09/15/tin-so-5.html" in build_first(promising)
    assert [line[5] for line in ledger(promising) if line[4] == OLDEST] == [f"{day:%Y-%m-%dT%H:%M}+07:00"]
    assert promising.narrow == before + 1
    assert is_quiet(promising.build())


@LONG
def test_a_title_that_asks_for_the_address_of_a_story_on_a_card_does_not_get_it(promising: Desk) -> None:
    before = tree(promising.output)
    promising.stories["2026/trung.md"] = Story("Tin số 4", promising.stories["2026/tin-4.md"].date)
    promising.write("2026/trung.md")
    made, (clean, wanted) = promising.build(), promising.clean_build()
    assert "[address/clash]" in made.errors
    assert (made.code, clean.code) == (0, 0)  # which finds it in the ledger: it is told once
    assert differences(tree(promising.output), wanted) == []
    assert {path for path in wanted.keys() - before.keys() if path.startswith("2026")} == {
        "2026/09/16/tin-so-4-2.html"
    }


@LONG
@pytest.mark.parametrize("what", ["withdrawn", "hidden", "a draft", "the future", "a photo", "comes back"])
def test_what_readers_may_not_see_has_all_stories_read(promising: Desk, what: str) -> None:
    story = promising.stories["2026/moi.md"] if "2026/moi.md" in promising.stories else promising.stories[OLDEST]
    path = next(path for path, each in promising.stories.items() if each is story)
    if what == "withdrawn":
        story.withdrawn = "22/11/2026; Nhầm."
    elif what == "hidden":
        path = "2026/an.md"
        promising.stories[path] = Story("Tin ẩn", dt.datetime(2026, 10, 1, 8), status="hidden")
    elif what == "a draft":
        path = "2026/nhap.md"
        promising.stories[path] = Story("Tin nháp", dt.datetime(2026, 10, 1, 8), status="draft")
    elif what == "the future":
        path = "2026/sau.md"
        promising.stories[path] = Story("Tin sau", dt.datetime(2026, 12, 1, 8))
    elif what == "a photo":
        promising.draw("cam.jpg", 5)
    else:
        story.withdrawn = ""
    promising.write(path)
    build_first(promising)
    assert promising.narrow == 0


@LONG
def test_a_new_story_where_nobody_looks_for_stories_is_none(promising: Desk) -> None:
    (promising.content / "kho").mkdir()
    promising.settings["ARTICLE_EXCLUDES"] = "['kho']"
    build_first(promising)
    promising.stories["kho/cu.md"] = Story("Tin cất kho", dt.datetime(2026, 11, 21, 10))
    promising.write("kho/cu.md")
    assert not any("cat-kho" in path for path in build_first(promising))
