"""Photos in a site that the real command builds."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.building import run_pelican, run_verb, settings_file
from tests.photos import drawing

HEAD = "Title: {title}\nDate: {date}\nCategory: Kinh tế\nStatus: {status}\n\n"


def story(content: Path, name: str, body: str, *, status: str = "published", date: str = "2026-01-31") -> None:
    (content / f"{name}.md").write_text(HEAD.format(title=f"Tin {name}", date=date, status=status) + body, "utf-8")


def build(folder: Path, conf: str = "publishconf.py") -> tuple[int, str, dict[str, bytes]]:
    cache = f'CACHE_PATH="{folder / "cache"}"'
    result = run_pelican(folder / "content", folder / "output", "-e", cache, conf=conf)
    output = folder / "output"
    made = {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    return result.returncode, result.stdout + result.stderr, made


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a portrait phone photo under an NFD name, twins that differ by ending, and an unpublished story."""
    folder = tmp_path_factory.mktemp("good")
    content = folder / "content/2026"
    phone = unicodedata.normalize("NFD", "ảnh hội nghị.JPG")
    drawing.write(content / phone, drawing.scene(500, 400), exif=drawing.oriented(6))
    drawing.write(content / "a.jpg", drawing.scene(400, 300))
    drawing.write(content / "a.png", drawing.drawing(400, 300), "PNG")
    drawing.write(content / "kin.jpg", drawing.scene(200, 150))
    body = "![Bà Xuyến](ảnh hội nghị.jpg)\nToàn cảnh. Ảnh: Tuấn Tú\n\n![Hai](a.jpg)\nẢnh hai.\n\n"
    story(content, "chinh", body + "![Ba](a.png)\nHình ba.\n")
    story(content, "nhap", "![Kín](kin.jpg)\nChưa đăng.\n", status="draft")
    story(content, "mai", "![Kín](kin.jpg)\nChưa tới ngày.\n", date="2030-01-01")
    return folder


def test_a_site_with_photos_is_built_whole_and_again_the_same(good: Path) -> None:
    code, said, first = build(good)
    assert code == 0, said
    page = first["2026/01/31/tin-chinh.html"].decode()
    addresses = set(re.findall(r'["\s]/(anh/[^\s",]+)', page))

    assert len(re.findall("<picture>", page)) == 3
    assert {address.partition(".")[0] for address in addresses} == {"anh/anh-hoi-nghi", "anh/a"}
    assert addresses <= first.keys()
    assert not [name for name, data in first.items() if b"\x02" in data and name.endswith((".html", ".xml"))]
    assert not [name for name in first if name.startswith("anh/kin")]
    assert re.search(r'width="355" height="444" alt="Bà Xuyến"', page)  # of 400 by 500 pixels
    assert build(good)[2] == first


def test_every_bad_photo_is_named_with_its_story_and_line_and_the_build_fails(tmp_path: Path) -> None:
    content = tmp_path / "content/2026"
    whole = drawing.write(content / "tot.jpg", drawing.scene(100, 80)).read_bytes()
    (content / "cut.jpg").write_bytes(whole[:-200])
    (content / "ve.png").write_bytes(b"<svg/>")
    (content / "lien-ket.jpg").symlink_to(content / "tot.jpg")
    names = ("tôt.jpg", "cut.jpg", "ve.png", "lien-ket.jpg", "../../../.env.jpg")
    clip = '<video src="tot.jpg"></video>\nẢnh dùng như video.\n'
    story(content, "xau", "".join(f"![Ảnh xấu]({name})\nMột dòng chú thích.\n\n" for name in names) + clip)
    story(content, "tot", "![Ảnh tốt](tot.jpg)\nMột dòng chú thích.\n")

    code, said, _ = build(tmp_path, "pelicanconf.py")

    assert code != 0
    found = re.findall(r"xau\.md:(\d+)[^\n]*\[(photos/[a-z-]+)\]", said)
    rules = (
        "photos/missing",
        "photos/truncated",
        "photos/svg",
        "photos/symlink",
        "photos/outside",
        "photos/two-kinds",
    )
    lines = range(6, 6 + 3 * len(rules), 3)
    assert sorted(found) == sorted((str(line), rule) for line, rule in zip(lines, rules, strict=True))


def test_the_report_names_what_photos_lack_and_makes_nothing(good: Path) -> None:
    result = run_verb("photos-report", "-s", str(settings_file()), str(good / "content"))

    assert result.returncode == 0, result.stderr
    rows = {line.split()[2]: line for line in result.stdout.rpartition("─\n")[2].splitlines()[:-1]}
    assert rows.keys() == {unicodedata.normalize("NFD", "ảnh"), "a.jpg", "a.png", "kin.jpg"}
    assert rows["a.jpg"].endswith("nguồn ảnh, nhỏ hơn 600 điểm")
