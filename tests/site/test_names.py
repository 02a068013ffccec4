"""Names and files by the real command: what is found, what is told of, and that what is told helps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.attachments.files import DOCX, PDF
from tests.build_server import BuildServer, Built
from tests.building import settings_file, warm_server
from tests.photos import drawing
from tests.site.pages import addresses, read_page

HEAD = "Title: {title}\nDate: 2024-05-01\nCategory: Kinh tế\nAuthor: Tuấn Tú\nTags: cam sành\n{header}\n{body}\n"
PHOTO = "\n![Hội trường]({})\nQuang cảnh.\n"


@pytest.fixture(scope="module")
def server() -> BuildServer:
    return warm_server()


def run(server: BuildServer, folder: Path, **settings: object) -> Built:
    small = {"CACHE_PATH": str(folder / "cache"), "PHOTOS_WIDTHS": [64], "PHOTOS_CARD_WIDTHS": [32], **settings}
    extra = [f"{name}={json.dumps(value)}" for name, value in small.items()]
    arguments = [str(folder / "content"), "-o", str(folder / "output"), "-s", str(settings_file())]
    return server.build([*arguments, "-e", *extra], {"SOURCE_DATE_EPOCH": "1795309200"})


def story(folder: Path, name: str, body: str = "Chữ.", header: str = "") -> Path:
    file = folder / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(title=file.name.replace("#", "số"), header=header, body=body), "utf-8")
    return file


def findings(built: Built) -> list[str]:
    return [line for line in built.errors.splitlines() if re.search(r": (?:lỗi|cảnh báo|lưu ý): ", line)]


def photo(folder: Path, name: str) -> None:
    drawing.write(folder / "content/2024" / name, drawing.scene(40, 30))


@pytest.fixture(scope="module")
def good(server: BuildServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """A site with names that browsers, Word and people make, each written in several ways."""
    folder = tmp_path_factory.mktemp("good")
    for name in ("tin-moi.md", "tin hai.md", "tin%20ba.md", "tin (bốn) #1.md"):
        story(folder, f"2024/{name}", "## Mục\n\nChữ.")
    links = ["tin-moi.md", "Tin-Moi.MD", "tin%20hai.md", "<tin%20hai.md>", "tin%2520ba.md", "tin%20ba.md"]
    links += [
        "<tin hai.md>",
        "tin hai.md",
        "<tin (bốn) #1.md>",
        "tin%20(b%E1%BB%91n)%20%231.md",
        "/2024/tin-moi.md#muc",
    ]
    for name in ("anh%20hop.jpg", "hop  xa.jpg", "ten co (ngoac).JPG", "muoi%.jpg"):
        photo(folder, name)
    for name in ("KH%20so%205.pdf", "KH #3.pdf", "KH  so  6.pdf"):
        (folder / "content/2024" / name).write_bytes(PDF)
    (folder / "content/2024/Phu luc.docx").write_bytes(DOCX)
    files = ["KH%20so%205.pdf", "KH #3.pdf", "<KH #3.pdf>", "KH%20%233.pdf", "KH  so  6.pdf", "KH%2520so%25205.pdf"]
    files += ["kh so 6.PDF", "phu luc.docx", "KH #3.pdf#page=2"]
    body = " ".join(f"[x]({it})" for it in [*links, *files])
    body += (
        " [c]({category}Kinh tế) [a]({author}Tuấn Tú) [t]({tag}cam%20sành)\n\n[comment]: # ( [cũ](khong-co.md) )\n"
    )
    names = [
        "anh%20hop.jpg",
        "2024/anh%20hop.jpg",
        "<anh%20hop.jpg>",
        "hop  xa.jpg",
        "<hop  xa.jpg>",
        "hop%20%20xa.jpg",
    ]
    names += [
        "<ten co (ngoac).jpg>",
        "ten co %28ngoac%29.jpg",
        "muoi%.jpg",
        "anh%2520hop.jpg?w=300",
        "hop xa.jpg#giua",
    ]
    story(
        folder, "2024/moi-thu.md", body + "".join(map(PHOTO.format, names)) + "\n## Mục\n", "Related: Tin%20Hai.md\n"
    )
    for number, name in enumerate(("anh%20hop.jpg", "hop  xa.jpg", "Ten co (ngoac).jpg")):
        story(folder, f"2024/dai-dien-{number}.md", header=f"Image: {name}\nImage_alt: Hội trường\n")
    story(folder, "2024/2024-13-40-ngay-khong-co-that.md")
    story(folder, "2024/nhap.md", "Xem [x](chi nhap dung.docx).", "Status: nháp\n")
    (folder / "content/2024/chi nhap dung.docx").write_bytes(DOCX)
    (folder / "content/front-page.toml").write_text('tin-chon = ["2024/Tin-Moi.md", "2024/tin%20hai.md"]\n', "utf-8")
    for name in (".obsidian/mau.md", ".nfs0001", "Thumbs.db", "2024/~$Phu luc.docx", "2024/tin.md~", "@eaDir/a.md"):
        (folder / "content" / name).parent.mkdir(exist_ok=True)
        (folder / "content" / name).write_bytes(b"x")
    return folder, run(server, folder)


def test_every_way_of_writing_finds_its_file_and_innocent_names_are_not_told_of(good: tuple[Path, Built]) -> None:
    folder, built = good
    assert findings(built) == [] and built.code == 0
    page = addresses(read_page(folder / "output/2024/05/01/moi-thu-md.html"))
    for start in ("kh-20so-205.", "kh-3.", "kh-so-6.", "phu-luc."):
        assert any(f"/tep/{start}" in address for address in page), start
    assert any(address.endswith(".pdf#page=2") for address in page)
    for name in ("chuyen-muc/kinh-te", "tac-gia/tuan-tu", "tu-khoa/cam-sanh"):
        assert any(address.endswith(f"{name}.html") for address in page), name
    assert not any("filename" in address or "khong-co.md" in address for address in page)


def test_the_check_has_nothing_to_say_either(server: BuildServer, good: tuple[Path, Built]) -> None:
    folder, _ = good
    checked = run(server, folder, DRY_RUN={"paths": [], "format": "text", "strict": False}, PREVIEW=True)
    said = [line for line in checked.output.splitlines() if "[sources/" in line or "lost-link" in line]
    assert (said, "[photos/" in checked.output) == ([], False)


BAD = {
    "2024/#1 tin.md": "Hãy đổi tên thành “1 tin.md”",
    "2024/tin.txt": "Hãy đổi tên thành “tin.md”".replace("Hãy", "hãy"),
    "2024/tin.docx": "make new",
    "2024/tin2.md ": "Hãy đổi tên thành “tin2.md”",
    "#2023": "Hãy đổi tên thành “2023”",
}


@pytest.fixture(scope="module")
def bad(server: BuildServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """Stories that nobody would read, files that nobody uses, names that are not there."""
    folder = tmp_path_factory.mktemp("bad")
    for name in ("2024/#1 tin.md", "2024/tin.txt", "2024/tin2.md ", "#2023/cu.md", "2024/tin-moi.md"):
        story(folder, name)
    (folder / "content/2024/tin.docx").write_bytes(DOCX)
    (folder / "content/2024/thua.pdf").write_bytes(PDF)
    (folder / "content/2024/A.pdf").write_bytes(PDF)
    (folder / "content/2024/a.PDF").write_bytes(PDF)
    (folder / "content/2024/Kế hoạch (bản 2) #3.pdf").write_bytes(PDF)
    photo(folder, "hội  trường (1).jpg")
    body = "[a](Kế hoạch (ban 2) #3.pdf) [b](a.pdf) [c](tin-mois.md)\n" + PHOTO.format("hoi truong (1).jpg")
    story(folder, "2024/sai.md", body)
    return folder, run(server, folder)


@pytest.mark.parametrize(("path", "cure"), BAD.items())
def test_a_story_that_is_not_read_is_one_error_with_its_cure(bad: tuple[Path, Built], path: str, cure: str) -> None:
    [line] = [line for line in findings(bad[1]) if line.startswith(f"{path}: ")]
    assert line.startswith(f"{path}: lỗi: ") and cure in line
    assert bad[1].code == 1


def test_a_file_that_nobody_uses_is_a_notice(bad: tuple[Path, Built]) -> None:
    [line] = [line for line in findings(bad[1]) if line.startswith("2024/") and "[sources/unused]" in line]
    assert ": lưu ý: " in line and "thua.pdf" in line and "A.pdf" not in line


def test_two_files_that_fit_alike_are_both_named(bad: tuple[Path, Built]) -> None:
    [line] = [line for line in findings(bad[1]) if "[attachments/ambiguous]" in line]
    assert line.startswith("2024/sai.md:7:34: lỗi: ") and "2024/A.pdf, 2024/a.PDF" in line


def test_what_the_findings_say_is_what_helps(server: BuildServer, bad: tuple[Path, Built]) -> None:
    folder, built = bad
    sai, text = folder / "content/2024/sai.md", (folder / "content/2024/sai.md").read_text("utf-8")
    for name, rule in (
        ("Kế hoạch (ban 2) #3.pdf", "attachments/missing"),
        ("hoi truong (1).jpg", "photos/missing"),
        ("tin-mois.md", "check/lost-link"),
    ):
        [line] = [line for line in findings(built) if f"[{rule}]" in line]
        hint = re.search(r"Có phải là:? “?(.+?)[”,?]", line)
        assert hint and f"“{name}”" in line
        text = text.replace(f"]({name})", f"]({hint[1]})")
    sai.write_text(text.replace("[b](a.pdf)", "[b](A.pdf)"), "utf-8")
    content = folder / "content"
    for old, new in (("2024/#1 tin.md", "2024/1 tin.md"), ("2024/tin.txt", "2024/tin.md"), ("#2023", "2023")):
        (content / old).rename(content / new)
    (content / "2024/tin2.md ").rename(content / "2024/tin2.md")
    for gone in ("a.PDF", "thua.pdf"):
        (content / "2024" / gone).unlink()
    story(folder, "2024/dung.md", "Xem [tin](tin.docx).")
    mended = run(server, folder)
    assert (findings(mended), mended.code) == ([], 0)
    assert "7 bài (7 đăng)" in mended.output
