"""The site's own theme files and blocks are seen after each edit, and an increment is what a clean build makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.site.pages import Element, read_page
from tests.site.test_command import tree

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
OWN = ('OWN_THEME="theme"',)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "theme/strings").mkdir(parents=True)
    (tmp_path / "theme/templates/partials").mkdir(parents=True)
    return tmp_path / "theme"


def test_own_words_and_templates_are_seen_after_an_edit(
    small_site: Path, build: Build, tmp_path: Path, theme: Path
) -> None:
    assert build(small_site, *OWN).returncode == 0
    (theme / "strings/vi.toml").write_text(
        '[front]\nnewest = "Mới nhất"\n[reader]\npicks-category = "Cùng mục này"\n', "utf-8"
    )
    (theme / "templates/partials/footer.html").write_text("<footer>Chân trang của xã</footer>\n", "utf-8")
    assert build(small_site, *OWN).returncode == 0
    front, story = (read(tmp_path / "output", name) for name in ("index.html", STORY))
    assert "Mới nhất" in front and "Chân trang của xã" in front
    assert "Cùng mục này" in story and "Chân trang của xã" in story
    assert build(small_site, *OWN, output="clean").returncode == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")


def read(output: Path, name: str) -> str:
    return (output / name).read_text("utf-8")


def order(page: Element, *marks: str) -> list[str]:
    """Return the ``marks`` (classes) in the order in which their first elements stand in the page."""

    def walk(element: Element) -> Iterator[str]:
        for child in element.children:
            yield from child.attributes.get("class", "").split()
            yield from walk(child)

    return list(dict.fromkeys(name for name in walk(page) if name in marks))


def test_an_owner_orders_the_blocks_of_the_front_page_and_of_the_footer(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    blocks = ("front", "notices", "boxes", "category-blocks")
    footer = ("footer__office", "footer__menu", "footer__end")
    boxes = ('FRONT_BOXES={"hotline": ["113"]}',)
    assert build(small_site, *boxes).returncode == 0
    usual = read_page(tmp_path / "output/index.html")
    assert order(usual, *blocks) == ["front", "notices", "boxes", "category-blocks"]
    assert order(usual, *footer) == ["footer__menu", "footer__office", "footer__end"]
    [news] = usual.find_all("div", "front")
    assert len(news.find_all("section", "notices")) == 1
    own = (
        'FRONT_BLOCKS=["boxes", "notices", "news"]',
        'FOOTER_BLOCKS=["office", "pages"]',
        'FOOTER_LINES=["Giấy phép số 12/GP-STTTT", ["Cổng tỉnh", "https://tinh.example.vn/"]]',
    )
    assert build(small_site, *boxes, *own).returncode == 0
    changed = read_page(tmp_path / "output/index.html")
    assert order(changed, *blocks) == ["boxes", "notices", "front"]
    assert order(changed, *footer) == ["footer__office", "footer__menu", "footer__end"]
    [end] = changed.find_all("div", "footer__end")
    assert "Giấy phép số 12/GP-STTTT" in end.words
    assert "https://tinh.example.vn/" in [link.attributes["href"] for link in end.find_all("a")]
    assert build(small_site, *boxes, *own, output="clean").returncode == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('FRONT_BLOCKS=["news", "new"]', "'new'"),
        ('FRONT_BLOCKS=["news", "news"]', "chỉ ghi một lần"),
        ('FOOTER_LINES=[["một"]]', "FOOTER_LINES"),
    ],
)
def test_a_slip_in_them_is_told(small_site: Path, build: Build, setting: str, said: str) -> None:
    result = build(small_site, setting)
    assert result.returncode == 1
    assert said in result.stderr
