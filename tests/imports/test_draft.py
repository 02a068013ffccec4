"""Drafts on the disk: all of them or nothing, never over what is there; what an editor reads of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bantin.front_matter.document import parse_document
from bantin.imports import draft
from bantin.imports.__main__ import main
from bantin.imports.document import read_document
from bantin.imports.draft import make_draft
from bantin.imports.refused import Refused
from bantin.vietnamese.dates import HO_CHI_MINH

from tests.imports.papers import Paper, changed, picture, report
from tests.imports.structure import converted

NOW = dt.datetime(2024, 1, 14, 17, 30, tzinfo=HO_CHI_MINH)


@pytest.fixture(scope="module")
def data() -> bytes:
    return report().data()


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_header_is_read_by_the_schema_without_a_complaint(data: bytes, tmp_path: Path) -> None:
    made = make_draft(read_document(data, "x"), tmp_path, "Thời sự", NOW)
    written = (tmp_path / made.story).read_bytes()
    document = parse_document(written, made.story, HO_CHI_MINH, ("title", "date", "category"))
    assert document.diagnostics == []
    assert made.story == "2024/suoi-lang-tong-ket-nam-2023.md"
    assert written.decode().startswith(
        "Title: Suối Lăng tổng kết năm 2023\nDate: 2024-01-14 17:30\nCategory: Thời sự\n"
        "Author: Vàng Pao\nSummary: Chiều"
    )
    assert "\nStatus: nháp\n\n" in written.decode()


def test_the_site_reads_captions_and_credits_from_the_draft(data: bytes, tmp_path: Path) -> None:
    made = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    body = converted((tmp_path / made.story).read_text("utf-8").split("\n\n", 1)[1])
    assert [(photo.caption_text, photo.credit) for photo in body.photos] == [
        ("Đại biểu phát biểu tại hội nghị.", "Lò Mai"),
        ("Bà con trao đổi bên lề hội nghị", "Vàng Pao"),
        ("Vườn quế", "Vàng Pao"),
        ("Đường mới.", "Lò Mai"),
        ("Trẻ em đến trường", "Vàng Pao"),
    ]
    assert {it.rule for it in body.diagnostics} == {"caption/missing-alt"}
    assert files(tmp_path) == {made.story, *made.photos}
    assert [photo.source for photo in body.photos] == [Path(name).name for name in made.photos]


def test_findings_stand_at_the_lines_that_they_are_about(data: bytes, tmp_path: Path) -> None:
    made = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    lines = (tmp_path / made.story).read_text("utf-8").split("\n")
    at = {it.rule: lines[it.line - 1] for it in made.findings}
    assert at["import/signature"] == "Nơi nhận:\\"
    assert at["import/link"].startswith("Xem thêm")
    assert at["import/no-category"].startswith("Title:")


@pytest.mark.slow
def test_nothing_is_written_over(data: bytes, tmp_path: Path) -> None:
    first = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    second = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    assert second.story == "2024/suoi-lang-tong-ket-nam-2023-2.md"
    assert first.story != second.story
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("fails_at", range(1, 7))
def test_what_stops_half_way_leaves_nothing(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    calls: list[Path] = []
    place = draft._place

    def failing(made: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        place(made, target)

    monkeypatch.setattr(draft, "_place", failing)
    with pytest.raises(Refused) as refusal:
        make_draft(read_document(data, "x"), tmp_path, "", NOW)
    assert refusal.value.said.key == "import/not-written"
    assert list((tmp_path / "2024").iterdir()) == []
    assert calls[-1].suffix == (".md" if fails_at == 6 else ".jpg")


def test_a_disk_without_hard_links(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    made = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    assert files(tmp_path) == {made.story, *made.photos}


def test_a_damaged_photo_costs_only_itself(tmp_path: Path) -> None:
    paper = Paper()
    paper.line("Tên bài", style="Title")
    paper.photo(picture())
    paper.line("Lời chú thích", style="Caption")
    data = changed(paper.data(), "word/media/image1.jpg", lambda photo: photo[:300])
    made = make_draft(read_document(data, "x"), tmp_path, "", NOW)
    assert made.photos == ()
    assert "import/no-photo" in {it.rule for it in made.findings}
    assert (tmp_path / made.story).read_text("utf-8").endswith("\n\nLời chú thích\n")


def test_the_command_makes_a_draft_and_says_what_to_look_at(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "Báo cáo (bản cuối).docx"
    source.write_bytes(data)
    content = tmp_path / "content"
    content.mkdir()
    assert main([str(source), "--content", str(content), "--settings", str(tmp_path / "no.py")]) == 0
    said = capsys.readouterr()
    [story] = said.out.splitlines()
    assert Path(story).is_file()
    assert "[import/signature]" in said.err


def test_the_command_refuses_in_one_sentence_and_goes_on(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "b.docx").write_bytes(data)
    content = tmp_path / "content"
    content.mkdir()
    assert main([str(tmp_path / "a.pdf"), str(tmp_path / "b.docx"), "--content", str(content), "-s", "no.py"]) == 1
    said = capsys.readouterr()
    assert "a.pdf: đây là tệp PDF" in said.err
    assert len(said.out.splitlines()) == 1
