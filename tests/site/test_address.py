"""Publishing asks for an address that readers can open, and says which one it builds for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.newsroom.build import BuildSettings
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.hooks import _say_addresses
from bantin.newsroom.judging import judge_settings, stop_at_mistakes
from bantin.newsroom.mode import Command
from bantin.newsroom.setting import Mistakes

from tests.building import NOW, ROOT, SMALL_SITE, settings_file

GOOD: dict[str, Any] = {
    "SITEURL": "https://bantin.xayenphu.vn",
    "RELATIVE_URLS": False,
    "PUBLIC_ADDRESS_REQUIRED": True,
    "TIMEZONE": "Asia/Ho_Chi_Minh",
    "PATH": str(SMALL_SITE),
    "THEME": str(ROOT / "theme"),
    "MARKDOWN": {},
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file lies here: what is said of a setting names its place in one."""
    monkeypatch.chdir(tmp_path)


def check(**changed: object) -> None:
    settings = BuildSettings({**GOOD, **changed})
    settings.mistakes = Mistakes()
    judge_settings(settings)
    stop_at_mistakes(SimpleNamespace(settings=settings))


def test_plain_pelican_publishes_nothing_without_an_address(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(SMALL_SITE),
        "-o",
        str(tmp_path / "site"),
        "-s",
        str(settings_file("publishconf.py")),
    ]
    environment = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    environment |= {"SOURCE_DATE_EPOCH": NOW, "COLUMNS": "300"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert (
        "Chưa có địa chỉ của trang (SITEURL). Hãy ghi địa chỉ thật của trang: make publish SITEURL=https://" in said
    )
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_the_address_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    settings = BuildSettings(GOOD)
    settings.command = Command()
    _say_addresses(settings)
    assert capsys.readouterr().out == "Trang được dựng cho địa chỉ https://bantin.xayenphu.vn\n"


@pytest.mark.parametrize("address", ["https://bantin.example.vn", "http://localhost:8000", "bantin.xayenphu.vn"])
def test_a_placeholder_stops_a_build_that_is_to_be_published_and_no_other(address: str) -> None:
    with pytest.raises(BuildFailed, match="make publish SITEURL=https://"):
        check(SITEURL=address)
    check(SITEURL=address, PUBLIC_ADDRESS_REQUIRED=False)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TIMEZONE", "Asia/Hanoi", "không có múi giờ “Asia/Hanoi”; của Việt Nam là “Asia/Ho_Chi_Minh”"),
        ("TIMEZONE", "", "không có múi giờ “”"),
        ("TIMEZONE", "../x", "không có múi giờ “../x”"),
        ("TIMEZONE", 7, "TIMEZONE phải là chữ"),
        ("CATEGORIES", "Kinh tế", "CATEGORIES phải là một danh sách"),
        ("PATH", str(ROOT / "khong-co"), "Không có thư mục nội dung"),
    ],
)
def test_a_setting_that_nothing_can_be_built_from_is_named(name: str, value: object, sentence: str) -> None:
    with pytest.raises(BuildFailed, match=sentence):
        check(**{name: value})
