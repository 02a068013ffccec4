"""A new story file."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.front_matter.__main__ import main
from plugins.front_matter.document import parse_document
from plugins.front_matter.draft import draft_path, draft_text

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZONE)
TITLE = 'Giá "cam" & 100% của $HOME'


def test_a_story_is_filed_by_year_under_its_title() -> None:
    assert str(draft_path("Lễ hội Đình làng", NOW, ())) == "2024/le-hoi-dinh-lang.md"


def test_a_name_that_is_taken_is_numbered() -> None:
    assert str(draft_path("Lễ hội", NOW, {"2024/le-hoi.md", "2024/le-hoi-2.md"})) == "2024/le-hoi-3.md"


def test_a_title_without_letters_is_filed_by_its_day() -> None:
    assert str(draft_path("!!!", NOW, ())) == "2024/tin-2024-01-14.md"


def test_the_new_story_can_be_read_and_is_a_draft() -> None:
    text = draft_text(TITLE, "Kinh tế", "Tuấn Tú", NOW)
    document = parse_document(text.encode(), "a.md", ZONE, ("title", "date", "category"))
    assert document.diagnostics == []
    assert (document.values["title"], document.values["date"], document.values["status"]) == (TITLE, NOW, "draft")


def test_the_command_writes_the_file_and_prints_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environment = {"NEW_TITLE": TITLE, "NEW_CATEGORY": "Kinh tế", "SOURCE_DATE_EPOCH": "1705197600"}
    assert main(["new", str(tmp_path)], environment) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written == tmp_path / "2024" / "gia-cam-100-cua-home.md"
    assert f"Title: {TITLE}\n" in written.read_text("utf-8")


def test_without_a_title_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path)], {"NEW_CATEGORY": "Kinh tế"}) == 2
    assert list(tmp_path.iterdir()) == []
    assert "make new TITLE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("port", "command", "address"),
    [
        ("", "make devserver, rồi", "http://localhost:8000/2024/le-hoi.md"),
        ("8080", "make devserver PORT=8080, rồi", "http://localhost:8080/2024/le-hoi.md"),
    ],
)
def test_the_command_says_where_the_draft_can_be_seen_beside_the_path(
    port: str, command: str, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = {"NEW_TITLE": "Lễ hội", "NEW_CATEGORY": "Kinh tế", "SOURCE_DATE_EPOCH": "1705197600"}
    assert main(["new", str(tmp_path)], environment | ({"NEW_PORT": port} if port else {})) == 0
    told = capsys.readouterr()
    assert told.out == f"{tmp_path}/2024/le-hoi.md\n"
    assert command in told.err
    assert address in told.err.splitlines()[1].split()
    assert "Status: nháp" in told.err
