"""A file becomes a folder, a folder a file, a name gets other letters: each arrives and comes back."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from bantin.deploy.command import deploy, rollback
from bantin.deploy.making_way import folders_of, in_the_way, twins
from bantin.deploy.targets.folder import FolderTarget

from tests.deploy.sites import files_of, page, tree, write


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We are in a folder with a stick ``usb``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("os.fsync", lambda _: None)
    Path("usb").mkdir()
    yield


def send(more: dict[str, str], *options: str) -> int:
    """Build a site with ``more`` than the usual files, and bring it."""
    shutil.rmtree("out", ignore_errors=True)
    write(Path("out"), files_of(6) | more)
    return deploy(["./usb", "-o", "out", *options])


FILE, FOLDER = {"tin": "x"}, {"tin/a.html": page("a"), "tin/b/c.html": page("c")}


@pytest.mark.parametrize(("one", "other"), [(FILE, FOLDER), (FOLDER, FILE)], ids=["a folder", "a file"])
def test_what_takes_the_place_of_another_kind_arrives_and_rollback_brings_the_other_back(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert send(one) == 0
    before = tree(Path("usb"))
    assert send(other, "--delete", str(len(one))) == 0
    assert tree(Path("usb")) == tree(Path("out"))
    assert rollback(["./usb", "-o", "out"]) == 0
    assert tree(Path("usb")) == before


@pytest.mark.parametrize(
    ("going", "coming"),
    [
        ("Tin.html", "tin.html"),
        ("a/Tin.html", "A/tin.html"),
        (unicodedata.normalize("NFD", "tổ.html"), "tổ.html"),
        ("tin", "tin/a/b.html"),
        ("tin/a/b.html", "tin"),
        ("tin/a/b.html", "Tin/A"),
    ],
)
def test_what_cannot_stay_beside_what_comes_goes_first(going: str, coming: str) -> None:
    others = ["tin-2/a.html", "tin.htm", "b.html"]
    assert in_the_way([going, *others], [coming, "c.html"]) == [going]


def test_a_name_that_some_disk_takes_for_one_that_went_is_sent_again() -> None:
    assert twins(["Tin.html", "x/a"], ["tin.html", "a", "x/A"]) == ["tin.html", "x/A"]
    assert folders_of(["a/b/c", "a/d"]) == ["a/b", "a"]


def without_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the stick take names that differ by case for one, as those of Windows do."""
    inside = FolderTarget._inside

    def same(self: FolderTarget, path: str) -> Path:
        file = inside(self, path)
        with suppress(OSError):
            return next((it for it in file.parent.iterdir() if it.name.lower() == file.name.lower()), file)
        return file

    monkeypatch.setattr(FolderTarget, "_inside", same)


def test_a_page_with_other_letters_stays_on_a_stick_that_knows_no_case(monkeypatch: pytest.MonkeyPatch) -> None:
    without_case(monkeypatch)
    assert send({"Tin.html": page("cũ")}) == 0
    assert send({"tin.html": page("mới")}, "--delete", "1") == 0
    assert tree(Path("usb")) == tree(Path("out"))
    assert rollback(["./usb", "-o", "out"]) == 0
    assert (Path("usb/Tin.html")).read_text("utf-8") == page("cũ")


def test_a_deploy_that_is_cut_off_once_its_deletions_are_done_loses_nothing_of_the_old_site(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert send({"tin.html": page("cũ")}) == 0
    real = FolderTarget.delete

    def cut(self: FolderTarget, paths: Sequence[str], **more: bool) -> None:
        real(self, paths, **more)
        if "tin.html" in paths:
            raise KeyboardInterrupt

    monkeypatch.setattr(FolderTarget, "delete", cut)
    with pytest.raises(KeyboardInterrupt):
        send({}, "--delete", "1")
    assert not Path("usb/tin.html").exists()
    monkeypatch.setattr(FolderTarget, "delete", real)
    assert send({"tin.html": page("cũ")}) == 0
    assert tree(Path("usb")) == tree(Path("out"))
