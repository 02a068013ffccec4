"""The worst answers, the worst folders, and a command that is stopped: a whole site, or none and a sentence."""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import shutil
import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.front_matter.document import parse_document
from bantin.newsroom.asking import as_typed
from bantin.newsroom.shutdown import Stopped
from bantin.own_site import command, folder
from bantin.own_site.answers import LANGUAGES, Answers, left_out, read_answers, read_sections, wrong
from bantin.own_site.folder import FILES, files_of
from bantin.own_site.new_folder import room_around
from bantin.own_site.software import carried
from bantin.theming.folder import theme_folder
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.slug import slugify
from jinja2 import Environment, FileSystemBytecodeCache

from tests.own_site.test_upgrade_attacked import OLD

THEME = theme_folder()
NOW = dt.datetime(2026, 11, 28, 8, tzinfo=HO_CHI_MINH)
SIGNS = [
    *(
        'O\'Hara "tin"',
        "a\\b\\",
        "a\nb",
        "a\r\nb",
        "{{ tin }}",
        "{% tin %}",
        "{# tin #}",
        "100% #1",
        'tin"""',
        "tin'''",
    ),
    *(
        "<< name >>",
        "<% if a %>",
        "<# a #>",
        "😀 tin",
        "Bản tin xã Tân An",
        "\u202etin",
        "tin\u2066",
        "<b>tin</b> & a",
    ),
    *(
        "tin\x1b[31m",
        "tin\x7f",
        "tin\x00",
        "tin\u2028b",
        "tin\x85b",
        "tin\x0bb",
        "\ufefftin",
        "tin\u200b",
        "tin\ufffe",
    ),
    *("{filename}x.md", "[tin](javascript:1)", "Title: tin", "- tin", "* tin", "> tin", "| tin |", "`tin`", "tin: a"),
    *(
        "${{ secrets.A }}",
        "$(tin)",
        "%PATH%",
        "con",
        "aux.txt",
        "!tin",
        "@tin",
        "'tin'",
        '"tin"',
        "[tin]",
        "tin\\",
        "# tin",
    ),
    *("tin " * 80, "x" * 300, "nháp", "2026-01-01", "null", "True", "tin\ud800"),
]


def answered(words: str, language: str) -> Answers:
    given = {"name": words, "office": words, "sections": words, "address": "https://xa.vn", "colour": "son"}
    return read_answers({**given, "host": "server", "language": language})


def value_of(settings: ast.Module, name: str) -> object:
    """Return what the settings give to ``name``, which is no code but a value."""
    [it] = [it for it in settings.body if isinstance(it, ast.Assign) and ast.unparse(it.targets[0]) == name]
    return ast.literal_eval(it.value)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_says_what_was_typed_and_nothing_else(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = FileSystemBytecodeCache(str(tmp_path))  # each template once, not for each of the words
    monkeypatch.setattr(folder, "Environment", partial(Environment, bytecode_cache=compiled))
    for words in SIGNS:
        answers = answered(words, language)
        assert list(wrong(answers, THEME)) == [], words
        made = dict(files_of(answers, carried(FILES), THEME, NOW))
        settings = ast.parse(made["pelicanconf.py"])
        assert value_of(settings, "SITENAME") == answers.name
        assert value_of(settings, "OFFICE") == {
            "governing_body": answers.name,
            "address": "",
            "phone": "",
            "email": "",
        }
        assert value_of(settings, "CATEGORIES") == [{"name": section} for section in answers.sections]
        assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in answers.name), words
        assert answers.name in "".join(ET.fromstring(made["theme/static/img/emblem.svg"]).itertext())
        assert tomllib.loads(made["deploy.toml"].decode())["targets"]
        for path, data in made.items():
            if path.startswith("content/2") and path.endswith(".md"):
                story = parse_document(data, path, HO_CHI_MINH, ())
                # Sections are told from each other by their addresses.
                assert slugify(story.values["category"]) in map(slugify, answers.sections), words
                assert [it for it in story.diagnostics if it.severity == "error"] == [], words


@pytest.mark.parametrize("words", ["", " ", "\u200b", "\u202e", "\x1b", "\u00a0"])
def test_a_name_that_nobody_sees_is_none(words: str) -> None:
    about = [name for name, _ in wrong(answered(words, "vi"), THEME)]
    assert "name" in about


def test_letters_that_cannot_be_read_are_told() -> None:
    typed = b"Trang \xff".decode("utf-8", "surrogateescape")
    told = dict(wrong(answered(typed, "vi"), THEME))
    assert told.keys() == {"name", "office", "sections"}
    assert "có ký tự không đọc được" in str(told["name"])


def test_utf8_in_a_locale_that_knows_ascii_alone_is_read() -> None:
    assert as_typed("Tân An".encode().decode("ascii", "surrogateescape")) == "Tân An"


def test_sections_of_one_address_are_told_by_name() -> None:
    typed = "Kinh tế; kinh te, Bản, Bàn, Kinh tế, 3"
    assert read_sections(typed, ("A", "B", "C")) == ("Kinh tế", "Bản", "C")
    assert left_out(typed, ("A", "B", "C")) == ["kinh te", "Bàn"]
    assert left_out("", ("A", "B")) == []


def make(folder: Path, *arguments: str, at: Path) -> int:
    with contextlib.chdir(at):
        return main(["site", str(folder), "--name", "Tin", "--wheel", str(OLD), *arguments])


def tree(folder: Path) -> set[str]:
    return {it.relative_to(folder).as_posix() for it in folder.rglob("*")}


def test_a_section_left_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(Path("a"), "--sections", "Bản, Bàn", at=tmp_path) == 0
    assert "Chuyên mục “Bàn” có cùng địa chỉ “ban”" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["trang của tôi/tân an's", "a  b", "-x", "%PATH%", "a&b", "“x”", "x.y.", "😀"])
def test_a_folder_may_be_called_anything(name: str, tmp_path: Path) -> None:
    assert make(tmp_path / name, at=tmp_path) == 0
    assert (tmp_path / name / "vendor/ban_tin-0.2.0-py3-none-any.whl").is_file()
    assert not [it for it in tree(tmp_path) if ".new" in it]


@pytest.mark.parametrize("where", [".", "leer", "liên kết"])
def test_an_empty_folder_that_is_there_is_filled(where: str, tmp_path: Path) -> None:
    room = tmp_path / "leer"
    room.mkdir()
    (tmp_path / "liên kết").symlink_to(room)
    at = room if where == "." else tmp_path
    assert make(Path(where), at=at) == 0
    assert (room / "pelicanconf.py").is_file()
    assert not [it for it in tree(tmp_path) if ".new" in it]


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    (tmp_path / "treo").symlink_to("nowhere")
    for name in ("tệp", "treo", "tệp/x", "x" * 300, f"y/{'x' * 300}"):
        assert make(Path(name), at=tmp_path) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
        assert "Hãy" in said.err
    assert tree(tmp_path) <= {"tệp", "treo", "y"}


@pytest.mark.parametrize("room", ["content/tin", "output", "vendor/x/y", "preview/a"])
def test_no_site_is_made_where_another_one_reads_or_wipes(
    room: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make(Path("cũ"), at=tmp_path) == 0
    before = tree(tmp_path)
    capsys.readouterr()
    assert make(Path(f"cũ/{room}"), at=tmp_path) == 1
    assert "của một trang khác" in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_beside_the_rooms_of_a_site_there_is_place(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").touch()
    assert room_around(tmp_path / "trang-moi") is None
    assert room_around(tmp_path.parent / "content") is None


class Power(BaseException):
    """The machine goes off, or somebody has pressed Ctrl+C."""


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("error", [Power(), OSError(28, "No space left on device"), Stopped(130)])
def test_a_command_that_is_stopped_leaves_nothing(
    error: BaseException, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> object:
        yield "pelicanconf.py", b"SITENAME = 1\n"
        raise error

    if there:
        (tmp_path / "trang").mkdir()
    before = tree(tmp_path)
    monkeypatch.setattr(command, "files_of", broken)
    with contextlib.suppress(Power, Stopped):
        assert make(Path("trang"), at=tmp_path) == 1
    assert tree(tmp_path) == before


def test_a_killed_command_leaves_no_folder_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SIGKILL leaves lies apart, and the command can be run again."""

    def killed(*given: object) -> Mapping[str, bytes]:
        monkeypatch.setattr(shutil, "rmtree", lambda *given, **more: None)  # nobody clears up
        raise Power

    with monkeypatch.context() as patched:
        patched.setattr(command, "files_of", killed)
        with contextlib.suppress(Power):
            make(Path("trang"), at=tmp_path)
    assert not (tmp_path / "trang").exists()
    monkeypatch.undo()
    shutil.rmtree(next(tmp_path.glob(".ban-tin.*.new")))  # this process has the same number again
    assert make(Path("trang"), at=tmp_path) == 0
