"""What is no old site, and a file that is not there, are told by name with what to do, in the language of editors."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.move_in.command import import_site


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old/content/tin").mkdir(parents=True)
    (tmp_path / "old/hugo.toml").write_text("")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("a.zip", "giải nén"),
        ("a.sql", "Xuất ra"),
        ("a.docx", "bantin import"),
        ("a.txt", "--kind"),
        ("b", "đường dẫn"),
    ],
)
def test_what_is_no_old_site_is_told_what_to_do_with(
    name: str, cure: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if "." in name:
        (home / name).write_text("x")
    assert import_site([f"../{name}"]) == 1
    assert cure in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--sections", "--selectors"])
@pytest.mark.parametrize(("data", "cure"), [(None, "không có"), (b"\xff\xfa", "UTF-8")])
def test_a_file_of_the_owners_that_cannot_be_read_is_named(
    option: str, data: bytes | None, cure: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        (home / "x.toml").write_bytes(data)
    assert import_site(["../old", option, "../x.toml"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("../x.toml: ")
    assert cure in said
