"""A fresh checkout, and a site that a cache or a backup brought back: only what has changed is made.

Nothing has the stamps that it had: each file has a number and times of its own.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.newsroom.journaled_record import JournaledRecord

from tests.building import warm_server
from tests.site.desk import Desk, differences, findings, is_quiet, tree

OLDEST, PAGE = "2026/tin-5.md", "2026/09/15/tin-so-5.html"
LISTING, MORE = ".ban-tin.files", "Bà con phấn khởi."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom whose site has been built; each test leaves it as a clean build would make it."""
    it = Desk(tmp_path_factory.mktemp("restored") / "desk", warm_server(), {})
    assert it.build().code == 0
    return it


def build(desk: Desk) -> set[str]:
    """Build, compare with a clean build; return the pages that were rendered."""
    (clean, wanted), made = desk.clean_build(), desk.build()
    assert (made.code, findings(made.errors)) == (0, findings(clean.errors))
    assert differences(tree(desk.output), wanted) == []
    return {path for path in made.written if path.endswith(".html")}


def say_more(desk: Desk, *paths: str) -> None:
    """Say a sentence more, or one less: what a clean build makes of either is known then."""
    for path in paths or (OLDEST,):
        sentences = desk.stories[path].sentences
        sentences.remove(MORE) if MORE in sentences else sentences.append(MORE)
        desk.write(path)


def restored_and_edited_costs_one_story(desk: Desk) -> bool:
    """Restore all, edit a sentence, build: only the pages of its story are rendered, and no other story is read."""
    before = desk.narrow
    desk.restore()
    say_more(desk)
    return build(desk) == {PAGE, f"lite/{PAGE}"} and desk.narrow == before + 1


def test_a_sentence_renders_the_pages_of_its_story_and_no_other_story_is_read(desk: Desk) -> None:
    assert restored_and_edited_costs_one_story(desk)


def test_so_it_is_after_a_build_that_has_made_its_site_of_the_spare(desk: Desk) -> None:
    for path in (OLDEST, "2026/tin-0.md"):
        say_more(desk, path)
        assert desk.build().code == 0
    say_more(desk, "2026/tin-0.md")
    assert desk.build().code == 0
    assert restored_and_edited_costs_one_story(desk)


def test_where_nothing_has_changed_nothing_is_done_and_the_new_looks_are_known_from_then_on(desk: Desk) -> None:
    (record,) = desk.cache.glob("pages-*.json")
    before = JournaledRecord(record).read()
    desk.restore()
    numbers = {path: (desk.output / path).stat().st_ino for path in tree(desk.output)}
    assert is_quiet(desk.build())
    assert {path: (desk.output / path).stat().st_ino for path in tree(desk.output)} == numbers
    known = JournaledRecord(record).read()
    assert known != before
    assert is_quiet(desk.build())
    assert JournaledRecord(record).read() == known
    assert differences(tree(desk.output), desk.clean_build()[1]) == []


def spoil(file: Path) -> None:
    """Change one byte, and leave size and time."""
    before, data = file.stat(), bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


CHANGES: tuple[Callable[[Path], None], ...] = (spoil, cut, Path.unlink)


def change_pages(desk: Desk) -> set[str]:
    """Change a page by each of :data:`CHANGES`; return the pages."""
    pages = ("chuyen-muc/y-te.html", "chuyen-muc/kinh-te.html", "2026/11/20/tin-so-0.html")
    for change, page in zip(CHANGES, pages, strict=True):
        change(desk.output / page)
    return {*pages}


def test_pages_that_are_not_what_they_were_are_made_anew_with_what_has_changed_and_no_other_ones(desk: Desk) -> None:
    desk.restore()
    changed = change_pages(desk)
    say_more(desk)
    assert build(desk) == {PAGE, f"lite/{PAGE}"} | changed


def test_so_it_is_where_nothing_else_has_changed(desk: Desk) -> None:
    desk.restore()
    changed = change_pages(desk)
    assert build(desk) == changed


@pytest.mark.parametrize("change", [pytest.param(it, marks=pytest.mark.long) for it in CHANGES])
def test_one_such_page_alone_is_seen(desk: Desk, change: Callable[[Path], None]) -> None:
    desk.restore()
    change(desk.output / PAGE)
    assert build(desk) == {PAGE}


def test_a_photo_and_a_file_of_the_theme_that_are_not_what_they_were_are_made_anew_and_files_more_are_gone(
    desk: Desk,
) -> None:
    desk.restore()
    more = [desk.output / name for name in ("them.html", "2026/09/15/tin-cu.html")]  # a page; a story withdrawn once
    for file in more:
        file.write_bytes((desk.output / PAGE).read_bytes())
    photo, style = next((desk.output / "anh").iterdir()), next((desk.output / "theme").rglob("*.css"))
    spoil(photo)
    spoil(style)
    assert build(desk) == set()
    assert [file for file in more if file.exists()] == []


@pytest.mark.parametrize("listed", [True, False], ids=["with its list of files", "without it"])
def test_a_story_that_was_deleted_withdrawn_hidden_or_put_off_leaves_no_byte(desk: Desk, listed: bool) -> None:
    desk.settings["DELETE_OUTPUT_DIRECTORY"] = str(
        listed
    )  # where foreign files may stay, these are ours all the same
    for number, path in enumerate(("2026/tin-1.md", "2026/tin-2.md", "2026/tin-3.md", "2026/tin-4.md")):
        desk.forget(path)
        desk.stories[path].sentences = [f"Ở đây có bimat{number}bimat."]
        desk.write(path)
    assert desk.build().code == 0
    desk.restore()
    if not listed:
        (desk.output / LISTING).unlink()
    saved = {path: desk.stories[path].text() for path in desk.stories}
    dates = {path: story.date for path, story in desk.stories.items()}
    gone = desk.stories.pop("2026/tin-1.md")
    (desk.content / "2026/tin-1.md").unlink()
    desk.stories["2026/tin-2.md"].withdrawn = f"{desk.now:%d/%m/%Y}; Nhầm tên người."
    desk.stories["2026/tin-3.md"].status = "draft"
    desk.stories["2026/tin-4.md"].date = desk.now.replace(tzinfo=None) + dt.timedelta(days=3)
    for path in ("2026/tin-2.md", "2026/tin-3.md", "2026/tin-4.md"):
        desk.write(path)
    build(desk)
    left = [path for path in tree(desk.output) if b"bimat" in (desk.output / path).read_bytes()]
    assert left == []
    desk.stories["2026/tin-1.md"] = gone
    for path in saved:
        story = desk.stories[path]
        story.withdrawn, story.date = "", dates[path]
        story.status = "published" if path == "2026/tin-3.md" else story.status
        desk.write(path)
    assert desk.build().code == 0


def test_a_site_of_other_settings_becomes_that_of_these(desk: Desk) -> None:
    title = desk.settings["SITENAME"]
    desk.settings["SITENAME"] = '"Bản tin khác"'
    assert desk.build().code == 0
    desk.settings["SITENAME"] = title
    desk.restore()
    say_more(desk)
    assert len(build(desk)) > 30


def test_an_hour_that_has_come_shows_its_story(desk: Desk) -> None:
    desk.restore()
    desk.now += dt.timedelta(hours=80)
    build(desk)
    assert (desk.output / "2026/11/25/cho-phien-cuoi-nam.html").exists()


def test_a_build_that_fails_leaves_the_restored_site_as_it_was(desk: Desk) -> None:
    desk.restore()
    before, mentions = tree(desk.output), desk.stories[OLDEST].mentions
    desk.stories[OLDEST].mentions = "2026/khong-co.md"
    desk.write(OLDEST)
    assert desk.build().code == 1
    assert tree(desk.output) == before
    desk.stories[OLDEST].mentions = mentions
    say_more(desk)
    assert {PAGE, f"lite/{PAGE}"} == build(desk)


def test_what_was_changed_between_two_builds_and_back_again_is_no_change(desk: Desk) -> None:
    file = desk.content / OLDEST
    text = file.read_text("utf-8")
    file.write_text(f"{text}\nThêm.\n", "utf-8")
    file.write_text(text, "utf-8")
    assert is_quiet(desk.build())
