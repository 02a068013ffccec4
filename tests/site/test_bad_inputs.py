"""Forty bad inputs that newsrooms have met, by the number that docs/bad-inputs.md gives them, by the real command.

Most of them lie together in two sites: one whose stories must be refused, one whose oddities must be published well.
"""

from __future__ import annotations

import io
import json
import os
import re
import struct
import time
import unicodedata
import zlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import exifread
import feedparser
import pytest
from bantin.addresses.command import forget
from PIL import Image

from tests.building import NOW, Result, run_pelican, settings_file
from tests.conftest import Build
from tests.photos import drawing
from tests.site.pages import read_page

HEAD = "Title: {title}\nDate: {date}\nCategory: Kinh tế\n"


def story(
    folder: Path, name: str, body: str = "Chữ.", *, title: str = "", date: str = "2024-05-01", more: str = ""
) -> None:
    header = HEAD.format(title=title or f"Tin {name}", date=date) + (f"{more}\n" if more else "")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_bytes(f"{header}\n{body}\n".encode("utf-8", "surrogatepass"))


def huge_png(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header promises many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@dataclass(frozen=True)
class Built:
    """A site after its build: the folder around it, what the command said, how long it took."""

    folder: Path
    result: Result
    seconds: float

    @property
    def output(self) -> Path:
        return self.folder / ("site/output" if self.result.returncode == 0 else "site/.output.failed")

    def said(self, name: str) -> str:
        """Return what was said of one source."""
        return "\n".join(line for line in self.result.stderr.splitlines() if re.match(rf"2024/{name}\b", line))


def built(folder: Path, *options: str) -> Built:
    began = time.monotonic()
    cache = f'CACHE_PATH="{folder / "cache"}"'
    site = folder / "site"
    options = (cache, "STAGING_KEEP_FAILED=true", *options)
    result = run_pelican(site / "content", site / "output", "-e", *options, conf="publishconf.py")
    return Built(folder, result, time.monotonic() - began)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Stories that must not be published, one mistake each."""
    folder = tmp_path_factory.mktemp("refused")
    (folder / ".env").write_text("PASSWORD=1", "utf-8")
    content = folder / "site/content/2024"
    story(content, "r01", date="31/02/2026")
    (content / "r02-ngay.md").write_text("Title: Không ngày\nCategory: Kinh tế\n\nChữ.\n", "utf-8")
    (content / "r02-ten.md").write_text("Date: 2024-05-01\nCategory: Kinh tế\n\nChữ.\n", "utf-8")
    story(content, "r03", more="Status: drafts")
    story(content, "r08-len", more="Slug: ../../x")
    story(content, "r08-ra", more="Slug: ../output-evil/x")
    story(content, "r09", more="Save_as: index.html")
    (content / "r10.md").write_text("Title: A\nDate: 2024-05-01\nCatgory: Kinh tế\n\nChữ.\n", "utf-8")
    (content / "r11-tcvn3.md").write_bytes("Title: §ång chÝ Hoµng ThÞ XuyÕn, ñy viªn\n".encode("latin-1"))
    (content / "r11-utf16.md").write_bytes("Title: Đồng chí\n".encode("utf-16"))
    (content / "r11-1258.md").write_bytes("Title: Đô\u0300ng chi\u0301 Hoa\u0300ng Thi\u0323\n".encode("cp1258"))
    drawing.write(content / "hoi-nghi.jpg", drawing.scene(80, 60))
    story(content, "r15", "![Ảnh](hoi-nghj.jpg)\nChú thích.\n\nXem [tệp]({static}khong-co.pdf).")
    story(content, "r16-env", "[x]({attach}../../../.env)")
    story(content, "r16-goc", "![x](/etc/passwd)\nChú thích.")
    story(content, "r16-tep", "![x](file:///etc/passwd.jpg)\nChú thích.")
    story(content, "r16-nguoc", "![x](..\\..\\..\\.env.jpg)\nChú thích.")
    (content / "r17-tin.md").symlink_to(folder / ".env")
    (content / "r17-vong").symlink_to(content)
    os.mkfifo(content / "r18-ong.md")
    (content / "r18-treo.md").symlink_to(folder / "khong-co")
    (content / "r22.rst").write_text("A\n=\n", "utf-8")
    (content / "r22-b.html").write_text("<p>a</p>", "utf-8")
    (content / "hinh.svg").write_text("<svg onload='x()'/>", "utf-8")
    (content / "hinh.png").write_text("<svg onload='x()'/>", "utf-8")
    story(content, "r23", "![x](hinh.svg)\nMột.\n\n![x](hinh.png)\nHai.")
    (content / "lon.png").write_bytes(huge_png(20_000, 20_000))
    story(content, "r25", "![x](lon.png)\nMột.")
    whole = (content / "hoi-nghi.jpg").read_bytes()
    (content / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (content / "rong.jpg").write_bytes(b"")
    (content / "trang.jpg").write_bytes(b"<!doctype html><title>x</title>")
    (content / "eps.jpg").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n")
    names = ("cut.jpg", "rong.jpg", "trang.jpg", "eps.jpg")
    story(content, "r26", "".join(f"![x]({name})\nMột.\n\n" for name in names))
    story(content, "r30-mai", date="2030-01-01")
    story(content, "r30", "Xem [tin mai]({filename}r30-mai.md).")
    story(content, "r38", "Mật khẩu: bangcoc@2024")
    (content / "may.env").write_text("PASSWORD=1", "utf-8")
    return built(folder)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Stories that are odd and must be published all the same."""
    folder = tmp_path_factory.mktemp("odd")
    content = folder / "site/content/2024"
    story(content, "r01", date="28/02/2026")
    story(content, "r04-a", title="Họp xã")
    story(content, "r04-b", title="Họp xã")
    story(content, "r05-a", title="Hop", date="2024-05-02")
    story(content, "r05-b", title="hop", date="2024-05-02")
    story(content, "Lễ hội r06", title="🎉🎉")
    story(content, "r07", title="hội nghị " * 44 + "cuối")
    (content / "r11.md").write_bytes(
        b"\xef\xbb\xbf" + HEAD.format(title="Có dấu BOM", date="2024-05-01").encode() + b"\nA\n"
    )
    story(content, "r12", "Hội\0 ng\x0bhị\ufffe xã.")
    story(content, "r13", unicodedata.normalize("NFD", "Đường ưu tiên."), title="Đường")
    drawing.write(content / unicodedata.normalize("NFD", "ảnh hội nghị.JPG"), drawing.scene(300, 200))
    story(content, "r14", "![Hội nghị](ảnh hội nghị.jpg)\nToàn cảnh.")
    evil = '<script>hit()</script> <b onerror="hit()">đậm</b> [x](javascript:hit())\n\nĐoạn.\n{: onclick="hit()" }'
    story(content, "r19", evil)
    story(content, "r20", "{{ 7*7 }} {% include 'base.html' %}")
    sign = '"><script>hit()</script>'
    story(
        content,
        "r21",
        "![A" + sign + "](hoi-nghi.jpg)\nMột.",
        title=f"Tin {sign}",
        more=f"Author: A {sign}\nTags: T {sign}",
    )
    drawing.write(content / "hoi-nghi.jpg", drawing.scene(300, 200))
    drawing.write(content / "dung.jpg", drawing.scene(400, 300), exif=drawing.oriented(6), comment=b"may anh")
    story(content, "r24", "![Đứng](dung.jpg)\nĐứng.")
    (content / "duoi.jpg").write_bytes((content / "hoi-nghi.jpg").read_bytes() + b"<script>hit()</script>")
    story(content, "r27", "![Đuôi](duoi.jpg)\nĐuôi.")
    drawing.write(content / "cmyk.jpg", drawing.scene(300, 200).convert("CMYK"))
    frames = [drawing.scene(300, 200), drawing.drawing(300, 200)]
    frames[0].save(content / "dong.gif", save_all=True, append_images=frames[1:])
    story(content, "r28", "![Bốn màu](cmyk.jpg)\nMột.\n\n![Động](dong.gif)\nHai.")
    story(content, "r29", "![](hoi-nghi.jpg)\nMột.")
    return built(folder, "STRICT=false")


def page(site: Built, slug: str, day: str = "2024/05/01") -> str:
    return (site.output / day / f"{slug}.html").read_text("utf-8")


def picture(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def everything(site: Built) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(site.output.rglob("*")) if path.is_file())


def test_a_site_of_mistakes_is_refused_and_one_of_oddities_is_built(refused: Built, odd: Built) -> None:
    assert refused.result.returncode == 1
    assert odd.result.returncode == 0, odd.result.stderr
    assert list(refused.output.rglob("*.html"))
    assert not (refused.folder / "site/output").exists()


def test_01_a_day_that_does_not_exist(refused: Built, odd: Built) -> None:
    assert "r01.md:2:7: lỗi: Không có ngày 31/2/2026: tháng 2/2026 có 28 ngày." in refused.said("r01")
    assert page(odd, "tin-r01", "2026/02/28")


def test_02_no_date_or_no_title(refused: Built) -> None:
    assert "thiếu dòng “Date: " in refused.said("r02-ngay")
    assert "thiếu dòng “Title: " in refused.said("r02-ten")


def test_03_a_status_that_is_none(refused: Built) -> None:
    assert "r03.md:4:9: lỗi: không có trạng thái “drafts”. Có phải ý bạn là “draft”?" in refused.said("r03")
    assert not list(refused.output.rglob("tin-r03*"))


@pytest.mark.parametrize(("row", "slug", "day"), [("r04", "hop-xa", "2024/05/01"), ("r05", "hop", "2024/05/02")])
def test_04_05_two_stories_with_one_address(odd: Built, row: str, slug: str, day: str) -> None:
    said = odd.said(f"{row}-b")
    assert f"2024/{row}-a.md" in said
    assert f"“{slug}-2”" in said
    assert page(odd, slug, day) != page(odd, f"{slug}-2", day)


def test_06_a_title_of_emoji_alone(odd: Built) -> None:
    assert "“le-hoi-r06”" in odd.said("Lễ hội r06")
    assert "🎉🎉" in page(odd, "le-hoi-r06")
    assert not list(odd.output.rglob(".html"))


def test_07_a_title_of_four_hundred_characters(odd: Built) -> None:
    [path] = (odd.output / "2024/05/01").glob("hoi-nghi-hoi-nghi*.html")
    assert len(path.stem) <= 80
    assert "cắt ngắn" in odd.said("r07")


@pytest.mark.parametrize("row", ["r08-len", "r08-ra"])
def test_08_an_address_out_of_the_site(refused: Built, row: str) -> None:
    assert f"{row}.md:4:7: lỗi: địa chỉ “../" in refused.said(row)
    assert {path.name for path in refused.folder.iterdir()} == {".env", "cache", "site"}
    assert {path.name for path in (refused.folder / "site").iterdir()} == {"content", ".output.failed"}


def test_09_a_key_that_steers_the_generator(refused: Built) -> None:
    assert "r09.md:4:1: lỗi: khóa “Save_as” không được dùng trong bài" in refused.said("r09")


def test_10_a_mistyped_key(refused: Built) -> None:
    assert "r10.md:3:1: lỗi: không có khóa “Catgory”. Có phải ý bạn là “Category”?" in refused.said("r10")


@pytest.mark.parametrize(("row", "name"), [("tcvn3", "TCVN3"), ("utf16", "UTF-16"), ("1258", "Windows-1258")])
def test_11_an_old_encoding(refused: Built, odd: Built, row: str, name: str) -> None:
    said = refused.said(f"r11-{row}")
    assert name in said
    assert re.search(rf"make convert-text FILE=\S+r11-{row}\.md", said)
    assert page(odd, "co-dau-bom")


def test_12_characters_that_no_page_may_hold(odd: Built) -> None:
    assert [line.split(":")[1:3] for line in odd.said("r12").splitlines()] == [["5", "4"]]  # one for the line
    assert "Hội nghị xã." in page(odd, "tin-r12")
    for feed in odd.output.rglob("*.xml"):
        assert not feedparser.parse(feed.read_bytes()).bozo, feed


def test_13_a_body_in_another_normal_form(odd: Built) -> None:
    assert "Đường ưu tiên." in page(odd, "duong")


def test_14_a_photo_named_in_another_normal_form(odd: Built) -> None:
    [figure] = read_page(odd.output / "2024/05/01/tin-r14.html").find_all("figure")
    assert all(image.attributes["src"].isascii() for image in figure.find_all("img"))
    assert "anh-hoi-nghi" in figure.find_all("img")[0].attributes["src"]


def test_15_a_photo_and_a_file_that_are_missing(refused: Built) -> None:
    said = refused.said("r15")
    assert "r15.md:5:1: lỗi: không tìm thấy ảnh “hoi-nghj.jpg”. Có phải là “2024/hoi-nghi.jpg”" in said
    assert "r15.md:8" in said
    assert b"{static}" not in everything(refused)


@pytest.mark.parametrize(("row", "column"), [("env", 5), ("goc", 1), ("tep", 1), ("nguoc", 1)])
def test_16_a_path_out_of_the_content_folder(refused: Built, row: str, column: int) -> None:
    assert f"r16-{row}.md:5:{column}: lỗi: " in refused.said(f"r16-{row}")
    assert b"PASSWORD" not in everything(refused)
    assert b"root:x:0" not in everything(refused)


def test_17_links_of_the_file_system(refused: Built) -> None:
    assert "[sources/symlink]" in refused.said("r17-tin")
    assert "[sources/symlink]" in refused.said("r17-vong")
    assert refused.seconds < 60  # a loop that is walked never ends


def test_18_a_pipe_and_a_link_that_leads_nowhere(refused: Built) -> None:
    assert "[sources/special-file]" in refused.said("r18-ong")
    assert "[sources/symlink]" in refused.said("r18-treo")


def test_19_markup_that_would_run(odd: Built) -> None:
    body = page(odd, "tin-r19")
    assert "hit()" not in body.partition("<main")[2]
    assert {line.split(":")[1] for line in odd.said("r19").splitlines()} >= {"5", "8"}


def test_20_the_language_of_templates(odd: Built) -> None:
    assert "{{ 7*7 }} {% include 'base.html' %}" in page(odd, "tin-r20").replace("&#39;", "'").replace("&quot;", '"')


def test_21_markup_in_names_is_text_everywhere(odd: Built) -> None:
    for path in odd.output.rglob("*"):
        if path.suffix in {".html", ".xml", ".opml"}:
            text = path.read_text("utf-8")
            assert "<script>hit" not in text, path
    feed = json.loads((odd.output / "feeds/tin-moi.json").read_text("utf-8"))
    assert 'Tin "><script>hit()</script>' in {item["title"] for item in feed["items"]}
    assert (
        read_page(odd.output / "2024/05/01/tin-script-hit-script.html").find_all("h1")[0].words.startswith('Tin "><')
    )


@pytest.mark.parametrize("row", ["r22", "r22-b"])
def test_22_a_story_in_another_format(refused: Built, row: str) -> None:
    assert "[sources/format]" in refused.said(row)


def test_23_a_drawing_that_can_hold_a_program(refused: Built) -> None:
    assert [line.split(":")[1] for line in refused.said("r23").splitlines()] == ["5", "8"]
    assert refused.said("r23").count("Hãy xuất hình sang PNG.") == 2


def test_24_a_photo_from_a_phone(odd: Built) -> None:
    made = list(odd.output.rglob("dung*.jpg"))
    for path in made:
        assert not exifread.process_file(io.BytesIO(path.read_bytes()))
        assert b"may anh" not in path.read_bytes()
    sizes = [picture(path).size for path in made]
    assert any(height > width for width, height in sizes)


def test_25_a_photo_of_four_hundred_million_pixels(refused: Built) -> None:
    assert "[photos/large]" in refused.said("r25")


def test_26_files_that_are_no_photos(refused: Built) -> None:
    rules = re.findall(r"r26\.md:(\d+).*\[(photos/[a-z]+)\]", refused.said("r26"))
    assert [line for line, _ in rules] == ["5", "8", "11", "14"]
    assert [rule for _, rule in rules][1] == "photos/empty"


def test_27_a_program_behind_a_photo(odd: Built) -> None:
    assert list(odd.output.rglob("duoi*.jpg"))
    assert b"hit()" not in b"".join(path.read_bytes() for path in odd.output.rglob("duoi*"))


def test_28_colours_of_print_and_moving_pictures(odd: Built) -> None:
    assert {picture(path).mode for path in odd.output.rglob("cmyk*.jpg")} == {"RGB"}
    assert "[photos/animated]" in odd.said("r28")


def test_29_a_photo_without_a_description(odd: Built) -> None:
    assert "r29.md:5:1: cảnh báo: " in odd.said("r29")
    assert "![mô tả ngắn](" in odd.said("r29")


def test_30_a_link_to_a_story_of_the_future(refused: Built) -> None:
    assert "r30.md:5:25: lỗi: liên kết “" in refused.said("r30")
    assert b"r30-mai" not in everything(refused)


def test_31_32_the_now_of_a_build_is_printed(odd: Built) -> None:
    assert "Dựng trang theo thời điểm Chủ nhật, 22/11/2026 | 08:00 GMT+7." in odd.result.stdout


def test_36_a_damaged_cache_costs_a_notice_and_no_byte(small_site: Path, build: Build, tmp_path: Path) -> None:
    first = build(small_site, output="first", conf="publishconf.py")
    for file in (tmp_path / "cache/store.sqlite3", tmp_path / "cache/photos/index.json"):
        file.write_bytes(b"\xff" * file.stat().st_size)
    damaged = build(small_site, output="second", conf="publishconf.py")
    assert damaged.returncode == first.returncode == 0
    assert [damaged.stderr.count(f"lưu ý: {words}") for words in ("bộ nhớ đệm bị", "bộ nhớ đệm ảnh")] == [1, 1]
    assert _files(tmp_path / "second") == _files(tmp_path / "first")
    assert build(small_site, output="second", conf="publishconf.py").stderr == first.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_37_a_published_story_that_is_deleted_stops_the_build_until_its_address_is_given_up(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    def published() -> bytes:
        return b"".join(_files(tmp_path / "output").values())

    promising = partial(build, small_site, "KEEP_LEDGER=true", conf="publishconf.py")
    (small_site / "2024/xoa.md").write_text(HEAD.format(title="Tin zqxjk", date="2024-05-01") + "\nzqxjk\n", "utf-8")
    assert promising().returncode == 0
    (small_site / "2024/xoa.md").unlink()
    lost = promising()
    assert lost.returncode == 1
    assert "2024/xoa.md: lỗi: tin đã đăng tại “2024/05/01/tin-zqxjk.html” nay không còn tệp" in lost.stderr
    assert b"zqxjk" in published()
    given_up = ["2024/xoa.md", "--content", str(small_site), "-s", str(settings_file())]
    assert forget(given_up, {"SOURCE_DATE_EPOCH": NOW}) == 0
    assert promising().returncode == 0
    assert b"zqxjk" not in published()


def test_38_a_password_in_a_story_and_a_file_of_them(refused: Built) -> None:
    assert "r38.md:5:11: lỗi: " in refused.said("r38")
    assert "[sources/key-file]" in refused.said("may.env")
