"""A mistake in the settings is answered in one sentence, never with a traceback."""

from __future__ import annotations

import contextlib
import io
import logging
import runpy
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pelican
import pytest
from bantin.newsroom.read_errors import explain
from bantin.newsroom.setting_tables import mistakes, setting_called
from bantin.newsroom.settings_errors import content_complaint, explain_settings
from bantin.newsroom.startup_errors import leave_it_to_plugins, speak_plainly
from blinker import Signal
from pelican import readers, signals
from pelican.readers import BaseReader

from tests.building import ROOT, settings_file

GOOD = {"PATH": ".", "THEME": str(ROOT / "theme")}
SETTINGS = 'PATH = "content"\nTHEME = "theme"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the content and theme that settings may name."""
    (tmp_path / "content").mkdir()
    (tmp_path / "theme/templates").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep from Pelican what other tests left here: receivers of its signals, readers of ours; and them from its own.

    The plugins that Pelican finds installed start to listen with each command.
    """
    stock = [reader for reader in BaseReader.__subclasses__() if not reader.__module__.startswith("bantin.")]
    monkeypatch.setattr(readers, "BaseReader", type("Stock", (BaseReader,), {"__subclasses__": lambda: stock}))
    before = {signal: set(signal.receivers) for signal in vars(signals).values() if isinstance(signal, Signal)}
    with contextlib.ExitStack() as stack:
        for signal in before:
            stack.enter_context(signal.muted())
        yield
    for signal, known in before.items():
        for receiver in [called for key, called in signal.receivers.items() if key not in known]:
            signal.disconnect(receiver() if isinstance(receiver, weakref.ref) else receiver)


@pytest.fixture
def plainly() -> Iterator[None]:
    speak_plainly()
    yield
    leave_it_to_plugins()


def start(site: Path, settings: str | bytes) -> tuple[object, str]:
    """Have Pelican's own command start with ``settings``; return its exit code and what it said to people."""
    (site / "site_conf.py").write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            pelican.main(["-s", "site_conf.py", "-o", str(site / "output")])
        except SystemExit as end:
            return end.code, said.getvalue()
    return 0, said.getvalue()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (SETTINGS + 'SITENAME = "Bản tin\n', 'site_conf.py:3: viết sai cú pháp Python gần “SITENAME = "Bản tin”.'),
        (SETTINGS + "IGNORE_FILES = [\nX = 1\n", "site_conf.py:3: viết sai cú pháp Python gần “IGNORE_FILES = [”."),
        (SETTINGS + "  X = 1\n", "site_conf.py:3: viết sai cú pháp Python gần “X = 1”."),
        (SETTINGS.encode() + b"X = 'B\xe3n'\n", "site_conf.py:3: viết sai cú pháp Python gần"),
        (SETTINGS + "X = 1\0\n", "viết sai cú pháp Python."),
        (SETTINGS + "LITE_EDITION = true\n", "site_conf.py:3: không có tên “true”."),
        (
            SETTINGS + "X = [\n    a.b\n    for a in [1]\n]\n",
            "site_conf.py:4: dòng này không chạy được (AttributeError:",
        ),
        (SETTINGS + "import khong_co\n", "site_conf.py:3: không có mô-đun “khong_co”."),
        (SETTINGS + "SITEURL = None\n", "SITEURL phải là chữ trong dấu nháy"),
        (SETTINGS + "CACHE_PATH = 5\n", "CACHE_PATH phải là chữ trong dấu nháy"),
        (SETTINGS + "JINJA_ENVIRONMENT = []\n", "JINJA_ENVIRONMENT phải là một bảng"),
        (SETTINGS + 'PLUGINS = "bantin.newsroom.hooks"\n', "PLUGINS phải là một danh sách"),
        (SETTINGS + 'STATIC_PATHS = "anh"\n', "STATIC_PATHS phải là một danh sách"),
        (SETTINGS + 'PLUGINS = ["mau.khong_co"]\n', "Không có plugin “mau.khong_co”. Hãy sửa PLUGINS trong"),
        (
            SETTINGS + 'PLUGINS = ["bantin.serch.hooks"]\n',
            "“bantin.serch.hooks”. Có phải là “bantin.search” ",
        ),
        (SETTINGS + 'PLUGINS = ["bantin.vietnamese"]\n', "không phải plugin: “bantin.vietnamese”."),
        (SETTINGS + 'JINJA_ENVIRONMENT = {"autoescap": True}\n', "JINJA_ENVIRONMENT có một mục không dùng được"),
        (SETTINGS + 'DIRECT_TEMPLATES = ["trang-mo"]\n', "Không có mẫu trang mà tệp cấu hình nhắc tới"),
        ('PATH = "content"\nTHEME = "giao-dien"\n', "Không có thư mục giao diện “giao-dien” (THEME)."),
        ('PATH = "bai"\nTHEME = "theme"\n', "bai”. Hãy tạo thư mục ấy và viết tin đầu tiên: make new TITLE="),
        ('PATH = "site_conf.py"\nTHEME = "theme"\n', "site_conf.py” là một tệp, không phải thư mục nội dung."),
    ],
)
def test_each_mistake_is_one_sentence(site: Path, plainly: None, settings: str | bytes, sentence: str) -> None:
    code, said = start(site, settings)
    assert code == 1
    assert sentence in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


def test_a_settings_file_that_is_not_there_is_named(site: Path, plainly: None) -> None:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), pytest.raises(SystemExit) as end:
        pelican.main(["-s", "khong_co.py"])
    assert end.value.code == 1
    assert said.getvalue() == "Không có tệp cấu hình “khong_co.py”. Hãy kiểm tra tên tệp sau -s.\n"


def test_a_plugin_that_does_not_start_is_named_with_its_reason(site: Path, plainly: None) -> None:
    (site / "hong.py").write_text("def register():\n    raise ValueError('thiếu khóa')\n", "utf-8")
    code, said = start(site, SETTINGS + 'PLUGIN_PATHS = ["."]\nPLUGINS = ["hong"]\n')
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("Không nạp được plugin “hong” (ValueError: thiếu khóa).")


def test_a_plugin_with_a_slip_is_named_by_its_line(site: Path, plainly: None) -> None:
    (site / "lech.py").write_text("def register(:\n", "utf-8")
    assert "lech.py:1: viết sai cú pháp" in start(site, SETTINGS + 'PLUGIN_PATHS = ["."]\nPLUGINS = ["lech"]\n')[1]


def test_what_is_no_mistake_in_the_settings_is_left_alone() -> None:
    def fails() -> None:
        raise ValueError("của chương trình")

    error = caught(fails)
    assert (explain(error), explain_settings(error), explain_settings(None)) == (None, None, None)


def caught(act: Callable[[], None]) -> BaseException:
    try:
        act()
    except ValueError as error:
        return error
    raise AssertionError("nothing was raised")


def test_plain_words_end_where_plugins_begin() -> None:
    before = {name: list(logging.getLogger(name).filters) for name in ("pelican", "pelican.plugins._utils")}
    speak_plainly()
    speak_plainly()
    leave_it_to_plugins()
    assert {name: logging.getLogger(name).filters for name in before} == before


def test_a_content_folder_is_asked_for_by_what_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    assert content_complaint(str(tmp_path)) is None
    assert "là một tệp" in (content_complaint(str(tmp_path / "tep")) or "")
    assert "Không có thư mục" in (content_complaint(str(tmp_path / "khong-co")) or "")


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py", "previewconf.py"])
def test_what_the_shipped_settings_hold_is_of_the_right_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    settings = {key: value for key, value in runpy.run_path(str(ROOT / name)).items() if key.isupper()}
    assert mistakes(settings) == []


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py", "previewconf.py"])
def test_of_each_setting_that_is_shipped_the_kind_is_known(name: str) -> None:
    settings = {key for key in runpy.run_path(str(settings_file(name))) if key.isupper()}
    assert sorted(key for key in settings if not setting_called(key)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", 5),
        ("SITENAME", None),
        ("CATEGORIES", "Kinh tế"),
        ("CATEGORIES", {"name": "Kinh tế"}),
        ("OFFICE", "UBND"),
        ("OFFICE", {"phone": 207}),
        ("STRICT", "no"),
        ("SAME_CATEGORY_COUNT", "6"),
        ("SHARE_LINKS", ["Facebook"]),
        ("SHARE_LINKS", [("Facebook",)]),
        ("ARTICLE_URL", 5),
        ("ICON_SOURCE", ["a.png"]),
    ],
)
def test_another_kind_of_value_is_named(name: str, value: object) -> None:
    said = mistakes({**GOOD, name: value})
    assert len(said) == 1
    assert said[0].startswith(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("THEME", Path("theme")),
        ("TAG_SAVE_AS", ""),
        ("TAG_SAVE_AS", False),
        ("FEED_ALL_ATOM", None),
        ("PLUGINS", ("a",)),
    ],
)
def test_what_pelican_allows_is_allowed(name: str, value: object) -> None:
    assert mistakes({**GOOD, name: value}) == []


def test_what_pelican_only_warns_of_waits_for_the_report(plainly: None) -> None:
    logger = logging.getLogger("pelican.settings")
    logger.warning("Locale could not be set. %s", "Early")
    logger.warning("Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid")
    assert [
        (it.rule, it.severity, "Locale could not be set. Early" in it.message) for it in leave_it_to_plugins()
    ] == [("newsroom/log", "notice", True)]
    assert leave_it_to_plugins() == []
