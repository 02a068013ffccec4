"""Attachments by the real command."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from tests.attachments.files import PDF
from tests.building import SITE_URL
from tests.conftest import Build
from tests.site.pages import addresses, file_of, read_page

STORY = "Title: Văn bản\nDate: 2024-06-01\nCategory: Kinh tế\n\nXem [kế hoạch]({target}).\n"


def write(content: Path, target: str, name: str = "van-ban") -> None:
    story = STORY.format(target=target).replace("Văn bản", name.replace("-", " "))
    (content / f"2024/{name}.md").write_text(story, "utf-8")


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_a_linked_file_is_published_under_a_name_of_ours(
    small_site: Path, build: Build, tmp_path: Path, conf: str
) -> None:
    """One story for each way to write its name."""
    ways = [
        *("Kế%20hoạch%2005.pdf", "<Kế hoạch 05.PDF>", "{static}Kế%20hoạch%2005.pdf"),
        "{attach}/2024/Kế%20hoạch%2005.pdf",
    ]
    (small_site / "2024" / unicodedata.normalize("NFD", "Kế hoạch 05.pdf")).write_bytes(PDF)
    (small_site / "2024/khong-ai-nhac.pdf").write_bytes(PDF)  # a file that looks like a story would be an error
    for number, way in enumerate(ways):
        write(small_site, way, f"van-ban-{number}")
    result = build(small_site, conf=conf)
    assert result.returncode == 0, result.stderr
    output, name = tmp_path / "output", f"ke-hoach-05.{hashlib.sha256(PDF).hexdigest()[:10]}.pdf"
    assert [path.name for path in (output / "tep").iterdir()] == [name]
    assert (output / "tep" / name).read_bytes() == PDF
    pages = {way: output / f"2024/06/01/van-ban-{number}.html" for number, way in enumerate(ways)}
    links = {way: linked(page) for way, page in pages.items()}
    files = {way: [file_of(link, pages[way], output, SITE_URL) for link in found] for way, found in links.items()}
    assert files == {way: [output / "tep" / name] for way in ways}
    assert not list(output.rglob("*khong-ai-nhac*"))


def linked(page: Path) -> list[str]:
    return [address for address in addresses(read_page(page)) if address.endswith(".pdf")]


# What cannot be published, and what is said of it.
REFUSED = {
    "ke-hoach-06.pdf": "không tìm thấy tệp “ke-hoach-06.pdf”. Có phải là “ke-hoach-05.pdf” không?",
    "../../mat-khau.pdf": "“../../mat-khau.pdf” dẫn ra ngoài thư mục bài.",
    "{static}../../mat-khau.pdf": "“../../mat-khau.pdf” dẫn ra ngoài thư mục bài.",
    "gia.pdf": "tệp “2024/gia.pdf” không phải PDF",
    "chay.exe": "tệp “2024/chay.exe” thuộc loại không đăng được.",
}


def test_a_file_that_cannot_be_published_is_an_error_and_is_not_copied(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    (tmp_path / "mat-khau.pdf").write_bytes(PDF)
    (small_site / "2024/ke-hoach-05.pdf").write_bytes(PDF)
    (small_site / "2024/gia.pdf").write_bytes(b"<html>")
    (small_site / "2024/chay.exe").write_bytes(b"MZ")
    wanted = []
    for number, (target, message) in enumerate(REFUSED.items()):
        write(small_site, target, f"van-ban-{number}")
        wanted.append(f"2024/van-ban-{number}.md:5:16: lỗi: {message}")
    result = build(small_site)
    assert result.returncode == 1
    assert [sentence for sentence in wanted if sentence not in result.stderr] == [], result.stderr
    assert "Tổng cộng: 5 lỗi, " in result.stderr
    assert not (tmp_path / "output/tep").exists()
    assert not [path for path in (tmp_path / "output").rglob("*") if path.suffix in (".pdf", ".exe")]


def test_a_file_of_a_draft_is_not_published(small_site: Path, build: Build, tmp_path: Path) -> None:
    (small_site / "2024/mat.pdf").write_bytes(PDF)
    write(small_site, "{static}mat.pdf")
    story = small_site / "2024/van-ban.md"
    story.write_text(story.read_text("utf-8").replace("Category", "Status: nháp\nCategory"), "utf-8")
    assert build(small_site).returncode == 0
    assert not list((tmp_path / "output").rglob("*mat*.pdf"))
