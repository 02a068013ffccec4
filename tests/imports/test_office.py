"""Older files, turned into Word by LibreOffice where a machine has it: the same story as the Word file's own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bantin.imports import document, office
from bantin.imports.blocks import Figure, Listing, Table, plain
from bantin.imports.document import read_document
from bantin.imports.office import as_docx, office_program
from bantin.imports.refused import Refused

from tests.imports.papers import report


def test_a_program_that_fails_is_one_sentence() -> None:
    with pytest.raises(Refused) as refusal:
        as_docx(b"x", ".doc", "/bin/false")
    assert refusal.value.said.key == "import/office-failed"


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "_SECONDS", 0.2)
    with pytest.raises(Refused):
        as_docx(b"x", ".doc", str(program))


def test_older_files_go_the_way_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def convert(data: bytes, ending: str, program: str) -> bytes:
        asked.append((ending, program))
        return report().data()

    monkeypatch.setattr(document, "office_program", lambda: "soffice")
    monkeypatch.setattr(document, "as_docx", convert)
    story = read_document(rb"{\rtf1 x}", "x").understood.story
    assert (story.title, asked) == ("Suối Lăng tổng kết năm 2023", [(".rtf", "soffice")])


@pytest.mark.long
@pytest.mark.parametrize("form", ["odt", "doc", "rtf", "docx"])
def test_a_report_that_has_gone_through_libreoffice_is_the_same_story(form: str, tmp_path: Path) -> None:
    """Needs LibreOffice (Debian: libreoffice-writer-nogui); a machine without it fails, and is told so by name."""
    program = office_program()
    assert program, "LibreOffice is not installed"
    source, out = tmp_path / "bao-cao.docx", tmp_path / "out"
    source.write_bytes(report().data())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    story = read_document((out / f"bao-cao.{form}").read_bytes(), "x").understood.story
    assert (story.title, story.authors) == ("Suối Lăng tổng kết năm 2023", ("Vàng Pao",))
    captions = [
        (plain(it.words), it.credit) for each in story.blocks if isinstance(each, Figure) for it in each.captions
    ]
    assert captions == [
        ("Đại biểu phát biểu tại hội nghị.", "Lò Mai"),
        ("Bà con trao đổi bên lề hội nghị", "Vàng Pao"),
        ("Vườn quế", "Vàng Pao"),
        ("Đường mới.", "Lò Mai"),
        ("" if form == "rtf" else "Trẻ em đến trường", "Vàng Pao"),  # LibreOffice writes no text box into RTF
    ]
    lists = [[plain(item.content) for item in it.items] for it in story.blocks if isinstance(it, Listing)]
    assert lists == [["Trồng mới 20 ha quế;", "Sửa 3 km đường thôn;"], ["Rà soát hộ nghèo.", "Thu hoạch đúng vụ."]]
    [table] = [it for it in story.blocks if isinstance(it, Table)]
    assert [plain(cell) for cell in table.rows[1]] == ["Quế", "20 ha", "1|2 tấn"]
    text = repr(story)
    assert not any(secret in text for secret in ("BÍ-MẬT", "NHẬN XÉT", "CHỮ-ẨN", "javascript"))
