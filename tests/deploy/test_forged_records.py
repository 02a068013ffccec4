"""What a deploy reads back of its own, here and on a host, may have been written by anybody: no path leads out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bantin.deploy.failure import Stopped
from bantin.deploy.keeping import Kept
from bantin.deploy.manifest import TOP, Top, going_text, place_of, read_going, read_top, top_text
from bantin.deploy.targets.folder import FolderTarget
from bantin.deploy.targets_file import read_targets

ORDER = {"files": ["a.html"], "parts": [], "new": ["b.html"], "new_parts": [], "led_to": "x"}


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    (tmp_path / "000001/site/.ban-tin").mkdir(parents=True)
    (tmp_path / "000001/site/a.html").write_text("cũ")
    (tmp_path / "000001/site" / TOP).write_text("{}")
    (tmp_path / "secret.txt").write_text("mật")
    return Kept(tmp_path / "000001")


def restored(kept: Kept, tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb/b.html").write_text("mới")
    kept.restore(FolderTarget(tmp_path / "usb", tmp_path / "output"))
    return tmp_path / "usb"


def test_what_was_kept_comes_back(kept: Kept, tmp_path: Path) -> None:
    (kept.folder / "order.json").write_text(json.dumps(ORDER))
    assert kept.leads_back_from(b"{}")
    there = restored(kept, tmp_path)
    assert (there / "a.html").read_text() == "cũ"
    assert not (there / "b.html").exists()


@pytest.mark.parametrize(
    "order",
    [
        *({**ORDER, key: [path]} for key in ("files", "new", "parts", "new_parts") for path in ("../x", "/x", "", 3)),
        *({**ORDER, "files": files} for files in (["no.html"], None, "a.html")),
        *([], 7, "[" * 100_000, "{"),
    ],
    ids=lambda order: str(order)[:60],
)
def test_an_order_that_no_deploy_wrote_is_told_and_carried_out_in_no_part(
    kept: Kept, tmp_path: Path, order: Any
) -> None:
    (kept.folder / "order.json").write_text(order if isinstance(order, str) else json.dumps(order))
    with pytest.raises(Stopped, match="000001"):
        kept.leads_back_from(b"{}")
    with pytest.raises(Stopped, match="000001"):
        restored(kept, tmp_path)
    assert [it.name for it in (tmp_path / "usb").iterdir()] == ["b.html"]


def test_a_link_among_the_kept_files_is_not_published(kept: Kept, tmp_path: Path) -> None:
    (kept.folder / "order.json").write_text(json.dumps(ORDER))
    (kept.folder / "site/a.html").unlink()
    (kept.folder / "site/a.html").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(Stopped, match="000001"):
        restored(kept, tmp_path)
    assert not (tmp_path / "usb/a.html").exists()


@pytest.mark.parametrize("folder", ["..", "../..", "/", "/etc", "a/../..", "."])
def test_a_host_sends_nobody_to_look_outside_the_site(folder: str) -> None:
    waiting = json.loads(top_text(Top(waiting={place_of("a/b.html"): 1})))
    assert read_top(json.dumps(waiting).encode()).waiting
    for forged in (
        {**waiting, "waiting": [[folder, "x", 1]]},
        {**waiting, "parts": {f"{folder}#1.0": "A" * 22}},
    ):
        with pytest.raises(ValueError, match="no folder of a site"):
            read_top(json.dumps(forged).encode())
    assert read_going(going_text([place_of("a/b.html")], "x"), "y")
    with pytest.raises(ValueError, match=r"no folder of a site|no note"):
        read_going(json.dumps({"top": "x", "places": [[folder, "x"]]}).encode(), "y")


@pytest.mark.parametrize("read", [read_top, lambda data: read_going(data, "")])
@pytest.mark.parametrize("data", [b"[" * 100_000, b"7", b'{"version": 1e999}', b'{"version": 1, "built": "1e"}'])
def test_a_page_about_all_that_is_none_is_a_value_error(read: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(ValueError):
        read(data)


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a." * 20_000 + "b = 1", "a = 1" + "1" * 6_000])
def test_targets_that_no_parser_bears_are_told_with_their_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "deploy.toml").write_text(f"# Nơi đăng\n{text}\n")
    with pytest.raises(Stopped, match=r"deploy\.toml:2: "):
        read_targets(tmp_path / "deploy.toml")
