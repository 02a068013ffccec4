"""Records that vouch for themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom.checked_json import read_sealed, write_sealed


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    write_sealed(tmp_path / "deep/record.json", {"đến": [1, None, "\udcff"]})
    assert read_sealed(tmp_path / "deep/record.json") == {"đến": [1, None, "\udcff"]}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["record.json"]


def test_a_record_of_which_any_bit_has_changed_is_none(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    write_sealed(file, {"due": 1795309200})
    sound = file.read_bytes()
    for place in range(len(sound)):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        with pytest.raises(ValueError):
            read_sealed(file)


@pytest.mark.parametrize("kept", [0, 10, -1])
def test_a_record_that_was_cut_is_none(kept: int, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    write_sealed(file, [1, 2])
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(ValueError):
        read_sealed(file)
