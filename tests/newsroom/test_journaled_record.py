"""Records of many entries, of which few change from build to build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.journaled_record import JournaledRecord, apply, difference
from hypothesis import given
from hypothesis import strategies as st

RECORD: dict[str, Any] = {
    "look": "a",
    "files": {f"{number}.html": f"{number:040}" for number in range(1000)},
    "around": {"beside": {f"{number}.md": ["x.md"] for number in range(1000)}, "totals": {}},
}
CHANGED: dict[str, Any] = {
    **RECORD,
    "look": "b",
    "files": {path: mark for path, mark in RECORD["files"].items() if path != "7.html"} | {"8.html": "khác"},
    "around": {"beside": RECORD["around"]["beside"] | {"mới.md": []}, "totals": {"tin": 1}},
}


def written(folder: Path, *records: dict[str, Any]) -> Path:
    """Write the first record whole, and each other one by who has read the one before."""
    file = folder / "record.json"
    JournaledRecord(file).write(records[0])
    for record in records[1:]:
        kept = JournaledRecord(file)
        kept.read()
        kept.write(record)
    return file


def test_what_changed_is_written_beside_the_record_which_stays(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD, CHANGED, {**CHANGED, "look": "c"})
    assert read_sealed(file) == RECORD
    assert JournaledRecord(file).read() == {**CHANGED, "look": "c"}
    assert (tmp_path / "record.changes").stat().st_size < file.stat().st_size / 8


def test_what_changes_much_or_often_is_written_whole(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD, {**RECORD, "files": {"a.html": "x" * 50_000}})
    assert read_sealed(file)["files"] == {"a.html": "x" * 50_000}
    assert not (tmp_path / "record.changes").exists()
    file = written(tmp_path, RECORD, *({**RECORD, "look": str(turn)} for turn in range(51)))
    assert read_sealed(file)["look"] == "50"


def test_a_mapping_told_by_what_changed_is_written_as_one_that_was_copied(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD)
    kept = JournaledRecord(file)
    found = kept.read()
    files = Changed(found["files"], {"8.html": "khác", "mới.html": "m"}, ["7.html"])
    kept.write({**found, "files": files})
    assert JournaledRecord(file).read() == {**RECORD, "files": dict(files)}
    JournaledRecord(file).write({"files": files})
    assert read_sealed(file) == {"files": dict(files)}


def test_of_what_is_nearly_gone_the_rest_is_told() -> None:
    reasons = {f"{number}.html": ["first"] for number in range(1000)}
    rest = {"1.html": ["changed", "body"]}
    assert difference({"reasons": reasons}, {"reasons": rest}) == {"new": {"reasons": rest}}
    assert difference({"reasons": reasons}, {"reasons": {}}) == {"new": {"reasons": {}}}


def test_who_has_not_read_the_record_writes_it_whole(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD, CHANGED)
    JournaledRecord(file).write(RECORD)
    assert read_sealed(file) == JournaledRecord(file).read() == RECORD


def test_changes_of_another_record_tell_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD, CHANGED)
    other = {**RECORD, "look": "z"}
    write_sealed(file, other)
    assert JournaledRecord(file).read() == other


@pytest.mark.parametrize("damage", [b"", b"x", b"{}\n{}", b"0" * 32 + b"\n{}"])
def test_damaged_changes_make_the_record_unbelievable(tmp_path: Path, damage: bytes) -> None:
    file = written(tmp_path, RECORD, CHANGED)
    (tmp_path / "record.changes").write_bytes(damage)
    with pytest.raises(ValueError, match="damaged"):
        JournaledRecord(file).read()


@pytest.mark.parametrize(
    "forged", [{"gone": ["none.html"]}, {"within": {"look": {"gone": ["a"]}}}, {"within": {"none": {}}}, {"gone": 1}]
)
def test_changes_that_do_not_fit_make_the_record_unbelievable(tmp_path: Path, forged: dict[str, Any]) -> None:
    file = written(tmp_path, RECORD, CHANGED)
    journal = tmp_path / "record.changes"
    write_sealed(journal, {**read_sealed(journal), "changes": [forged]})
    with pytest.raises(ValueError, match="another record"):
        JournaledRecord(file).read()


def test_a_record_that_was_forgotten_is_none(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD, CHANGED)
    JournaledRecord(file).forget()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="missing"):
        JournaledRecord(file).read()


def tables(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from("abcde"), values)


VALUES = st.recursive(
    st.integers() | st.text(max_size=3), lambda inner: st.lists(inner) | tables(inner), max_leaves=8
)


@given(tables(VALUES), tables(VALUES))
def test_any_record_comes_of_any_other_by_their_difference(before: dict[str, Any], after: dict[str, Any]) -> None:
    apply(before, difference(before, after))
    assert before == after
