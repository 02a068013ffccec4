"""A plain file below a folder, and nothing else, is read, whatever stands under its name and whoever exchanges it."""

from __future__ import annotations

import os
import socket
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom import regular_file
from bantin.newsroom.regular_file import NotPlain, is_below, own_folder, read_plain, require_below, write_in_one_step
from hypothesis import given
from hypothesis import strategies as st

SECRET = "mật khẩu"


@pytest.fixture(params=[True, False], ids=["by descriptors", "by paths"])
def room(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the editors, read as this system can, and as the poorest one can; a secret lies beside it."""
    monkeypatch.setattr(regular_file, "_RELATIVE", request.param and regular_file._RELATIVE)
    (tmp_path / "room/2024").mkdir(parents=True)
    (tmp_path / "room/2024/tin.md").write_text("Tin", "utf-8")
    (tmp_path / "secret").write_text(SECRET, "utf-8")
    open_files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 (Path keeps one open)
    yield tmp_path / "room"
    assert len(os.listdir("/proc/self/fd")) <= open_files  # noqa: PTH208 (others may close theirs meanwhile)


def refused(room: Path, path: str, most: int = 1_000) -> NotPlain:
    with pytest.raises(NotPlain) as caught:
        read_plain(room, path, most)
    return caught.value


def test_a_plain_file_is_read_to_its_end(room: Path) -> None:
    (room / "2024/lon.md").write_bytes(b"x" * 3_000_000)
    assert read_plain(room, "2024/tin.md", 1_000) == b"Tin"
    assert len(read_plain(room, "2024/lon.md", 3_000_000)) == 3_000_000


def test_the_folder_itself_may_be_a_link_of_its_owner(room: Path) -> None:
    (room.parent / "way").symlink_to(room)
    assert read_plain(room.parent / "way", "2024/tin.md", 1_000) == b"Tin"


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "../secret", "2024/../../secret", "/etc/passwd", "2024//tin.md", "2024/tin.md\0x", "./tin"],
)
def test_a_way_out_is_not_even_tried(room: Path, path: str) -> None:
    assert not is_below(path)
    assert refused(room, path).reason == "outside"


def test_a_link_is_not_followed_wherever_it_leads(room: Path) -> None:
    for name, target in {
        "a": room / "2024/tin.md",
        "b": room.parent / "secret",
        "c": "/dev/zero",
        "d": "nowhere",
    }.items():
        (room / name).symlink_to(target)
        found = refused(room, name)
        assert found.reason == "link"
        assert SECRET not in str(found)


def test_a_folder_on_the_way_that_is_a_link_is_not_entered(room: Path) -> None:
    (room / "kho").symlink_to(room / "2024")
    assert refused(room, "kho/tin.md").reason == "link"


def test_a_pipe_a_socket_and_a_device_are_not_opened(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(room / "ong")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(room / "o"))
    opened: list[Any] = []
    really = os.open
    monkeypatch.setattr(os, "open", lambda name, *rest, **more: opened.append(name) or really(name, *rest, **more))
    assert [refused(room, name).reason for name in ("ong", "o")] == ["special", "special"]
    assert refused(Path("/dev"), "zero").reason == "special"
    assert {str(name) for name in opened} <= {str(room), "/dev"}


def test_a_folder_a_gap_and_a_file_as_folder_are_told_apart(room: Path) -> None:
    assert [refused(room, name).reason for name in ("2024", "2025/tin.md", "x.md", "2024/tin.md/x")] == [
        *("folder", "missing", "missing", "missing")
    ]


def test_a_name_that_no_disk_holds_is_refused(room: Path) -> None:
    assert refused(room, "x" * 5_000).reason == "closed"


def test_a_file_above_the_limit_is_not_read_however_large(room: Path) -> None:
    with (room / "thua.md").open("wb") as file:
        file.truncate(3 << 30)
    tracemalloc.start()
    found = refused(room, "thua.md", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found.reason, found.size) == ("too-big", 3 << 30)
    assert peak < 2_000_000


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(room: Path) -> None:
    assert read_plain(room, "2024/tin.md", 3) == b"Tin"
    assert refused(room, "2024/tin.md", 2).reason == "too-big"


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", lambda descriptor, count: b"x" * count)
    assert refused(room, "2024/tin.md", 1_000).reason == "too-big"


@pytest.mark.parametrize("what", ["link", "pipe", "other file"])
def test_what_is_exchanged_between_look_and_opening_is_not_read(
    room: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, really = room / "2024/tin.md", os.open

    def exchange(name: Any, flags: int, *rest: Any, **more: Any) -> int:
        if str(name).endswith("tin.md"):
            file.unlink()
            if what == "link":
                file.symlink_to(room.parent / "secret")
            elif what == "pipe":
                os.mkfifo(file)
            else:
                (room.parent / "secret").rename(file)
        return really(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", exchange)
    assert refused(room, "2024/tin.md").reason in {"link", "special", "missing"}


def test_a_folder_that_is_exchanged_for_a_link_is_not_entered(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not regular_file._RELATIVE:
        (room / "2024/tin.md").unlink()  # by whole paths a folder cannot be held; its exchange is seen before only
        assert refused(room, "2024/tin.md").reason == "missing"
        return
    really = os.open

    def exchange(name: Any, flags: int, *rest: Any, **more: Any) -> int:
        if name == "2024" and not (room / "2024").is_symlink():
            (room / "2024").rename(room / "old")
            (room / "2024").symlink_to(room / "old")
        return really(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", exchange)
    assert refused(room, "2024/tin.md").reason in {"link", "missing"}


def test_a_file_is_replaced_in_one_step_and_no_link_in_the_way_is_followed(tmp_path: Path) -> None:
    target, victim = tmp_path / "index.json", tmp_path / "victim"
    victim.write_text("dear")
    target.symlink_to(victim)
    (tmp_path / f".index.json.{os.getpid()}.tmp").symlink_to(victim)
    write_in_one_step(target, b"new")
    assert (victim.read_text(), target.read_bytes(), target.is_symlink()) == ("dear", b"new", False)
    assert {path.name for path in tmp_path.iterdir()} == {"index.json", "victim"}


def test_a_folder_of_ours_is_no_link_to_another_one(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "files").symlink_to(tmp_path / "other")
    assert own_folder(tmp_path / "files") == tmp_path / "files"
    assert (tmp_path / "files").is_dir() and not (tmp_path / "files").is_symlink()
    assert (tmp_path / "other").is_dir()


PARTS = st.sampled_from(
    ["", ".", "..", "a", "bài", "a:b", "a\\b", "a\nb", "\n..", "\x00", "\x01", "\u00a0", "...", "a."]
)


@given(st.lists(st.lists(PARTS, min_size=1, max_size=4).map("/".join), max_size=3))
def test_many_paths_are_refused_just_if_one_of_them_would_be(paths: list[str]) -> None:
    try:
        require_below(paths)
    except ValueError:
        assert not all(map(is_below, paths))
    else:
        assert all(map(is_below, paths))


def test_each_way_out_is_refused_among_many_paths() -> None:
    for part in ("", ".", "..", "\x00"):
        for path in (part, f"a/{part}", f"{part}/a", f"a/{part}/b"):
            with pytest.raises(ValueError, match="no path of a site"):
                require_below(["a.html", path, "b/c.html"])
