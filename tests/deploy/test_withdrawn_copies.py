"""A story that was withdrawn leaves no byte at the host: no page, no photo, no smaller copy of either."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import pytest
from bantin.deploy.command import deploy
from bantin.deploy.compression import LIBRARIES

from tests.deploy.sites import STORY, files_of, page, tree, write

SECRET = "zqtacgia " * 200
FEED, PHOTO, SHARD = "feeds/tin-moi.atom.xml", "anh/zqanh.0123456789-480.avif", "tim-kiem/0123456789abcdef/w0.json"


def found(folder: Path) -> list[str]:
    """Return the files below ``folder`` that hold the secret, if only in a smaller form."""
    return sorted(path for path in tree(folder) if "zq" in path or b"zq" in whole(folder / path))


def whole(file: Path) -> bytes:
    encoding, data = file.suffix.lstrip("."), file.read_bytes()
    if encoding not in LIBRARIES:
        return data
    library = importlib.import_module(LIBRARIES[encoding])
    return bytes(library.ZstdDecompressor().decompress(data) if encoding == "zst" else library.decompress(data))


def test_a_deploy_after_it_takes_page_photo_and_every_copy_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("os.fsync", lambda _: None)
    Path("usb").mkdir()
    told = f'[targets.usb]\nkind = "folder"\npath = "usb"\ncompressed = {[*LIBRARIES]}\n'
    Path("deploy.toml").write_text(told, "utf-8")
    secret = {STORY: page(SECRET), FEED: f"<feed>{SECRET}</feed>", SHARD: f'["{SECRET}"]', PHOTO: "zq"}
    write(Path("out"), files_of() | secret)
    assert deploy(["usb", "-o", "out"]) == 0
    texts = (STORY, FEED, SHARD)
    assert {*found(Path("usb"))} >= {*secret, *(f"{path}.{it}" for path in texts for it in LIBRARIES)}
    shutil.rmtree("out")
    write(Path("out"), files_of() | {STORY: page("Bài này đã được rút. " * 50)})
    assert deploy(["usb", "-o", "out"]) == 0
    assert {f"{STORY}.{it}" for it in LIBRARIES} <= {*tree(Path("usb"))}
    assert found(Path("usb")) == []
