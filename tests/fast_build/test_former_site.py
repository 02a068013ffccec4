"""A site that looks as it was left, or whose files hold what they held, has every file as it was made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build.file_digests import bytes_digest, digest_all, site_digest
from bantin.fast_build.former_site import FormerSite, contents_of, look_back, recognise
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.rendering import Unchanged, _keep_file
from bantin.fast_build.staging import Staging
from bantin.fast_build.tree import look_of, read_tree, remove_marked
from bantin.fast_build.up_to_date import Standing

from tests.fast_build.trees import put

SITE = {"index.html": "front", "cu/a.html": "a", "cu/b.html": "b"}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A site."""
    put(tmp_path / "output", SITE)
    return tmp_path / "output"


def left(live: Path) -> tuple[PageTraces, Standing]:
    """Return what the build of the site ``live`` has left."""
    files = read_tree(live)
    look = look_of(files)
    made = {path: it.mark for path, it in files.items()}
    contents = {path: bytes_digest(str(live / path)) for path in files}
    memory = PageTraces("base", made=made, believed=True, look=look, contents=contents)
    return memory, Standing("", look, 0.0, None, ())


def opened(live: Path) -> Staging:
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    return staging


def found(live: Path, memory: PageTraces, standing: Standing | None) -> FormerSite:
    staging = Staging(live, live.with_name("staging"))
    staging.look()
    return look_back(memory, standing, staging, 1)


def restore(live: Path) -> None:
    """Put the same files there, under numbers and times of their own."""
    live.rename(live.with_name("old"))
    shutil.copytree(live.with_name("old"), live, copy_function=shutil.copy)
    shutil.rmtree(live.with_name("old"))


def test_a_site_is_as_it_was_left_if_both_records_say_so_of_it(live: Path) -> None:
    memory, standing = left(live)
    assert found(live, memory, standing) == FormerSite(memory, memory.look, as_left=True, whole=True)
    assert not found(live, replace(memory, look=""), standing).as_left  # a build was killed in between
    assert not found(live, memory, replace(standing, output="other")).as_left
    assert not found(live, memory, None).as_left
    assert not found(live, replace(memory, believed=False), standing).as_left
    assert not found(live, replace(memory, restless={"index.html": ("restless",)}), standing).as_left


def test_a_restored_site_is_told_by_its_bytes(live: Path) -> None:
    memory, standing = left(live)
    restore(live)
    former, looks = found(live, memory, standing), read_tree(live)
    assert (former.as_left, former.whole, former.look) == (True, True, look_of(looks))
    assert former.memory.made == {path: it.mark for path, it in looks.items()} != memory.made
    assert not found(live, replace(memory, contents={}), standing).as_left


def spoil(live: Path) -> None:
    (live / "cu/a.html").write_text("x", "utf-8")


def cut(live: Path) -> None:
    os.truncate(live / "cu/a.html", 0)


def lose(live: Path) -> None:
    (live / "cu/a.html").unlink()


def lead_away(live: Path) -> None:
    """The same bytes, but elsewhere."""
    (live / "cu/a.html").rename(live.with_name("a.html"))
    (live / "cu/a.html").symlink_to(live.with_name("a.html"))


def close(live: Path) -> None:
    (live / "cu/a.html").chmod(0o600)


@pytest.mark.parametrize("change", [spoil, cut, lose, lead_away, close])
@pytest.mark.parametrize("before", [restore, lambda live: None], ids=["restored", "as it was"])
def test_a_file_that_is_another_is_told_and_no_other_one(
    live: Path, before: Callable[[Path], None], change: Callable[[Path], None]
) -> None:
    memory, standing = left(live)
    before(live)
    change(live)
    former, looks = found(live, memory, standing), read_tree(live)
    assert not former.as_left
    assert [path for path in SITE if not former.memory.has(path, looks.get(path))] == ["cu/a.html"]


def test_a_folder_that_leads_elsewhere_is_not_gone_into(live: Path) -> None:
    memory, standing = left(live)
    (live / "cu").rename(live.with_name("cu"))
    (live / "cu").symlink_to(live.with_name("cu"))
    former, looks = found(live, memory, standing), read_tree(live)
    assert [path for path in SITE if former.memory.has(path, looks.get(path))] == ["index.html"]


def test_a_file_more_leaves_the_others_what_they_are_but_the_site_is_not_whole(live: Path) -> None:
    memory, standing = left(live)
    (live / "x.html").write_text("lạ", "utf-8")
    former = found(live, memory, standing)
    assert (former.as_left, former.whole) == (True, False)


def test_a_file_that_was_exchanged_after_the_look_is_not_the_one(live: Path) -> None:
    path, look = str(live / "cu/a.html"), read_tree(live)["cu/a.html"]
    assert site_digest(path, look) == bytes_digest(path) != ""
    restore(live)
    assert site_digest(path, look) == ""
    assert site_digest(str(live / "none.html"), look) == ""


def test_what_could_not_be_read_is_like_nothing_else(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, standing = left(live)
    restore(live)
    monkeypatch.setattr("bantin.fast_build.former_site.site_digest", lambda path, look: "")
    assert not found(live, replace(memory, contents=dict.fromkeys(SITE, "")), standing).as_left


@pytest.mark.process
def test_of_many_files_each_is_read_once_by_however_many_hands(live: Path) -> None:
    put(live, {f"{number}.html": f"số {number}" for number in range(1100)})
    paths = [str(live / f"{number}.html") for number in range(1100)]
    wanted = {path: bytes_digest(path) for path in paths}
    assert len({*wanted.values()}) == len(paths)
    for workers in (1, 2, None):
        assert digest_all(paths, bytes_digest, workers) == wanted


def test_where_a_site_is_as_it_was_left_its_files_stay_unasked_and_only_those(live: Path) -> None:
    memory, _ = left(live)
    unknown = replace(memory, made=dict.fromkeys(["cu/a.html", "gone.html"], "a mark that nobody looks at"))
    staging = opened(live)
    unchanged = Unchanged(staging, unknown, as_left=True)
    kept = {path: _keep_file(unchanged, path) for path in ("cu/a.html", "cu/b.html", "gone.html")}
    assert kept == {"cu/a.html": True, "cu/b.html": False, "gone.html": False}
    assert staging.keep_all(["index.html", "cu/a.html", "nowhere.html"]) == ["index.html", "cu/a.html"]
    assert {*staging.settle().made} == {"index.html", "cu/a.html"}


def test_where_it_is_not_a_file_that_somebody_changed_does_not_stay(live: Path) -> None:
    memory, _ = left(live)
    (live / "cu/a.html").write_text("x", "utf-8")
    staging = opened(live)
    kept = {path: _keep_file(Unchanged(staging, memory), path) for path in ("cu/a.html", "cu/b.html")}
    assert kept == {"cu/a.html": False, "cu/b.html": True}


def test_a_file_that_not_everybody_may_read_does_not_stay(live: Path) -> None:
    (live / "cu/a.html").chmod(0o600)
    assert opened(live).keep_all(["cu/a.html", "cu/b.html"]) == ["cu/b.html"]


def test_what_a_build_made_is_told_by_what_is_known_and_what_it_wrote(live: Path) -> None:
    memory, _ = left(live)
    known = replace(memory, contents={**memory.contents, "cu/b.html": "known"})
    staging = opened(live)
    for path in ("cu/b.html", "index.html"):
        staging.keep(path)
    staging.write("cu/a.html", b"new")
    staging.write("index.html", b"front")
    contents = contents_of(staging, staging.settle(), known, 1)
    assert contents.keys() == SITE.keys()
    assert contents["cu/b.html"] == "known"
    assert contents["index.html"] == memory.contents["index.html"]
    assert contents["cu/a.html"] == bytes_digest(str(staging.folder / "cu/a.html")) != memory.contents["cu/a.html"]


def test_what_is_known_to_be_ours_is_nobody_elses_though_the_list_of_files_is_lost(live: Path) -> None:
    memory, _ = left(live)
    remove_marked(live)
    restore(live)
    put(live, {"CNAME": "xa.vn"})
    staging = opened(live)
    known = recognise(memory, staging.site, live)
    staging.keep("index.html")
    settled = staging.settle(None, lambda path: known.has(path, staging.site[path]))
    assert {*settled.names.files} == {"index.html", "CNAME"}
    assert settled.gone == ("cu/a.html", "cu/b.html")
