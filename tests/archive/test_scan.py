"""One walk through the content folder: what is seen, what is passed over, what has changed since."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from bantin.archive.scan import FILE, LINK, SETTLED_NS, SPECIAL, Scan, Stamp, compare, scan_folder
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import walk
from bantin.newsroom.name_forms import nfc


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for name in ("2024/a.md", "2024/anh/đèn.jpg", "pages/gioi-thieu.md", "front-page.toml", "a.md~", "Thumbs.db"):
        _write(root / name)
    for name in (".git/config", ".an/tin.md", "node_modules/x.md", ".env", "2024/~$a.docx", "2024/#1 tin.md"):
        _write(root / name)
    (root / "2024/link.md").symlink_to("a.md")
    (root / "ngoai").symlink_to(tmp_path)
    (root / "vong").symlink_to(root)
    os.mkfifo(root / "ong.md")
    return root


def _write(file: Path, text: str = "x") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_files_links_and_special_files_are_seen_and_nothing_is_followed(root: Path) -> None:
    found = scan_folder(root)
    kinds = {path: stamp.kind for path, stamp in found.files.items()}
    assert {path for path, kind in kinds.items() if kind == LINK} == {"2024/link.md", "ngoai", "vong"}
    assert {path for path, kind in kinds.items() if kind == SPECIAL} == {"ong.md"}
    plain = {"2024/a.md", "2024/anh/đèn.jpg", "pages/gioi-thieu.md", "front-page.toml", ".env", "2024/#1 tin.md"}
    assert {path for path, kind in kinds.items() if kind == FILE} == plain
    assert found.folders == ["2024", "2024/anh", "pages"]
    assert (found.hidden, found.litter) == ([".an"], [".git", "node_modules"])


def test_it_sees_what_the_walk_for_names_sees(root: Path) -> None:
    seen = {(path, stamp.kind == LINK) for path, stamp in scan_folder(root).files.items() if path[0] != "."}
    assert seen == {(nfc(path), is_link) for path, is_link in walk(root)}


def test_a_stamp_says_what_the_file_system_says(root: Path) -> None:
    stamp = scan_folder(root).files["2024/a.md"]
    assert stamp[:3] == ContentFile(root, "2024/a.md").stamp()
    assert stamp.inode == (root / "2024/a.md").stat().st_ino


def test_names_are_nfc_and_the_disk_s_own_spelling_is_known(tmp_path: Path) -> None:
    typed = unicodedata.normalize("NFD", "lễ hội.md")
    _write(tmp_path / typed)
    found = scan_folder(tmp_path)
    assert [*found.files] == ["lễ hội.md"]
    assert found.disk_path("lễ hội.md") == typed
    assert found.disk_path("a.md") == "a.md"


def test_of_two_names_that_are_one_the_other_is_told_of(tmp_path: Path) -> None:
    names = sorted(unicodedata.normalize(form, "lễ.md") for form in ("NFC", "NFD"))
    for name in names:
        _write(tmp_path / name)
    found = scan_folder(tmp_path)
    assert (found.disk_path("lễ.md"), found.twins) == (names[0], [names[1]])


def test_a_folder_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    assert scan_folder(tmp_path / "khong-co").closed == ["."]


A, B, C = (Stamp(1, 2, 3, number) for number in range(3))


def test_what_changed_between_two_scans() -> None:
    scan = Scan(0, {"same": A, "changed": B, "new": C, "young": A})
    found = compare({"same": A, "changed": A, "gone": A, "young": None}, scan)
    assert (found.added, found.changed) == (frozenset({"new"}), frozenset({"changed"}))
    assert (found.gone, found.doubt) == (frozenset({"gone"}), frozenset({"young"}))
    assert found
    assert not compare(scan.files, scan)


@pytest.mark.parametrize("other", [(9, 2, 3, 0), (1, 9, 3, 0), (1, 2, 9, 0), (1, 2, 3, 9), (1, 2, 3, 0, LINK)])
def test_each_part_of_a_stamp_counts(other: tuple[int, ...]) -> None:
    assert compare({"a.md": A}, Scan(0, {"a.md": Stamp(*other)})).changed == {"a.md"}  # type: ignore[arg-type]


def test_a_stamp_younger_than_two_seconds_is_not_trusted() -> None:
    moment = 10 * SETTLED_NS
    old, young = moment - SETTLED_NS - 1, moment - SETTLED_NS
    files = {
        "old": Stamp(1, old, old, 1),
        "content": Stamp(1, young, old, 1),
        "entry": Stamp(1, old, young, 1),
        "to come": Stamp(1, moment + 1, old, 1),
    }
    assert Scan(moment, files).trusted() == {"old": files["old"]}


def test_a_file_just_written_is_young_and_an_old_one_is_not(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.md")
    found = scan_folder(tmp_path)
    assert found.trusted() == {}
    found.moment = file.stat().st_ctime_ns + SETTLED_NS + 1
    assert found.trusted() == found.files
