"""A function done beside this process, while it goes on."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from bantin.fast_build import side_process
from bantin.fast_build.inputs import Inputs
from bantin.fast_build.staging import Staging
from bantin.fast_build.tree import look_of, read_tree

from tests.fast_build.trees import put, texts

pytestmark = pytest.mark.process


def test_its_result_comes_back_from_another_process_or_this_one() -> None:
    beside, here = (
        side_process.begin(lambda: {"số": (os.getpid(), 1.5, None)}, beside=beside) for beside in (True, False)
    )
    assert beside()["số"][0] != os.getpid() == here()["số"][0]


def test_what_fails_or_dies_beside_is_done_here_and_fails_here() -> None:
    here = os.getpid()
    with pytest.raises(OSError, match="hỏng"):
        side_process.begin(lambda: (_ for _ in ()).throw(OSError("hỏng")), beside=True)()
    assert side_process.begin(lambda: os.getpid() if os.getpid() == here else os._exit(3), beside=True)() == here


def test_where_no_process_is_to_be_had_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    assert side_process.begin(os.getpid, beside=True)() == os.getpid()


def children() -> set[str]:
    """Return the numbers of the processes that this one has started, and not taken leave of."""
    return {
        number for task in Path("/proc/self/task").iterdir() for number in (task / "children").read_text().split()
    }


def test_no_process_and_no_pipe_is_left() -> None:
    others = children()
    before = {it.name for it in Path("/proc/self/fd").iterdir()}
    assert side_process.begin(lambda: 1, beside=True)() == 1
    assert {it.name for it in Path("/proc/self/fd").iterdir()} == before
    assert children() == others


def test_a_site_looks_the_same_to_both(tmp_path: Path) -> None:
    live, looks = put(tmp_path / "site", {"a.html": "một", "b/c.html": "hai"}), []
    for beside in (True, False):
        staging = Staging(live, tmp_path / "staging")
        staging.begin_to_look(beside=beside)
        staging.look()
        looks.append((staging.site, staging.site_look))
    assert looks[0] == looks[1] == (read_tree(live), look_of(read_tree(live)))


def test_what_has_changed_since_is_the_same_to_both(tmp_path: Path) -> None:
    content = put(tmp_path / "content", {"a.md": "một", "b.md": "hai"})
    inputs = Inputs([content])
    (content / "b.md").write_text("ba", "utf-8")
    found = [side_process.begin(inputs.changed_since, beside=beside)() for beside in (True, False)]
    assert found == [[str(content / "b.md")]] * 2


def test_a_process_whose_result_nobody_wants_ends(tmp_path: Path) -> None:
    begun, others = tmp_path / "begun", children()
    asked = side_process.begin(lambda: (begun.touch(), time.sleep(60)), beside=True)
    while not begun.exists():
        time.sleep(0.01)
    assert children() > others
    del asked
    assert children() == others


def test_a_spare_looks_the_same_to_both_and_one_that_is_gone_is_done_without(tmp_path: Path) -> None:
    for beside, is_there in ((True, True), (False, True), (True, False)):
        live, spare = put(tmp_path / f"{beside}{is_there}/site", {"a.html": "một"}), None
        if is_there:
            spare = put(live.with_name("spare"), {"a.html": "cũ", "b.html": "hai"})
        staging = Staging(live, live.with_name("staging"))
        staging.open()
        staging.write("a.html", b"ba")
        staging.begin_to_complete(spare or live.with_name("none"), beside=beside)
        staging.complete(staging.settle(), spare or live.with_name("none"))
        assert texts(staging.tree) == {"a.html": "ba"}
        assert (staging.tree != staging.folder) == is_there
