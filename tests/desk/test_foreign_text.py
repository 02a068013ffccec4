"""A Word file becomes a draft with its photos; what is pasted becomes Markdown by the same writer."""

from __future__ import annotations

import base64
import io

import pytest
from docx import Document
from PIL import Image

from tests.desk.office import Site


def word_file(photos: int = 2) -> bytes:
    document = Document()
    document.add_paragraph("Hội nghị thôn Na Vai bàn việc làm đường", style="Title")
    document.add_paragraph("Sáng 27-11, thôn Na Vai họp dân bàn việc mở rộng đường.")
    for number in range(photos):
        stream = io.BytesIO()
        Image.new("RGB", (160, 90), (number * 60, 90, 120)).save(stream, "JPEG")
        document.add_picture(io.BytesIO(stream.getvalue()))
        document.add_paragraph(f"Ảnh số {number + 1}", style="Caption")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_word_file_becomes_a_draft_with_its_photos(site: Site) -> None:
    answer = site.ask("word", name="Báo cáo.docx", data=base64.b64encode(word_file()).decode())
    assert answer.status == 200
    path = answer.data["path"]
    assert path == "2026/hoi-nghi-thon-na-vai-ban-viec-lam-duong.md"
    text = site.read(path)
    assert "Status: nháp" in text
    assert text.count("![](") == 2
    assert (site.folder / "content" / path.replace(".md", "-anh-2.jpg")).is_file()
    shown = site.ask("open", path=path).data
    assert len(site.ask("cards", body=shown["body"]).data["cards"]) == 2


@pytest.mark.parametrize("name", ["../../x.docx", "C:\\a\\b.docx", "", ".md", "\0.docx", "a/" * 200])
def test_the_name_of_a_file_leads_nowhere(site: Site, name: str) -> None:
    before = set(site.files())
    assert site.ask("word", name=name, data=base64.b64encode(word_file(0)).decode()).status == 200
    new = set(site.files()) - before
    assert {it.rpartition("/")[0] for it in new} == {"content/2026"}


@pytest.mark.parametrize(
    "data", ["", "@@", base64.b64encode(b"PK\x03\x04 no").decode(), base64.b64encode(b"%PDF").decode()]
)
def test_what_is_no_word_file_writes_nothing(site: Site, data: str) -> None:
    before = site.files()
    answer = site.ask("word", name="a.docx", data=data)
    assert answer.status == 400
    assert answer.data["said"]
    assert site.files() == before


def test_what_is_pasted_is_markdown(site: Site) -> None:
    html = "<p><b>Đậm</b> và <a href='https://example.vn'>liên kết</a></p><ul><li>một</li><li>hai</li></ul>"
    answer = site.ask("paste", html=html, plain="…").data
    assert answer["text"] == "**Đậm** và [liên kết](https://example.vn)\n\n- một\n- hai"
    assert site.ask("paste", html="<p></p>", plain="chữ thường").data["text"] == "chữ thường"
    assert "javascript" not in site.ask("paste", html="<a href='javascript:x'>a</a>", plain="").data["text"]


def test_what_an_import_left_out_is_listed_until_it_has_been_read(site: Site) -> None:
    document = Document()
    for line in ("Hội nghị thôn Na Vai", "Sáng 27-11, thôn họp dân."):
        document.add_paragraph(line)
    document.add_paragraph("TM. ỦY BAN NHÂN DÂN").alignment = 2  # type: ignore[assignment]  # right
    document.add_paragraph("CHỦ TỊCH").alignment = 2  # type: ignore[assignment]
    made = io.BytesIO()
    document.save(made)
    path = site.ask("word", name="a.docx", data=base64.b64encode(made.getvalue()).decode()).data["path"]
    notes = site.ask("open", path=path).data["notes"]
    about = next(it for it in notes if "phần ký" in it["message"])
    assert about["message"].startswith("Từ đây là phần ký")
    assert about["quote"]
    assert any(line.startswith(about["quote"]) for line in site.ask("open", path=path).data["body"].split("\n"))
    assert not any("Category" in it["message"] for it in notes)  # the form asks for it by itself
    assert site.ask("forget-notes", path=path).status == 200
    assert site.ask("open", path=path).data["notes"] == []
    assert site.ask("forget-notes", path="../a.md").status == 403
