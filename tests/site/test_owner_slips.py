"""What owners slip on in their settings, told by a whole build: the cause, and nothing that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import Result, run_pelican

STORY = "Title: Trạm y tế\nDate: 2024-01-14 17:30\nCategory: Y tế\n\nXem [chuyên mục](chuyen-muc/y-te.html).\n"


def build(folder: Path, *settings: str) -> Result:
    (folder / "content").mkdir()
    (folder / "content/tram.md").write_text(STORY, "utf-8")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    return run_pelican(folder / "content", folder / "out", "--fatal", "errors", "-e", cache, *settings)


def test_a_mistake_in_the_sections_is_all_that_is_told(tmp_path: Path) -> None:
    built = build(tmp_path, 'CATEGORIES=[{"nam": "Y tế"}, {"name": "Kinh tế"}]')
    assert built.returncode == 1
    assert len(built.stderr.splitlines()) == 1
    assert "CATEGORIES, mục thứ 1: không có khóa “nam”. Có phải là “name” không? Hãy sửa trong " in built.stderr
    assert "demo_pelicanconf.py" in built.stderr
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Result:
    office = 'OFFICE={"goverming_body": "UBND xã"}'
    folder = tmp_path_factory.mktemp("refused")
    return build(folder, 'SITENAEM="Bản tin"', "SAME_CATEGRY_COUNT=3", office, 'HOTLINE="1"', "STRICT=true")


@pytest.mark.parametrize(
    "words",
    [
        "SITENAEM: không có thiết lập nào tên như vậy. Có phải là SITENAME không? [newsroom/setting]",
        "SAME_CATEGRY_COUNT: không có thiết lập nào tên như vậy. Có phải là SAME_CATEGORY_COUNT không?",
        "OFFICE, “goverming_body”: không có mục nào tên như vậy. Có phải là “governing_body” không?",
    ],
)
def test_a_slip_in_a_name_stops_a_build_to_be_published(refused: Result, words: str) -> None:
    assert refused.returncode == 1
    assert words in refused.stderr
    assert refused.stderr.count("[newsroom/setting]") == 3


def test_nothing_of_a_refused_build_reads_as_published(refused: Result) -> None:
    assert "1 bài đã đọc, chưa đăng gì; " in refused.stdout
    assert "trang ghi mới" not in refused.stdout
    assert "1 đăng" not in refused.stdout
