"""The photo of a story's header by the real command: on the page, in the lite edition, in feeds, in an increment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import run_pelican
from tests.photos import drawing

HEAD = "Title: Tin {name}\nDate: 2026-01-{day:02}\nCategory: Kinh tế\nSummary: Sapo.\n{header}\n"
WORDS = "Image: dau.jpg\nChú thích ảnh: Toàn cảnh <lễ hội>. Ảnh: Tuấn Tú\nMô tả ảnh: Cổng chào\n"
BODY = "Đoạn mở đầu.\n\n![Đoàn kiểm tra](than.jpg)\nĐoàn kiểm tra đi thực địa.\n"


def write(content: Path, name: str, day: int, header: str, body: str) -> None:
    (content / f"2026/{name}.md").write_text(HEAD.format(name=name, day=day, header=header) + body, "utf-8")


def build(folder: Path) -> str:
    options = ("-e", f'CACHE_PATH="{folder / "cache"}"')
    result = run_pelican(folder / "content", folder / "output", *options, conf="publishconf.py")
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site whose stories show a header's photo at their head, or in their body too, as it is or as a copy."""
    folder = tmp_path_factory.mktemp("header-photo")
    content = folder / "content"
    data = drawing.write(content / "2026/dau.jpg", drawing.scene(640, 400)).read_bytes()
    (content / "2026/ban-sao.jpg").write_bytes(data)
    drawing.write(content / "2026/than.jpg", drawing.scene(500, 400))
    drawing.write(content / "2026/to.jpg", drawing.scene(700, 500))
    write(content, "dau", 1, WORDS, BODY)
    write(content, "chi-chu", 2, "Image: dau.jpg\nMô tả ảnh: Cổng chào\nNgười chụp: Đức Hùng\n", "Chỉ có chữ.\n")
    write(content, "da-co", 3, "Image: dau.jpg\nMô tả ảnh: Cổng\n", "![Cổng](ban-sao.jpg)\nCổng chào trong bài.\n")
    links = "[![Nhỏ](than.jpg)](than.jpg)\nChú thích.\n\nXem [ảnh lớn](to.jpg) và [ảnh khác](/2026/dau.jpg).\n"
    write(content, "lien-ket", 4, "", links)
    build(folder)
    yield folder


def page(site: Path, name: str, edition: str = "") -> str:
    return next((site / "output" / edition).glob(f"2026/01/*/tin-{name}.html")).read_text("utf-8")


def test_the_photo_stands_at_the_head_as_a_figure_of_the_body_does(site: Path) -> None:
    prose = page(site, "dau").partition('<div class="prose">')[2].strip()

    assert prose.startswith('<figure class="photo"><a class="photo__link" data-photo href="/anh/dau.')
    assert prose.partition("</figure>")[0].endswith(
        '<figcaption class="photo__caption">Toàn cảnh &lt;lễ hội&gt;. '
        '<span class="photo__credit">Ảnh: Tuấn Tú</span></figcaption>'
    )
    assert re.findall(r'alt="([^"]+)" loading="(\w+)"', prose) == [("Cổng chào", "eager"), ("Đoàn kiểm tra", "lazy")]
    assert "fetchpriority" not in prose  # title and lead stand above it
    assert 'property="og:image:alt" content="Cổng chào"' in page(site, "dau")


def test_a_story_of_words_alone_shows_it_too(site: Path) -> None:
    prose = page(site, "chi-chu").partition('<div class="prose">')[2]

    assert prose.count("<figure") == 1
    assert '<figcaption class="photo__caption"><span class="photo__credit">Ảnh: Đức Hùng</span></figcaption>' in prose


def test_a_photo_that_the_body_shows_stands_there_alone(site: Path) -> None:
    prose = page(site, "da-co").partition('<div class="prose">')[2]

    assert re.findall("<figure|<figcaption[^>]*>[^<]*", prose) == [
        "<figure",
        '<figcaption class="photo__caption">Cổng chào trong bài.',
    ]
    assert "/anh/ban-sao." in prose and 'loading="eager"' in prose


def test_the_lite_edition_and_the_feeds_show_it(site: Path) -> None:
    for name in ("dau", "chi-chu"):
        lite = page(site, name, "lite")
        assert len(re.findall(r'<figure class="photo"><a href="/anh/dau\.[^"]+">[^<]*: Cổng chào</a>', lite)) == 1
        assert "<picture" not in lite
    feeds = [path.read_text("utf-8") for path in (site / "output").rglob("*.xml") if b"<feed" in path.read_bytes()]
    entries = [entry for feed in feeds for entry in feed.split("<entry>") if "tin-dau.html" in entry]
    assert entries
    for entry in entries:
        assert entry.count("Ảnh: Tuấn Tú") == 1
        assert len(re.findall(r"img [^>]*/anh/dau\.", entry)) == 1


def test_links_to_photos_lead_to_their_largest_jpeg_everywhere(site: Path) -> None:
    for edition in ("", "lite"):
        links = re.findall(r'href="(/anh/(?:to|dau|than)\.[^"]+)"', page(site, "lien-ket", edition))
        names = [link.partition(".")[0] for link in links]
        assert names == ["/anh/than", "/anh/to", "/anh/dau"]
        assert all(link.endswith(".jpg") and (site / f"output{link}").is_file() for link in links)
    assert 'data-photo href="/anh/than.' in page(site, "lien-ket")
    made = {path.name.partition(".")[0]: path.name for path in (site / "output/anh").glob("to.*")}
    assert list(made) == ["to"] and made["to"].endswith("-700.jpg")


def test_another_file_under_its_name_renders_the_page_again(site: Path) -> None:
    before = {name: page(site, name) for name in ("dau", "da-co")}
    drawing.write(site / "content/2026/dau.jpg", drawing.drawing(640, 400), "JPEG")
    said = build(site)

    after = page(site, "dau")
    old, new = (re.findall(r"/anh/dau\.(\w+)-640\.jpg", text)[0] for text in (before["dau"], after))
    assert old != new
    assert new in page(site, "chi-chu")
    # The body's copy is another photo now, so that the header's stands at the head.
    assert page(site, "da-co").partition('<div class="prose">')[2].count("<figure") == 2
    assert "0 trang giữ nguyên" not in said


def test_photos_of_a_story_with_a_wrong_header_are_judged_in_the_same_run(tmp_path: Path) -> None:
    (tmp_path / "content/2026").mkdir(parents=True)
    header = "Số cột: hai\nImage: https://x.vn/dau.jpg\n"
    write(
        tmp_path / "content", "sai", 5, header, "![Một](khong-co.jpg)\nChú thích.\n\n![Hai](//x.vn/hai.png)\nHai.\n"
    )

    result = run_pelican(tmp_path / "content", tmp_path / "output", "-e", f'CACHE_PATH="{tmp_path / "cache"}"')

    found = re.findall(r"^2026/sai\.md:(\d+)\S* lỗi: .*\[(\S+)\]$", result.stderr, re.MULTILINE)
    assert found == [
        ("5", "front-matter/unknown-key"),
        ("6", "photos/remote"),
        ("8", "photos/missing"),
        ("11", "photos/remote"),
    ]
