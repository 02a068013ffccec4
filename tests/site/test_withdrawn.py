"""A published story is withdrawn: what stands at its address, and that nothing of it stands anywhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.building import warm_server
from tests.photos import drawing
from tests.site.desk import Desk, differences, findings, tree

STORY, OTHER, PAGE = "2026/rut.md", "2026/tin-5.md", "2026/11/10/hop-thon.html"
HEADER = "Title: Họp thôn\nDate: 2026-11-10 08:00\nCategory: Kinh tế\nSlug: hop-thon\n"
SECRET = """Author: Ông Zqtacgia
Tags: zqthe
Summary: Sapo zqsapo.
Image: zqanh.jpg
Nguồn: Báo Zqnguon
Địa bàn: Thôn Zqdiaban
Đính chính: 11/11/2026; Số hộ zqdinh là 12.
Cập nhật: 12/11/2026 09:00; Thêm zqcap.
"""
BODY = """
Nội dung zqthan.

![Ảnh zqalt](zqanh.jpg)
Chú thích zqchu. Ảnh: zqnguoi

[Tải về](zqtep.pdf)
"""
WITHDRAWN = "Rút bài: 20/11/2026; Bài đăng nhầm tên người."


class Office:
    """A newsroom in which one story was published, then withdrawn in an increment, then another one edited."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        drawing.write(desk.content / "2026/zqanh.jpg", drawing.scene(90, 60))
        (desk.content / "2026/zqtep.pdf").write_bytes(b"%PDF-1.4\n" + b"zqtrang" * 9 + b"\n%%EOF\n")
        self.write("")
        assert self.desk.build().code == 0
        self.before, self.published = self.all_files(), self.text(PAGE)
        photos = {path for path in self.before if "zqanh" in path or "zqtep" in path}
        self.secret = {self.before[path] for path in photos}
        self.held = naming(self.desk, self.before)
        self.write(WITHDRAWN)
        self.errors = self.build()
        self.after = self.all_files()

    def write(self, line: str) -> None:
        lines = f"{HEADER}{SECRET}{line}".rstrip("\n")
        (self.desk.content / STORY).write_text(f"{lines}\n{BODY}", "utf-8")

    def build(self) -> str:
        made, (clean, wanted) = self.desk.build(), self.desk.clean_build()
        assert (made.code, findings(made.errors)) == (0, findings(clean.errors)), made.errors
        assert differences(tree(self.desk.output), wanted) == []
        return made.errors

    def all_files(self) -> dict[str, str]:
        """Return a digest of each file of the site and of the spare tree beside it."""
        trees = (self.desk.output, self.desk.output.with_name(".output.spare"))
        files = [path for it in trees for path in it.rglob("*") if path.is_file()]
        return {
            str(path.relative_to(self.desk.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
        }

    def text(self, path: str) -> str:
        return (self.desk.output / path).read_text("utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(Desk(tmp_path_factory.mktemp("withdrawn") / "desk", warm_server(), {}))


def traces(office: Office) -> list[str]:
    """Return the files, of the spare tree too, that say a word of the story."""
    return naming(office.desk, office.after)


def naming(desk: Desk, files: Iterable[str]) -> list[str]:
    """Return those of ``files`` that say a word of the story; pictures of bytes say none but by their names."""
    found = [path for path in files if "zq" in Path(path).name]
    plain = [path for path in files if not path.endswith((".png", ".ico", ".jpg", ".avif", ".woff2"))]
    return found + [path for path in plain if b"zq" in (desk.folder / path).read_bytes().lower()]


def test_before_it_was_withdrawn_its_notes_stood_in_it_with_their_days(office: Office) -> None:
    page = office.published
    assert "Thứ Năm, 12/11/2026 | 09:00" in page.partition("</h1>")[2].partition("</p>")[0]
    main = page.partition('<div class="prose">')[2]
    assert main.index("zqthan") < main.index("zqcap") < main.index("zqdinh")
    assert '<p class="notes__day"><time class="time" datetime="2026-11-11">11/11/2026</time></p>' in page
    assert (
        '"correction":[{"@type":"CorrectionComment","text":"Số hộ zqdinh là 12.","datePublished":"2026-11-11"}]'
        in page
    )


@pytest.mark.parametrize(
    "place",
    [
        f"output/{PAGE}",
        f"output/lite/{PAGE}",
        "output/index.html",
        "output/chuyen-muc/kinh-te.html",
        "output/tu-khoa/zqthe.html",
        "output/tac-gia/ong-zqtacgia.html",
        "output/tim-kiem/*/w*.json",
        "output/feeds/tin-moi.atom.xml",
        "output/feeds/tin-moi.rss.xml",
        "output/feeds/chuyen-muc/kinh-te.json",
        "output/sitemap.xml",
        "output/anh/zqanh.*-16.avif",  # a thumbnail
        "output/anh/zqanh.*-90.jpg",  # the card of the page
        "output/tep/zqtep.*.pdf",
    ],
)
def test_who_looks_for_the_canary_finds_it_in_each_place_that_it_had(office: Office, place: str) -> None:
    """Where nobody looked, it could not be missed."""
    assert [path for path in office.held if fnmatch(path, place)]
    assert not [path for path in office.held if path.endswith((".gz", ".br", ".zst"))]  # made at deploy alone


def test_the_canary_was_there_and_is_nowhere(office: Office) -> None:
    assert len(office.secret) > 3  # its photos and its file, before
    assert any("zqanh" in path for path in office.before)
    assert any(path.startswith(".output.spare/") for path in office.after)
    assert traces(office) == []
    assert office.secret.isdisjoint(office.after.values())


def test_its_address_tells_when_it_was_withdrawn_and_why(office: Office) -> None:
    page = office.text(PAGE)
    assert '<meta name="robots" content="noindex">' in page
    assert "20/11/2026" in page
    assert "Bài đăng nhầm tên người." in page
    assert "Họp thôn" in page
    assert "application/ld+json" not in page
    assert 'rel="canonical"' not in page


def test_it_is_in_no_list_feed_index_or_map_but_that_of_corrections(office: Office) -> None:
    naming = {path for path in office.after if not path.endswith((".png", ".ico", ".jpg", ".avif"))}
    texts = {path: (office.desk.folder / path).read_bytes() for path in naming if path.startswith("output/")}
    said = {path.removeprefix("output/") for path, data in texts.items() if b"hop-thon" in data}
    feeds = {f"feeds/{name}.atom.xml" for name in ("tin-moi", "chuyen-muc/kinh-te")}
    corrections = {"dinh-chinh.html", *(f"feeds/dinh-chinh.{end}" for end in ("rss.xml", "atom.xml", "json"))}
    assert said - {".ban-tin.files"} == {"sw.js", *feeds, *corrections}
    assert not (office.desk.output / "lite" / PAGE).exists()
    assert f'"gone": ["{PAGE}"]' in office.text("sw.js")
    assert "<at:deleted-entry " in office.text("feeds/tin-moi.atom.xml")
    assert "<entry>" in office.text("feeds/tin-moi.atom.xml")


def test_nobody_is_told_that_its_files_are_not_used(office: Office) -> None:
    assert "zq" not in office.errors


def test_a_build_of_a_few_stories_goes_on_telling_feeds(office: Office) -> None:
    desk = office.desk
    before, (path, story) = desk.narrow, next(it for it in desk.stories.items() if it[0] == "2026/tin-0.md")
    story.sentences.append("Bà con phấn khởi.")
    desk.write(path)
    office.build()
    assert desk.narrow == before + 1
    assert "<at:deleted-entry " in office.text("feeds/tin-moi.atom.xml")
    office.after = office.all_files()
    assert traces(office) == []


@pytest.mark.slow
def test_the_title_is_kept_back_where_the_editor_says_so_and_corrections_stand_where_the_owner_says(
    office: Office,
) -> None:
    """And who names a withdrawn story is told, and not stopped."""
    desk = office.desk
    text = desk.stories[OTHER].text().replace("Category", "Related: hop-thon\nCategory", 1)
    (desk.content / OTHER).write_text(f"Đính chính: 16/11/2026; Sửa tên.\n{text}", "utf-8")
    desk.settings["CORRECTIONS_AT"] = '"head"'
    office.write(f"{WITHDRAWN}; ẩn tiêu đề")
    errors = office.build()
    said = [
        path for path in office.desk.output.rglob("*") if path.is_file() and "Họp thôn".encode() in path.read_bytes()
    ]
    assert said == []
    assert "Bài này đã được rút" in office.text(PAGE)
    page = office.text("2026/09/15/tin-so-5.html")
    assert page.index("Sửa tên.") < page.index('<div class="prose">')
    head = page.partition("</h1>")[2].partition("</p>")[0]
    assert head.endswith(">16/11/2026</time></span>")
    assert "lưu ý: tin “hop-thon” đã được rút ngày 20/11/2026" in errors
    desk.write(OTHER)
    del desk.settings["CORRECTIONS_AT"]
    office.write(WITHDRAWN)
