"""``make check`` and the build judge stories by the same rules."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, Result, run_pelican, settings_file
from tests.conftest import Build

STORY = "Title: HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM\nDate: 2024-01-14 17:30\nCategory: Y tế\nStatus: {status}\n\n# Một\n"


def write_stories(place: Path) -> Path:
    folder = place / "noi-dung"
    folder.mkdir()
    (folder / "tin.md").write_text(STORY.format(status="xuất bản"), "utf-8")
    (folder / "nhap.md").write_text(STORY.format(status="nháp").replace("# Một", "[x](mat.md)"), "utf-8")
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_stories(tmp_path)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What the command says of both stories."""
    return check(write_stories(tmp_path_factory.mktemp("checked")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What a build says of both stories."""
    folder = tmp_path_factory.mktemp("built")
    return run_pelican(write_stories(folder), folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"')


FINDING = re.compile(
    r"(?P<path>[^:]+)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?:lỗi|cảnh báo|lưu ý): .+ \[[a-z-]+/[a-z.-]+\]"
)


def settings_of(content: Path) -> Path:
    """Write the settings of a site of ``content``."""
    settings = content.parent / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.demo.demo_pelicanconf import *\n"
        f"PATH = {str(content)!r}\n"
        f"CACHE_PATH = {str(content.parent / 'cache')!r}\n",
        "utf-8",
    )
    return settings


def check(content: Path, *options: str) -> Result:
    """Run the real command."""
    command = [sys.executable, "-m", "bantin", "check", "-s", str(settings_of(content)), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def check_at_once(content: Path, *paths: str, format: str = "text") -> Result:
    """Do what the command does once it has read its arguments."""
    wish = json.dumps({"paths": paths, "format": format, "strict": False})
    options = ("-q", "-e", f"DRY_RUN={wish}", "PREVIEW=true")
    return run_pelican(content, content.parent / "nothing", *options, conf=str(settings_of(content)))


def test_every_finding_has_its_place_its_gravity_its_rule_and_a_count_follows(checked: Result) -> None:
    lines = checked.stdout.splitlines()
    read = [FINDING.fullmatch(line) for line in lines[:-1]]
    assert read and all(read)
    places = [(found["path"], int(found["line"] or 0), int(found["column"] or 0)) for found in read if found]
    assert places == sorted(places)
    sentence = "“# Một” ngang hàng với tên bài. Hãy dùng hai dấu thăng: “## Một”."
    assert f"tin.md:6:1: cảnh báo: {sentence} [check/heading-one]" in lines
    assert any(line.startswith("tin.md:1:8: cảnh báo: ") and "[check/capital-title]" in line for line in lines)
    assert lines[-1].startswith("Tổng cộng: 1 lỗi, ")
    assert checked.returncode == 1


def test_drafts_are_checked_by_the_command_and_stop_no_build(checked: Result, built: Result) -> None:
    assert any(
        line.startswith("nhap.md:6:5: lỗi: ") and "[check/lost-link]" in line for line in checked.stdout.splitlines()
    )
    assert built.returncode == 0, built.stderr
    assert "nhap.md" not in built.stderr


def test_a_build_asks_for_errors_alone_and_leaves_warnings_to_the_command(checked: Result, built: Result) -> None:
    assert "check/heading-one" in checked.stdout
    assert "check/" not in built.stderr


def test_an_error_of_a_rule_fails_the_build(content: Path, build: Build) -> None:
    (content / "tin.md").write_text(STORY.format(status="xuất bản").replace("# Một", "[x](mat.md)"), "utf-8")
    result = build(content)
    assert result.returncode == 1
    assert "tin.md:6:5: lỗi: không có tin nào là “mat.md”." in result.stderr


def test_one_file_can_be_asked_about_warnings_made_to_count_and_programs_read_what_is_said(content: Path) -> None:
    file = str(content / "tin.md")
    strict, lenient = check(content, file, "--strict", "--format", "json"), check_at_once(content, file)
    found = json.loads(strict.stdout)
    heading = next(one for one in found if one["rule"] == "check/heading-one")
    assert (heading["path"], heading["line"], heading["severity"]) == ("tin.md", 6, "warning")
    assert {one["path"] for one in found} == {"tin.md"}
    assert "\ntin.md:" in f"\n{lenient.stdout}"
    assert "\nnhap.md:" not in f"\n{lenient.stdout}"
    assert (strict.returncode, lenient.returncode) == (1, 0)
    missing = check_at_once(content, str(content / "khong-co.md"))
    assert (missing.returncode, "không có trong thư mục nội dung" in missing.stderr) == (2, True)


def test_programs_and_github_can_read_the_findings_of_all_stories(content: Path) -> None:
    found = json.loads(check_at_once(content, format="json").stdout)
    assert {one["path"] for one in found} == {"tin.md", "nhap.md"}
    shown = check_at_once(content, format="github").stdout
    assert "::warning file=tin.md,line=6,col=1,title=check/heading-one::" in shown


def test_the_list_names_every_rule() -> None:
    files = {path.stem.replace("_", "-") for path in (ROOT / "plugins/bantin/check/rules").glob("[a-z]*.py")} | {
        "silence",
        "needless-silence",
    }
    command = [sys.executable, "-m", "bantin", "check", "-s", str(settings_file()), "--list"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.partition(" ")[0].removeprefix("check/") for line in result.stdout.splitlines()} == files
