"""``bantin site`` writes a small folder, whose settings build a site by the wheel in it and by nothing of ours."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import os
import re
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
import yaml
from bantin import __version__
from bantin.__main__ import main
from bantin.own_site.answers import HOSTS
from PIL import Image

from tests.building import ROOT
from tests.own_site.wheels import run_installed, unpacked, wheel_of_today

pytestmark = [pytest.mark.process, pytest.mark.slow]

ANSWERS = ["--name", "Bản tin xã Tân An", "--office", "UBND xã Tân An", "--sections", "Kinh tế, Chợ “phiên”"]
MORE = ["--colour", "son", "--address", "bantin.xatanan.vn"]


def run(*arguments: str, folder: Path) -> int:
    """Run the command in ``folder``, where no settings are but its own."""
    with contextlib.chdir(folder):
        return main(arguments)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of_today(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """A new site for GitHub."""
    folder = tmp_path_factory.mktemp("own") / "tân an"
    assert run("site", str(folder), *ANSWERS, *MORE, "--wheel", str(wheel), folder=folder.parent) == 0
    return folder


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_the_folder_is_small_and_each_file_is_the_owners_or_in_vendor(site: Path) -> None:
    year = next((site / "content").glob("2*")).name
    assert {re.sub(r"content/\d{4}/", "content/YEAR/", name) for name in files(site)} == {
        *("pelicanconf.py", "publishconf.py", "previewconf.py", "README.md", ".gitignore", ".gitattributes"),
        *("Mở bàn biên tập.cmd", "Mở bàn biên tập.command", ".github/workflows/ban-tin.yml"),
        *("theme/static/img/emblem.svg", "theme/strings/vi.toml", "theme/templates/README.txt"),
        *("vendor/start.py", "vendor/site.txt", "vendor/desk.txt", f"vendor/ban_tin-{__version__}-py3-none-any.whl"),
        *(f"content/YEAR/bai-mau-{number}.md" for number in (1, 2, 3)),
        *("content/YEAR/anh-mau.jpg", "content/pages/gioi-thieu.md"),
    }
    assert int(year) >= 2026


def test_the_settings_are_ten_statements_of_what_is_the_sites(site: Path) -> None:
    tree = ast.parse((site / "pelicanconf.py").read_text("utf-8"))
    assert ast.unparse(tree.body[1]) == "from bantin.settings import *"
    values = {
        ast.unparse(it.targets[0]): ast.literal_eval(it.value) for it in tree.body[2:] if isinstance(it, ast.Assign)
    }
    assert values["SITENAME"] == "Bản tin xã Tân An"
    assert values["OFFICE"]["governing_body"] == "UBND xã Tân An"
    assert [it["name"] for it in values["CATEGORIES"]] == ["Kinh tế", "Chợ “phiên”"]
    assert values["PALETTE"] == "son"
    assert len(tree.body) <= 10


def test_three_stories_say_that_they_are_examples(site: Path) -> None:
    stories = [file.read_text("utf-8") for file in sorted(site.glob("content/2*/*.md"))]
    assert len(stories) == 3
    assert all("Title: Bài mẫu" in text and "Đây là bài mẫu" in text for text in stories)
    with Image.open(next(site.glob("content/2*/anh-mau.jpg"))) as photo:
        assert photo.size == (1200, 800)


def test_the_emblem_is_a_drawing_in_the_sites_colours(site: Path) -> None:
    emblem = ET.fromstring((site / "theme/static/img/emblem.svg").read_bytes())
    said = "".join(emblem.itertext())
    assert "Bản tin xã Tân An" in said
    assert "TA" in said
    palette = tomllib.loads((ROOT / "theme/palettes/son.toml").read_text("utf-8"))
    assert palette["light"]["cloth"] in (site / "theme/static/img/emblem.svg").read_text("utf-8")


def test_pip_is_told_the_hash_of_the_wheel_and_of_each_package(site: Path, wheel: Path) -> None:
    for name in ("site", "desk"):
        text = (site / f"vendor/{name}.txt").read_text("utf-8")
        named = re.findall(r"^(\S+?)(?:==\S+)?(?: ;.*)? \\\n    --hash=sha256:(\w{64})", text, re.MULTILINE)
        assert named[-1] == (f"./vendor/{wheel.name}", hashlib.sha256(wheel.read_bytes()).hexdigest())
        assert {"pelican", "pillow"} <= {package for package, _ in named}
        assert len(re.findall(r"^[a-z./]", text, re.MULTILINE)) == len(named)  # none without


def test_the_starter_of_windows_has_its_line_ends_and_that_of_others_may_be_started(site: Path) -> None:
    for line in (site / "Mở bàn biên tập.cmd").read_bytes().split(b"\n")[:-1]:
        assert line.endswith(b"\r")
    assert b"\r" not in (site / "Mở bàn biên tập.command").read_bytes()
    assert os.access(site / "Mở bàn biên tập.command", os.X_OK)


def test_a_folder_that_holds_something_is_left_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {name: (site / name).stat().st_mtime_ns for name in files(site)}
    assert run("site", str(site), *ANSWERS, folder=site) == 1
    assert "đã có nội dung" in capsys.readouterr().err
    assert {name: (site / name).stat().st_mtime_ns for name in files(site)} == before


def test_without_a_terminal_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run("site", "a", folder=tmp_path) == 2
    assert "--name" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_gets_its_own_files_and_no_other(host: str, tmp_path: Path, wheel: Path) -> None:
    assert run("site", "s", "--name", "T", "--host", host, "--wheel", str(wheel), folder=tmp_path) == 0
    own = {"github": ".github/workflows/ban-tin.yml", "gitlab": ".gitlab-ci.yml"}
    own |= {"netlify": "netlify.toml", "server": "deploy.toml", "folder": "deploy.toml"}
    assert files(tmp_path / "s") & {*own.values()} == {own[host]}
    text = (tmp_path / "s" / own[host]).read_text("utf-8")
    assert tomllib.loads(text) if own[host].endswith(".toml") else yaml.safe_load(text)
    assert own[host] == "deploy.toml" or ("--require-hashes -r vendor/site.txt" in text and "bantin publish" in text)
    assert "<%" not in (tmp_path / "s/README.md").read_text("utf-8")


def test_what_is_not_our_wheel_is_not_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other-1.0-py3-none-any.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("other/__init__.py", "")
    assert run("site", "s", "--name", "T", "--wheel", str(other), folder=tmp_path) == 1
    assert "không phải là tệp phần mềm" in capsys.readouterr().err


@pytest.fixture(scope="module")
def public(site: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the wheel of its own builds it for readers, where no checkout is."""
    software = unpacked(wheel, tmp_path_factory.mktemp("software"))
    ran = run_installed(software, "publish", "-o", "public", folder=site)
    assert ran.returncode == 0, ran.stderr
    assert str(ROOT) not in ran.stdout + ran.stderr
    return site / "public"


def test_the_published_site_has_name_colours_emblem_and_three_stories(public: Path) -> None:
    front = (public / "index.html").read_text("utf-8")
    assert "Bản tin xã Tân An" in front
    assert "https://bantin.xatanan.vn/" in front
    assert '<meta name="theme-color" content="#7c1a1d"' in front
    style = next((public / "theme").glob("site.*.css")).read_text("utf-8")
    assert "--cloth:#7c1a1d" in style
    assert b"TA</text>" in next((public / "theme").glob("emblem.*.svg")).read_bytes()
    assert len(list(public.glob("2*/*/*/*.html"))) == 3
    assert "UBND xã Tân An" in front
    with Image.open(next(public.glob("icons/*512*.png"))) as picture:
        icon = picture.convert("RGB")
    assert icon.getpixel((256, 8)) == (0x7C, 0x1A, 0x1D)


def test_the_first_stories_of_a_new_site_fill_the_front_page_where_nothing_stands_beside_them(public: Path) -> None:
    front = (public / "index.html").read_text("utf-8")
    assert "front__side" not in front
    assert '<div class="front front--alone">' in front
    style = next((public / "theme").glob("site.*.css")).read_text("utf-8")
    [template] = re.findall(r"\.front--alone\s*\{\s*grid-template:\s*([^;}]+)", style)
    assert template.strip() == "none"
