"""An emergency over every page until its hour, by the real command."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Build

WORDS = "Mưa lũ: bà con không qua ngầm tràn"


def pages(output: Path) -> dict[str, bool]:
    """Return for each page whether the emergency stands on it."""
    return {path.relative_to(output).as_posix(): WORDS in path.read_text("utf-8") for path in output.rglob("*.html")}


def test_it_stands_on_every_page_until_its_hour_and_on_none_after(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    file = small_site / "khan-cap.toml"
    file.write_text(f'tin = "{WORDS}. Gọi 0207 000 0000"\nden = "18h00 ngày 30/11/2026"\n', "utf-8")
    assert build(small_site).returncode == 0
    shown = pages(tmp_path / "output")
    assert {"index.html", "404.html", "lite/index.html"} <= set(shown) and all(shown.values())
    assert 'href="tel:+842070000000"' in (tmp_path / "output/index.html").read_text("utf-8")

    file.write_text(f'tin = "{WORDS}"\nden = "18h00 ngày 21/11/2026"\n', "utf-8")
    assert build(small_site).returncode == 0
    assert not any(pages(tmp_path / "output").values())

    file.write_text(f'tin = "{WORDS}"\nden = "30/11/2026"\n', "utf-8")
    result = build(small_site)
    assert (result.returncode, "khan-cap.toml:2:1: lỗi: thiếu giờ kết thúc." in result.stderr) == (1, True)
