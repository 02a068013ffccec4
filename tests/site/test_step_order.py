"""Within one stage the order of steps makes no difference: a site comes out the same, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.building import DEMO, ROOT, SMALL_SITE, run_pelican

_CONF = """
import sys
sys.path[:0] = [{root!r}, {folder!r}]
from tests.demo.demo_publishconf import *

STRICT, ICON_SOURCE = False, ""
PLUGINS = [*PLUGINS, "other_order"]
"""
_PLUGIN = """
import random
from bantin.newsroom import pipeline

INCREMENTAL = True

def register():
    steps = list(pipeline._steps.items())
    {shuffle}
    pipeline._steps.clear()
    pipeline._steps.update(steps)
"""
_ORDERS = ("pass", "steps.reverse()", "random.Random(1).shuffle(steps)", "random.Random(2).shuffle(steps)")


def built(folder: Path, order: str) -> dict[str, bytes]:
    """Return the files of a site whose steps were called in that ``order`` within each stage."""
    folder.mkdir()
    (folder / "other_order.py").write_text(_PLUGIN.format(shuffle=order), "utf-8")
    (folder / "conf.py").write_text(_CONF.format(root=str(ROOT), folder=str(folder)), "utf-8")
    content, output = folder / "content", folder / "output"
    shutil.copytree(SMALL_SITE, content, ignore=shutil.ignore_patterns("tin-[3-8].md"))  # which are alike
    (content / "2024/mau.pdf").write_bytes(b"%PDF-1.4\nform\n%%EOF\n")
    story = content / "2024/cam.md"
    photo = "\n![Đồi cam chín vàng](anh.jpg)\n*Vườn cam. Ảnh: Tuấn Tú*\n"
    photo += "\nXem [biểu mẫu](mau.pdf) và [tin khác](hoi-nghi.md).\n"
    story.write_text(story.read_text("utf-8") + photo, "utf-8")
    shutil.copy(next((DEMO / "content").rglob("*.jpg")), content / "2024/anh.jpg")
    result = run_pelican(content, output, "-e", f'CACHE_PATH="{folder / "cache"}"', conf=str(folder / "conf.py"))
    assert result.returncode == 0, result.stderr + result.stdout
    files = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("usual") / "site", _ORDERS[0])


@pytest.mark.parametrize("order", [*_ORDERS[1:3], pytest.param(_ORDERS[3], marks=pytest.mark.long)])
def test_the_site_is_the_same(usual: dict[str, bytes], tmp_path: Path, order: str) -> None:
    other = built(tmp_path / "site", order)
    assert other.keys() == usual.keys()
    assert [name for name in usual if usual[name] != other[name]] == []


def test_there_is_something_to_be_put_in_another_order(usual: dict[str, bytes]) -> None:
    assert {"sitemap.xml", "robots.txt", "tim-kiem.html", "lite/index.html"} <= usual.keys()
    assert any(name.endswith(".pdf") for name in usual) and any(name.startswith("anh/") for name in usual)
