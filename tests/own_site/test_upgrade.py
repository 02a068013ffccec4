"""The site of the first version that could be written, as its owner left it, comes to the software of today."""

from __future__ import annotations

import contextlib
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from bantin import __version__
from bantin.__main__ import main
from bantin.own_site.software import Wheel, open_wheel
from bantin.own_site.upgrade import Point, Upgrade, notes
from bantin.own_site.vendor import version_key, wheel_of

from tests.building import ROOT
from tests.own_site.wheels import run_installed, unpacked, wheel_of_today

FROZEN = Path(__file__).parent / "frozen-0.2.0"
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")

slow = pytest.mark.slow
process = pytest.mark.process


def changed(wheel: Path, folder: Path, texts: Mapping[str, str | None], version: str = "0.2.0") -> Wheel:
    """Copy ``wheel`` with other texts at the end of some of its files, and without those whose text is None.

    Of which ``version`` a wheel is stands within, as pip reads it; what the file is called says nothing.
    """
    folder.mkdir()
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(folder / "new.whl", "w") as new:
        for name in old.namelist():
            inner = name.removeprefix("bantin/")
            if texts.get(inner, "") is not None:
                inside = re.sub(r"^ban_tin-.*?\.dist-info/", f"ban_tin-{version}.dist-info/", name)
                new.writestr(inside, old.read(name) + (texts.get(inner) or "").encode())
    return open_wheel(folder / "new.whl")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "site"))


def points(site: Path, tmp_path: Path, texts: Mapping[str, str | None]) -> list[Point]:
    """Return what is told of an upgrade to the same software with other ``texts``."""
    old = wheel_of(site)
    assert old is not None
    return Upgrade(site, old, changed(old.path, tmp_path / "new", texts)).points()


def test_nothing_is_told_of_software_that_changes_nothing(site: Path, tmp_path: Path) -> None:
    assert points(site, tmp_path, {}) == []


def test_a_template_of_the_sites_own_that_changed_upstream_is_told_with_the_difference(
    site: Path, tmp_path: Path
) -> None:
    news = "<p>Dòng mới.</p>\n"
    [point] = points(site, tmp_path, {"theme/templates/index.html": news, "theme/templates/base.html": news})
    assert str(point.said).startswith("theme/templates/index.html: trang dùng bản riêng")
    assert "+<p>Dòng mới.</p>" in point.difference
    assert point.by_hand


def test_a_template_that_is_gone_is_told(site: Path, tmp_path: Path) -> None:
    [point] = points(site, tmp_path, {"theme/templates/index.html": None})
    assert "phần mềm không còn tệp này" in str(point.said)
    assert point.by_hand


def test_a_word_that_is_gone_is_told(site: Path, tmp_path: Path) -> None:
    (site / "theme/strings/vi.toml").write_text('[front]\nnewest = "Mới"\n', "utf-8")
    old = wheel_of(site)
    assert old is not None
    text = old.text("theme/strings/vi.toml") or ""
    without = changed(old.path, tmp_path / "a", {"theme/strings/vi.toml": None})
    with zipfile.ZipFile(without.path, "a") as archive:
        archive.writestr("bantin/theme/strings/vi.toml", re.sub(r"^newest = .*\n", "", text, flags=re.MULTILINE))
    [point] = Upgrade(site, old, without).points()
    assert "không còn câu “front.newest”" in str(point.said)
    assert point.by_hand


def test_a_renamed_setting_is_told_with_its_line(site: Path, tmp_path: Path) -> None:
    table = 'ICON_LETTERS = { name = "EMBLEM_LETTERS", since = "9" }\nSITENAME_OLD = { name = "X", since = "9" }\n'
    old = wheel_of(site)
    assert old is not None
    new = changed(old.path, tmp_path / "a", {})
    with zipfile.ZipFile(new.path, "a") as archive:
        archive.writestr("bantin/newsroom/renamed_settings.toml", table)
    [point] = Upgrade(site, old, new).points()
    line = (site / "pelicanconf.py").read_text("utf-8").splitlines().index('ICON_LETTERS = "TA"') + 1
    assert str(point.said).startswith(f"pelicanconf.py:{line}: thiết lập ICON_LETTERS nay là EMBLEM_LETTERS.")
    assert point.by_hand


def test_the_workflow_is_replaced_where_the_site_left_it_as_it_was_and_shown_where_not(
    site: Path, tmp_path: Path
) -> None:
    file, workflow = "own_site/files/github.yml.txt", site / ".github/workflows/ban-tin.yml"
    [point] = points(site, tmp_path, {file: "# mới\n"})
    assert not point.by_hand
    assert "được thay bằng bản mới" in str(point.said)
    workflow.write_text(workflow.read_text("utf-8").replace('"7 * * * *"', '"9 * * * *"'), "utf-8")
    shutil.rmtree(tmp_path / "new")
    [point] = points(site, tmp_path, {file: "# mới\n"})
    assert point.by_hand
    assert "+# mới" in point.difference


def test_each_version_of_the_changelog_says_what_is_to_be_done() -> None:
    told = dict(notes(CHANGELOG))
    assert __version__ in told
    assert [version for version, text in told.items() if not text] == []
    assert [*told] == sorted(told, key=version_key, reverse=True)


def test_notes_are_those_of_the_versions_in_between(site: Path, tmp_path: Path) -> None:
    old = wheel_of(site)
    assert old is not None
    later = (
        "\n## 0.4.0\n\n### Khi nâng cấp\n\n- Việc của bản sau.\n\n## 0.2.5\n\n### Khi nâng cấp\n\n- Việc ở giữa.\n"
    )
    told = Upgrade(site, old, changed(old.path, tmp_path / "a", {"CHANGELOG.md": later}, "0.3.0")).points()
    assert [point.difference for point in told] == ["- Việc ở giữa."]


def test_an_older_software_is_refused(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = wheel_of(site)
    assert old is not None
    older = changed(old.path, tmp_path / "a", {}, "0.1.0")
    with contextlib.chdir(site):
        assert main(["upgrade", str(older.path)]) == 1
    assert "cũ hơn bản 0.2.0" in capsys.readouterr().err
    assert wheel_of(site) == old


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.chdir(tmp_path):
        assert main(["upgrade", "--check"]) == 1
    assert "không phải thư mục của một trang" in capsys.readouterr().err


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of_today(tmp_path_factory.mktemp("today"))


@slow
@process
def test_the_first_site_comes_to_the_software_of_today(
    site: Path, today: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    with contextlib.chdir(site):
        assert main(["upgrade", str(today), "--check"]) == 1  # there is something to do by hand
    said = capsys.readouterr().out
    assert f"Từ bản 0.2.0 lên bản {__version__}:" in said
    assert "thiết lập ICON_LETTERS nay là EMBLEM_LETTERS" in said
    assert "Bản 0.3.0:" in said
    assert "Bản 0.2.0:" not in said
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before
    with contextlib.chdir(site):
        assert main(["upgrade", str(today)]) == 1
    assert [file.name for file in site.glob("vendor/*.whl")] == [today.name]
    assert f"./vendor/{today.name} \\\n    --hash=sha256:{open_wheel(today).digest}" in (
        site / "vendor/site.txt"
    ).read_text("utf-8")
    for file in ("pelicanconf.py", "publishconf.py", "README.md", "theme/templates/index.html"):
        assert (site / file).read_bytes() == before[site / file]
    published(site, tmp_path)
    with contextlib.chdir(site):
        assert main(["upgrade", str(today), "--check"]) == 0
    assert "không có gì phải đổi" in capsys.readouterr().out


def published(site: Path, tmp_path: Path) -> None:
    """Build the upgraded site for readers with the wheel in it; its own words, template and colours are there."""
    software = unpacked(next(site.glob("vendor/*.whl")), tmp_path / "software")
    ran = run_installed(software, "publish", "-o", "public", folder=site)
    assert ran.returncode == 0, ran.stderr
    assert "ICON_LETTERS nay là EMBLEM_LETTERS" in ran.stdout + ran.stderr
    front = (site / "public/index.html").read_text("utf-8")
    assert "Chào bà con xã Tân An." in front
    assert "Mọi mục tin" in front
    assert '<meta name="theme-color" content="#7a1a1d"' in front
    assert len(list((site / "public").glob("2*/*/*/*.html"))) == 3
