"""After the words of a few bodies alone have changed few stories are read, and the site is that of a clean build."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from tests.building import warm_server
from tests.site.desk import Desk, Story, Tree, differences, findings, is_quiet, tree

NEWEST, OLDEST, NOTICE = "2026/tin-0.md", "2026/tin-5.md", "2026/lich.md"
INDEX = ("tim-kiem", ".ban-tin.files")  # a segment of the search index lies in a folder named by its digest
COMING, PICTURED = "2026/cho.md", "2026/anh.md"
MORE = "Bà con phấn khởi."
LONG = pytest.mark.long  # front_matter/test_body_edits.py asks the same of the one story


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom with feeds of two stories, the newest of which links to another one."""
    desk = Desk(tmp_path_factory.mktemp("narrow") / "desk", warm_server(), {})
    desk.settings |= {"FEED_MAX_ITEMS": "2", "SAME_CATEGORY_COUNT": "1"}
    desk.stories[PICTURED] = Story("Ảnh đẹp", dt.datetime(2026, 9, 1, 8), photo="cam.jpg", summary="Ảnh vườn cam.")
    desk.write(PICTURED)
    assert desk.build().code == 0
    return desk


def build(desk: Desk) -> Tree:
    """Build, compare with a clean build; return the files that changed."""
    before, (clean, wanted) = tree(desk.output), desk.clean_build()
    made = desk.build()
    assert (made.code, findings(made.errors)) == (clean.code, findings(clean.errors))
    wanted = before if made.code else wanted
    assert differences(tree(desk.output), wanted) == []
    counts = [built.output.splitlines()[-1].partition(";")[0] for built in (made, clean)]
    assert made.code or counts[0] == counts[1]
    return {path: wanted.get(path, "") for path in differences(before, wanted)}


def say_more(desk: Desk, *paths: str) -> None:
    """Say a sentence more, or one less: what a clean build makes of either is known then."""
    for path in paths:
        sentences = desk.stories[path].sentences
        sentences.remove(MORE) if MORE in sentences else sentences.append(MORE)
        desk.write(path)


def test_a_sentence_changes_the_pages_of_its_story_and_the_feeds_that_hold_it(desk: Desk) -> None:
    """Of the newest story, an old one, one that no feed holds with others, and one whose hour has not come."""
    before = desk.narrow
    say_more(desk, NEWEST, OLDEST, NOTICE, COMING)
    found = build(desk)
    days = ("11/20/tin-so-0", "09/15/tin-so-5", "11/01/lich-tiep-cong-dan")
    changed = {f"{place}2026/{day}.html" for place in ("", "lite/") for day in days}
    assert {path for path in found if not path.startswith(("feeds/", *INDEX))} == changed
    assert {"feeds/tin-moi.rss.xml", "feeds/chuyen-muc/kinh-te.json"} <= found.keys()
    assert desk.narrow == before + 1
    assert is_quiet(desk.build())


def test_readers_find_the_new_words_of_the_story_and_no_old_ones(desk: Desk) -> None:
    def words() -> str:
        return "".join(path.read_text("utf-8") for path in (desk.output / "tim-kiem").rglob("w*.json"))

    before = desk.narrow
    for said, unsaid in (("chuồnchuồn", "châuchấu"), ("châuchấu", "chuồnchuồn")):
        desk.stories[OLDEST].sentences[-1] = f"Bà con thấy {said}."
        desk.write(OLDEST)
        assert desk.build().code == 0
        assert said in words()
        assert unsaid not in words()
    assert desk.narrow == before + 2
    assert differences(tree(desk.output), desk.clean_build()[1]) == []


def test_a_line_above_a_photo_moves_nothing(desk: Desk) -> None:
    story, before = desk.stories[PICTURED], desk.narrow
    file = desk.content / PICTURED
    file.write_text(story.text().replace("![", "Sáng nay trời đẹp.\n\n![", 1), "utf-8")
    found = build(desk)
    assert "2026/09/01/anh-dep.html" in found
    assert {path.partition("/")[0] for path in found} <= {"2026", "lite", "feeds", *INDEX}
    assert desk.narrow == before + 1


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Title: Tin khác hẳn\n", NEWEST),  # its address is made of it
        pytest.param("Status: hidden\n", OLDEST, marks=LONG),
    ],
)
def test_a_header_that_leads_elsewhere_or_hides_a_story_has_all_stories_read(
    desk: Desk, typed: str, path: str
) -> None:
    file, key = desk.content / path, typed.partition(":")[0]
    lines = [line for line in file.read_text("utf-8").splitlines(True) if not line.startswith(f"{key}:")]
    file.write_text(typed + "".join(lines), "utf-8")
    made = desk.build()
    assert (made.code, desk.narrow) == (0, 0)
    assert made.output.count("Dựng trang theo thời điểm") == 1  # the build that was dropped has said it
    desk.write(path)
    assert desk.build().code == 0


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Xem [tin kia](2026/11/20/tin-so-0.html).", marks=LONG),
        pytest.param("Xem [tin kia](https://bantin.xabangcoc.vn/2026/11/20/tin-so-0.html).", marks=LONG),
        "Xem [tin kia]({filename}/2026/tin-1.md).",
        pytest.param("![Vườn cam](cam.jpg)\nẢnh chụp sáng nay.", marks=LONG),
        pytest.param("Xem [văn bản](cam.jpg).", marks=LONG),
        "[caption]lạ[/caption]",
    ],
)
def test_what_only_all_stories_can_tell_has_them_read(desk: Desk, sentence: str) -> None:
    desk.stories[OLDEST].sentences.append(sentence)
    desk.write(OLDEST)
    build(desk)
    assert desk.narrow == 0
    desk.stories[OLDEST].sentences.remove(sentence)
    desk.write(OLDEST)
    assert desk.build().code == 0


def test_a_place_that_another_story_leads_to_is_missed(desk: Desk) -> None:
    heading, old, other = "## Mục hai", desk.stories[OLDEST], desk.stories[NOTICE]
    old.sentences.append(heading)
    other.sentences.append("Xem [mục hai]({filename}/2026/tin-5.md#muc-hai).")
    desk.write(OLDEST)
    desk.write(NOTICE)
    assert desk.build().code == 0
    old.sentences.remove(heading)
    desk.write(OLDEST)
    before = tree(desk.output)
    made = desk.build()
    assert made.code == 1
    assert findings(made.errors) == findings(desk.clean_build()[0].errors)
    assert f"{NOTICE}:" in made.errors
    assert tree(desk.output) == before
    other.sentences.pop()
    desk.write(NOTICE)
    build(desk)


@pytest.mark.parametrize(
    "what",
    [
        "a story gone",
        pytest.param("a photo", marks=pytest.mark.long),  # as in test_increments.py
        *("a page", "the theme", "a broken record"),
    ],
)
def test_any_other_change_has_all_stories_read(desk: Desk, what: str) -> None:
    say_more(desk, OLDEST)
    photo = desk.content / "2026/cam.jpg"
    if what == "a story gone":
        (desk.content / "2026/tin-1.md").unlink()
        del desk.stories["2026/tin-1.md"]
    elif what == "a photo":
        desk.draw("cam.jpg", 3)
        assert photo.exists()
    elif what == "a page":
        (desk.content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\n\nBản tin của ta.\n", "utf-8")
    elif what == "the theme":
        (desk.theme / "static/css/print.css").write_text("p { color: black }\n", "utf-8")
    else:
        (record,) = desk.cache.glob("stories-*.json")
        record.write_bytes(record.read_bytes()[:-2])
    assert desk.build().code == 0
    assert desk.narrow == 0


def test_an_hour_that_has_come_has_all_stories_read(desk: Desk) -> None:
    say_more(desk, OLDEST)
    desk.now += dt.timedelta(hours=80)
    assert "2026/11/25/cho-phien-cuoi-nam.html" in build(desk)
    assert desk.narrow == 0
    desk.now -= dt.timedelta(hours=80)
    assert desk.build().code == 0


@pytest.mark.parametrize("how", ["touched", "changed"])
def test_a_file_of_the_site_that_was_changed_has_all_stories_read_and_one_that_was_touched_has_not(
    desk: Desk, how: str
) -> None:
    page, before = desk.output / "index.html", desk.narrow
    shutil.copy(page, page.with_suffix(".x"))
    page.with_suffix(".x").replace(page)
    if how == "changed":
        page.write_text(page.read_text("utf-8").replace("a", "o", 1), "utf-8")
    say_more(desk, OLDEST)
    build(desk)
    assert desk.narrow == (before + 1 if how == "touched" else 0)


def test_a_record_of_stories_that_is_older_than_the_site_has_all_stories_read(desk: Desk) -> None:
    """As where the disk was full for it alone: what has changed since, and was changed back, is in no list."""
    say_more(desk, OLDEST)
    build(desk)
    older = {file: file.read_bytes() for file in desk.cache.glob("stories-*")}
    say_more(desk, OLDEST)
    build(desk)
    for file in desk.cache.glob("stories-*"):
        file.unlink()
    for file, data in older.items():
        file.write_bytes(data)
    say_more(desk, OLDEST, NEWEST)
    assert build(desk)
    assert desk.narrow == 0
