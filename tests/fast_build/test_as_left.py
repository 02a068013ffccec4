"""A site that looks as the last build left it has every file as it was made; of any other one each file is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build.narrow import is_as_left
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.rendering import Unchanged, _keep_file
from bantin.fast_build.staging import Staging
from bantin.fast_build.tree import read_tree
from bantin.fast_build.up_to_date import Standing, look_of

from tests.fast_build.trees import put


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A site."""
    put(tmp_path / "output", {"index.html": "front", "cu/a.html": "a", "cu/b.html": "b"})
    return tmp_path / "output"


def left(live: Path) -> tuple[PageTraces, Standing]:
    """Return what the build of the site ``live`` has left."""
    files = read_tree(live)
    look = look_of(files)
    made = {path: it.mark for path, it in files.items()}
    return PageTraces("base", made=made, believed=True, look=look), Standing("", (), look, 0.0, None, ())


def test_a_site_is_as_it_was_left_if_both_records_say_so_of_it(live: Path) -> None:
    memory, standing = left(live)
    assert is_as_left(memory, standing, read_tree(live))
    assert not is_as_left(replace(memory, look=""), standing, read_tree(live))  # a build was killed in between
    assert not is_as_left(memory, replace(standing, output="other"), read_tree(live))
    (live / "cu/a.html").write_text("x", "utf-8")
    assert not is_as_left(memory, standing, read_tree(live))


def test_where_it_is_its_files_stay_unasked_and_only_those(live: Path) -> None:
    memory, _ = left(live)
    unknown = replace(memory, made=dict.fromkeys(["cu/a.html", "gone.html"], "a mark that nobody looks at"))
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    unchanged = Unchanged(staging, unknown, as_left=True)
    kept = {path: _keep_file(unchanged, path) for path in ("cu/a.html", "cu/b.html", "gone.html")}
    assert kept == {"cu/a.html": True, "cu/b.html": False, "gone.html": False}
    assert staging.keep_all(["index.html", "cu/a.html", "nowhere.html"]) == ["index.html", "cu/a.html"]
    assert {*staging.settle().made} == {"index.html", "cu/a.html"}


def test_where_it_is_not_a_file_that_somebody_changed_does_not_stay(live: Path) -> None:
    memory, _ = left(live)
    (live / "cu/a.html").write_text("x", "utf-8")
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    kept = {path: _keep_file(Unchanged(staging, memory), path) for path in ("cu/a.html", "cu/b.html")}
    assert kept == {"cu/a.html": False, "cu/b.html": True}


def test_a_file_that_not_everybody_may_read_does_not_stay(live: Path) -> None:
    (live / "cu/a.html").chmod(0o600)
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    assert staging.keep_all(["cu/a.html", "cu/b.html"]) == ["cu/b.html"]
