"""Smaller copies beside files: told by the digest of their file, made when they are sent, gone with it."""

from __future__ import annotations

import gzip
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.deploy.built_site import read_site
from bantin.deploy.command import deploy, rollback
from bantin.deploy.compression import LIBRARIES, compressed, is_worth_it
from bantin.deploy.copies import CopyRoom, copies_of, is_copy, original, without_copies
from bantin.deploy.failure import Stopped
from bantin.deploy.manifest import Entry
from bantin.deploy.plan import in_order

from tests.deploy.sites import STORY, files_of, page, tree, write

LONG = " chữ của bản tin" * 100


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """We are in a folder with a built site ``out`` of long pages, and a target ``usb`` that takes copies."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("os.fsync", lambda _: None)
    files = files_of(4)
    long = {path: text + LONG if path.endswith(".html") else text for path, text in files.items()}
    write(Path("out"), long)
    Path("usb").mkdir()
    take_copies("gz")
    yield tmp_path


def take_copies(*encodings: str) -> None:
    told = f"compressed = {list(encodings)}" if encodings else ""
    Path("deploy.toml").write_text(f'[targets.usb]\nkind = "folder"\npath = "usb"\n{told}\n', "utf-8")


def send(*more: str) -> int:
    return deploy(["usb", "-o", "out", *more])


def usb() -> set[str]:
    return {*tree(Path("usb"))}


@pytest.mark.parametrize("encoding", LIBRARIES)
def test_a_copy_is_the_same_each_day_and_smaller(encoding: str) -> None:
    text = LONG.encode()
    small = compressed(text, encoding)
    assert small == compressed(text, encoding)
    assert len(small) < len(text) / 5
    library = importlib.import_module(LIBRARIES[encoding])
    whole = library.ZstdDecompressor().decompress(small) if encoding == "zst" else library.decompress(small)
    assert whole == text
    assert encoding != "gz" or small[4:8] == b"\0\0\0\0"  # no time


def test_text_of_some_length_alone_has_copies() -> None:
    paths = ("a.html", "a.atom.xml", "a.avif", "a.jpg", "a.woff2")
    assert [is_worth_it(it, 512) for it in paths] == [True, True, False, False, False]
    assert not is_worth_it("a.html", 511)
    files = {
        "a.html": Entry(900, "A"),
        "b.avif": Entry(900, "B"),
        "c.css": Entry(900, "C"),
        "c.css.gz": Entry(5, "D"),
    }
    found = copies_of(files, ["gz", "br"])
    assert found == {
        "a.html.gz": Entry(900, "A.gz"),
        "a.html.br": Entry(900, "A.br"),
        "c.css.br": Entry(900, "C.br"),
    }
    assert all(map(is_copy, found.values())) and not any(map(is_copy, files.values()))
    assert copies_of(files, []) == {}


def test_a_copy_is_sent_with_its_file_and_shown_as_one() -> None:
    assert original("a.html.gz") == "a.html"
    assert original("ho-so.gz") == "ho-so.gz"
    assert original("a.html") == "a.html"
    assert in_order(["a.html.gz", "sitemap.xml.gz", "theme/a.0123456789.css.gz"]) == [
        "theme/a.0123456789.css.gz",
        "a.html.gz",
        "sitemap.xml.gz",
    ]
    assert without_copies(["a.html", "a.html.gz", "b.html.gz"]) == ["a.html", "b.html.gz"]


def test_the_life_of_copies(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    assert "12 tệp mới" in capsys.readouterr().out
    pages = {path for path in tree(Path("out")) if path.endswith(".html")}
    assert usb() == {*tree(Path("out"))} | {f"{path}.gz" for path in pages}
    assert send() == 0
    assert "Không có gì phải gửi" in capsys.readouterr().out

    first = usb()
    write(Path("out"), {STORY: page("Tỉ số 15-1" + LONG)})
    Path("out/2024/01/01/tin-0.html").unlink()
    assert send("--delete", "1") == 0
    assert "0 tệp mới, 1 tệp sửa, 1 tệp bỏ" in capsys.readouterr().out
    assert first - usb() == {"2024/01/01/tin-0.html", "2024/01/01/tin-0.html.gz"}
    for path in pages - {"2024/01/01/tin-0.html"}:
        assert gzip.decompress(Path("usb", f"{path}.gz").read_bytes()) == Path("usb", path).read_bytes()

    assert rollback(["usb"]) == 0
    assert usb() == first
    assert "14-1" in gzip.decompress(Path("usb", f"{STORY}.gz").read_bytes()).decode()


def test_copies_that_are_wanted_no_more_go_without_counting_as_deletions(work: Path) -> None:
    assert send() == 0
    take_copies()
    assert send() == 0
    assert usb() == {*tree(Path("out"))}


def test_copies_are_kept_by_digest_and_forgotten_with_their_file(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert send() == 0
    (room,) = Path(".cache/deploy").glob("*/copies")
    before = {it.name for it in room.iterdir()}
    site = read_site(Path("out"))
    assert before == {f"{site.files[it].digest}.gz" for it in site.files if it.endswith(".html")}
    made: list[bytes] = []

    def make(data: bytes, encoding: str) -> bytes:
        made.append(data)
        return compressed(data, encoding)

    monkeypatch.setattr("bantin.deploy.copies.compressed", make)
    write(Path("out"), {STORY: page("Khác" + LONG)})
    assert send() == 0
    assert made == [Path("out", STORY).read_bytes()]
    assert len({it.name for it in room.iterdir()} - before) == 1
    assert len(before - {it.name for it in room.iterdir()}) == 1


def test_a_file_that_was_built_anew_meanwhile_has_no_copy_under_its_old_digest(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "cũ" * 900})
    copies = copies_of({"a.html": Entry(3600, "of-another-text")}, ["gz"])
    with pytest.raises(Stopped, match="bị dựng lại"), CopyRoom(tmp_path / "room").made(tmp_path, copies):
        pass
    assert list((tmp_path / "room").iterdir()) == []
