"""An English site: no Vietnamese word on any kind of page, in any feed, in any file for machines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.newsroom.build import read_clock
from bantin.own_site.answers import SECTIONS, Answers
from bantin.own_site.folder import FILES, files_of
from bantin.own_site.software import carried
from bantin.theming.folder import theme_folder
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.marks import normal_form

from tests.building import NOW, run_pelican

pytestmark = [pytest.mark.process, pytest.mark.slow]

_LETTERS = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
MARKED = re.compile(rf"[^<>\n]{{0,40}}[{_LETTERS}{_LETTERS.upper()}][^<>\n]{{0,40}}")
PRODUCT = re.compile(r'"generator": "Bản tin"|<generator[^>]*>Bản tin<')  # a name of its own
STORY = """Title: A road is mended
Date: 2023-05-02 07:30
Category: News
Author: Anna Lee
Tags: road, repairs
Correction: The road is in the third ward.
Summary: The road by the river is open again.

The road by the river is open again after 30 days.

| Day | What |
|---|---|
| Monday | Asphalt |
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English site as ``bantin site`` writes it, with stories that fill lists, built for readers."""
    folder = tmp_path_factory.mktemp("english")
    answers = Answers("Tan An News", "https://news.tanan.org", "The town of Tan An", SECTIONS["en"], language="en")
    now = read_clock(HO_CHI_MINH, {"SOURCE_DATE_EPOCH": NOW})
    for path, data in files_of(answers, carried(FILES), theme_folder(), now):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for number in range(28):
        text = STORY.replace("is mended", f"is mended ({number})").replace("2023-05-02", f"2023-05-{number + 2:02}")
        (folder / f"content/2023/road-{number}.md").parent.mkdir(exist_ok=True)
        (folder / f"content/2023/road-{number}.md").write_text(text, "utf-8")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    built = run_pelican(folder / "content", folder / "public", "-e", cache, conf=str(folder / "publishconf.py"))
    assert built.returncode == 0, built.stderr
    assert MARKED.search(built.stderr + built.stdout) is None  # its editors are spoken to in English too
    return folder / "public"


def test_each_kind_of_page_is_there(site: Path) -> None:
    kinds = (
        "index.html",
        "404.html",
        "about.html",
        "chuyen-muc/news.html",
        "chuyen-muc.html",
    )
    more = ("tu-khoa/road.html", "tac-gia/anna-lee.html", "luu-tru.html", "luu-tru/2023.html", "luu-tru/2023/05.html")
    last = ("tim-kiem.html", "ngoai-tuyen.html", "nguon-tin.html", "ban-do-trang.html", "lite/index.html")
    assert [name for name in (*kinds, *more, *last) if not (site / name).is_file()] == []
    assert list(site.rglob("*trang-*.html"))  # a list goes on
    assert len(list(site.glob("2023/05/*/*.html"))) == 28


@pytest.mark.parametrize("ending", [".html", ".xml", ".json", ".webmanifest", ".opml", ".xsl", ".css", ".txt"])
def test_no_vietnamese_word_is_in_it(site: Path, ending: str) -> None:
    found = {}
    for file in sorted(path for path in site.rglob("*") if path.suffix == ending):
        text = PRODUCT.sub("", normal_form("NFC", file.read_text("utf-8")))
        words = MARKED.findall(text)
        if words:
            found[file.relative_to(site).as_posix()] = words[:3]
    assert found == {}
