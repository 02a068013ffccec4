"""After a title, a name or a new story all other stories sleep, and the site is that of a clean build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.build_server import BuildServer
from tests.site.desk import Desk, Story, Tree, differences, findings, is_quiet, tree

NEWEST, OLDEST, PICTURED = "2026/tin-0.md", "2026/tin-5.md", "2026/anh.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A newsroom with lists of two stories a page, whose stories say what their addresses are."""
    with BuildServer() as server:
        desk = Desk(tmp_path_factory.mktemp("asleep") / "desk", server, {})
        desk.settings |= {"FEED_MAX_ITEMS": "2", "SAME_CATEGORY_COUNT": "1", "DEFAULT_PAGINATION": "2"}
        desk.stories[PICTURED] = Story(
            "Ảnh đẹp", dt.datetime(2026, 9, 1, 8), photo="cam.jpg", summary="Ảnh vườn cam."
        )
        for path in desk.stories:
            say(desk, path)
        assert desk.build().code == 0
        yield desk


def say(desk: Desk, path: str, **changed: str) -> None:
    """Write the story at ``path`` with other values of some header keys, under the address that it has."""
    lines = desk.stories[path].text().splitlines(True)
    keys = tuple(f"{key}:" for key in changed)
    lines = [line for line in lines if not line.startswith(keys)]
    typed = {"Slug": path.rpartition("/")[2].removesuffix(".md"), **changed}
    header = "".join(f"{key}: {value}\n" for key, value in typed.items() if value)
    (desk.content / path).parent.mkdir(exist_ok=True)
    (desk.content / path).write_text(header + "".join(lines), "utf-8")


def build(desk: Desk) -> Tree:
    """Build, compare with a clean build; return the files that changed."""
    before, (clean, wanted) = tree(desk.output), desk.clean_build()
    made = desk.build()
    print(made.output, made.errors)
    assert (made.code, findings(made.errors)) == (clean.code, findings(clean.errors))
    assert made.code == 0, made.errors

    assert differences(tree(desk.output), wanted) == []
    assert made.output.splitlines()[-1].partition(";")[0] == clean.output.splitlines()[-1].partition(";")[0]
    return {path: wanted.get(path, "") for path in differences(before, wanted)}


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
        ("2026/moi-nhat.md", dt.datetime(2026, 11, 21, 9), {}),
        ("2026/moi-giua.md", dt.datetime(2026, 10, 1, 8), {"Tags": "từ khóa lạ", "Author": "Bút danh mới"}),
        ("2026/moi-cu.md", dt.datetime(2015, 1, 1, 8), {"Category": "Y tế"}),
    ],
    ids=["newest", "with new names", "of a year of its own"],
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
