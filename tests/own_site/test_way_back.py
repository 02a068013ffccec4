"""The software before an upgrade comes back: the wheel, what pip reads, the starters; a site's own files stay."""

from __future__ import annotations

import contextlib
import shutil
import zipfile
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.own_site import upgrade_command
from bantin.own_site.vendor import wheel_of

from tests.own_site.test_upgrade import FROZEN, changed


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "site"))


@pytest.fixture
def newer(site: Path, tmp_path: Path) -> Path:
    """Software of a later number, with another starter."""
    old = wheel_of(site)
    assert old is not None
    return changed(old.path, tmp_path / "new", {"own_site/files/start.py.txt": "# 0.9.0\n"}, "0.9.0").path


def run(site: Path, *arguments: str) -> int:
    with contextlib.chdir(site):
        return main(["upgrade", *arguments])


def files(site: Path) -> dict[str, bytes]:
    return {it.relative_to(site).as_posix(): it.read_bytes() for it in site.rglob("*") if it.is_file()}


def test_the_way_back_leads_to_the_very_files_and_what_the_owner_wrote_meanwhile_stays(
    site: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(site)
    assert run(site, str(newer)) == 0
    assert (site / "vendor/start.py").read_text("utf-8").endswith("# 0.9.0\n")
    assert "0.9.0" in (site / "vendor/site.txt").read_text("utf-8")
    (site / "content/2026/moi.md").write_text("Title: Mới\n", "utf-8")
    assert run(site, "--back") == 0
    assert "Đã trở lại bản 0.2.0." in capsys.readouterr().out
    assert files(site) == before | {"content/2026/moi.md": b"Title: M\xe1\xbb\x9bi\n"}


def test_without_an_upgrade_there_is_no_way_back(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(site)
    assert run(site, "--back") == 1
    assert "không còn giữ phần mềm" in capsys.readouterr().err
    assert files(site) == before


def test_a_check_keeps_and_changes_nothing(site: Path, newer: Path) -> None:
    before = files(site)
    run(site, str(newer), "--check")
    assert files(site) == before


def test_a_template_of_the_sites_own_that_reads_a_renamed_setting_is_told_with_its_line(
    site: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(newer, "a") as archive:
        archive.writestr(
            "bantin/newsroom/renamed_settings.toml", 'OFFICE_HOURS = { name = "HOURS", since = "0.9" }\n'
        )
    footer = site / "theme/templates/partials/footer.html"
    footer.parent.mkdir(exist_ok=True)
    footer.write_text("<footer>\n{{ OFFICE_HOURS }} {{ MY_OFFICE_HOURS }}\n</footer>\n", "utf-8")
    assert run(site, str(newer), "--check") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "OFFICE_HOURS" in line]
    assert len(told) == 1
    assert "[phải làm] theme/templates/partials/footer.html:2: " in told[0] and "nay là HOURS" in told[0]


def test_an_upgrade_that_was_broken_off_and_ended_later_keeps_what_the_first_try_replaced(
    site: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = files(site), upgrade_command.write_durably

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".txt":
            raise OSError(28, "No space left on device")
        write(path, data)

    with monkeypatch.context() as disk:
        disk.setattr(upgrade_command, "write_durably", full)
        assert run(site, str(newer)) == 1
    assert (site / "vendor/start.py").read_text("utf-8").endswith("# 0.9.0\n")
    assert run(site, str(newer)) == 0
    assert run(site, "--back") == 0
    assert files(site) == before
