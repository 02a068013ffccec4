"""The front page, with and without the editors' file."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Build
from tests.site.pages import Element, read_page


def links(element: Element) -> list[str]:
    return [link.words for link in element.find_all("a") if link.words]


def front(tmp_path: Path) -> Element:
    [main] = read_page(tmp_path / "output/index.html").find_all("main")
    return main


def test_without_a_file_the_newest_story_leads_and_notices_have_their_own_block(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    build(small_site)
    main = front(tmp_path)
    assert main.find_all("article", "lead-card")[0].find_all("a")[-1].words == 'Cam sành "chín" sớm <hơn> mọi năm'
    [notices] = main.find_all("section", "notices")
    assert links(notices).count("Thông báo lịch tiếp công dân") == 2
    assert links(main).count("Thông báo lịch tiếp công dân") == 2


def test_editors_choose_what_stands_on_top(small_site: Path, build: Build, tmp_path: Path) -> None:
    (small_site / "front-page.toml").write_text(
        'tin-chon = ["2023/tin-3.md", "hoi-nghi-tong-ket-nam-2023"]\n', "utf-8"
    )
    result = build(small_site)
    assert result.returncode == 0, result.stderr
    main = front(tmp_path)
    assert main.find_all("article", "lead-card")[0].find_all("a")[-1].words == "Tin chính trị số 3"
    assert links(main).count("Tin chính trị số 3") == 1


def test_a_pick_that_is_no_published_story_is_an_error_with_its_line(small_site: Path, build: Build) -> None:
    picks = ["2023/tin-99.md", "2024/nhap.md", "2024/tuong-lai.md"]
    lines = "".join(f'  "{pick}",\n' for pick in picks)
    (small_site / "front-page.toml").write_text(f"tin-chon = [\n{lines}]\n", "utf-8")
    result = build(small_site)
    assert result.returncode == 1
    assert [f"front-page.toml:{line}:3: lỗi:" in result.stderr for line in (2, 3, 4)] == [True, True, True]
    assert "2023/tin-" in result.stderr.split("front-page.toml:2:")[1].split("\n")[0]
