"""A new story file."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bantin.front_matter.commands import new
from bantin.front_matter.conversion import BodyConverter
from bantin.front_matter.document import parse_document
from bantin.front_matter.draft import draft_path, draft_text
from bantin.newsroom.catalogue import DEFAULT, languages, speak

from tests.building import settings_file
from tests.demo.demo_pelicanconf import MARKDOWN

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2024, 1, 14, 17, 30, tzinfo=ZONE)
SETTINGS = ("-s", str(settings_file()))
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


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_hints_of_a_new_story_are_seen_by_nobody_and_bring_no_finding(language: str) -> None:
    speak(language)
    try:
        body = draft_text(TITLE, "Kinh tế", "Tuấn Tú", NOW).split("\n\n", 1)[1]
    finally:
        speak(DEFAULT)

    converted = BodyConverter(MARKDOWN).convert(body, "a.md", 1, ())

    assert "![" in body
    assert converted.html.count("<p>") == 1
    assert (converted.photos, converted.diagnostics) == ((), ())


def test_the_command_writes_the_file_and_prints_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environment = {"NEW_TITLE": TITLE, "NEW_CATEGORY": "Kinh tế", "SOURCE_DATE_EPOCH": "1705197600"}
    assert new([*SETTINGS, str(tmp_path)], environment) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written == tmp_path / "2024" / "gia-cam-100-cua-home.md"
    assert f"Title: {TITLE}\n" in written.read_text("utf-8")


def test_without_a_title_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new([*SETTINGS, str(tmp_path)], {"NEW_CATEGORY": "Kinh tế"}) == 2
    assert list(tmp_path.iterdir()) == []
    assert "make new TITLE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "settings", "written", "told"),
    [
        ("kinh  tế", "CATEGORIES = [{'name': 'Kinh tế'}]", "Kinh tế", ""),
        ("Kinh té", "CATEGORIES = [{'name': 'Kinh tế'}]", "", "Có phải là “Kinh tế” không?"),
        ("Thời sự", "CATEGORIES = [{'name': 'Thời sự - Chính trị'}]", "", "Có phải là “Thời sự - Chính trị” không?"),
        (
            "Xyz",
            "CATEGORIES = [{'name': 'Kinh tế'}, {'name': 'Y tế'}]",
            "",
            "một trong các chuyên mục: Kinh tế, Y tế.",
        ),
        ("Kinh tế", "CATEGORIES = []", "Kinh tế", ""),
        ("Kinh tế", "CATEGORIES = 'Y tế'", "Kinh tế", ""),
        ("Kinh tế", "CATEGORIES = [", "Kinh tế", ""),
    ],
)
def test_a_category_that_the_site_does_not_have_is_asked_for_again(
    typed: str, settings: str, written: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(f"DEFAULT_LANG = 'vi'\n{settings}\n", "utf-8")
    content = tmp_path / "content"
    content.mkdir()
    environment = {"NEW_TITLE": "Lễ hội", "NEW_CATEGORY": typed, "SOURCE_DATE_EPOCH": "1705197600"}

    code = new(["-s", str(tmp_path / "conf.py"), str(content)], environment)

    assert code == (0 if written else 2)
    stories = [story.read_text("utf-8") for story in content.rglob("*.md")]
    assert [f"\nCategory: {written}\n" in story for story in stories] == ([True] if written else [])
    assert told in capsys.readouterr().err


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
    assert new([*SETTINGS, str(tmp_path)], environment | ({"NEW_PORT": port} if port else {})) == 0
    told = capsys.readouterr()
    assert told.out == f"{tmp_path}/2024/le-hoi.md\n"
    assert command in told.err
    assert address in told.err.splitlines()[1].split()
    assert "Status: nháp" in told.err
