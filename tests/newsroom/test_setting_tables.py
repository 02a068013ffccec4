"""The settings of all packages: one table each, from which they are judged, read and documented."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bantin.newsroom.build import BuildSettings
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.mode import Command
from bantin.newsroom.pipeline import STAGES, registered
from bantin.newsroom.setting import Mistakes, Setting, read
from bantin.newsroom.setting_kinds import TEXT, WHOLE
from bantin.newsroom.setting_tables import mistakes, ours, tables
from pelican.settings import DEFAULT_CONFIG

from tests.building import ROOT
from tests.modules import MODULES, name_of, nodes_of
from tools.pipeline_page import load_plugins
from tools.settings_page import PAGE, page


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge settings in a folder without a settings file, whose lines would be named."""
    monkeypatch.chdir(tmp_path)


def test_the_page_is_what_the_tables_say() -> None:
    assert PAGE.read_text("utf-8") == page(tables()), "make it anew: python -m tools.settings_page"


def test_a_row_of_the_page_tells_name_default_and_meaning() -> None:
    table = (Setting("A_URL", TEXT, "a.html", "The page."), Setting("A_SAVE_AS", TEXT, "a.html"))
    told = page({"a": (*table, Setting("B", WHOLE, 6, "N."), Setting("C", WHOLE, None, "O.", "the cores"))})
    rows = ['| `A_URL`, `A_SAVE_AS` | `"a.html"` | The page. |', "| `B` | `6` | N. |", "| `C` | the cores | O. |"]
    assert told.splitlines()[-3:] == rows


def test_each_setting_stands_in_one_table_and_is_told_of() -> None:
    listed = [setting.name for table in tables().values() for setting in table]
    assert len(listed) > 60
    assert sorted({name for name in listed if listed.count(name) > 1}) == []
    assert [name for name, table in tables().items() if not table[0].meaning] == []


def test_what_holds_by_default_is_of_the_right_kind() -> None:
    for setting in ours().values():
        assert setting.wrong({setting.name: setting.default}) == [], setting


@pytest.mark.parametrize(
    ("name", "wrong", "mended"),
    [
        ("ICON_COLOURS", "#1e2a57", ["#1e2a57", "#f7f1e3"]),
        ("ICON_COLOURS", ("đỏ", "#f7f1e3"), ("#aa0000", "#f7f1e3")),
        ("SAME_CATEGORY_MODE", "oldest", "older"),
        ("SAME_CATEGORY_MODE", ["older"], "newest"),
        ("SAME_CATEGORY_COUNT", -1, 0),
        ("SAME_CATEGORY_COUNT", True, 1),
        ("STORY_MAX_KILOBYTES", "1000", 1000),
        ("FRONT_PAGE_MAX_KILOBYTES", 0, 1),
        ("DEVSERVER_HOSTS", "bantin.local", ["bantin.local"]),
        ("DEVSERVER_HOSTS", [5], ("bantin.local",)),
        ("EXECUTOR", 4, lambda workers: workers),
        ("NEIGHBOURS_OF", "section", "site"),
        ("FEED_STYLE", "html", "css"),
        ("FEED_LIMITS", {"site": "9"}, {"site": 9}),
        ("FEED_LIMITS", {"tags": 9}, {"tag": 9}),
        ("STAGING_SWAP", "file", "files"),
        ("RENDER_WORKERS", "2", 2),
        ("FINDINGS_LANG", "fr", "en"),
        ("OFFICE", {"kind": "Newspaper"}, {"kind": "NewsMediaOrganization"}),
        ("ROBOTS_DISALLOW", ["nội-bộ"], ["/noi-bo/"]),
        ("CATEGORIES", [{"nam": "Y tế"}], [{"name": "Y tế"}]),
        ("SOURCES_ALLOWED", ("a.key", 1), ["a.key"]),
        ("PHOTOS_WIDTHS", [0], [480]),
    ],
)
def test_a_wrong_value_is_told_once_and_a_mended_one_is_not(name: str, wrong: object, mended: object) -> None:
    told = mistakes({name: wrong})
    assert len(told) == 1
    assert name in told[0]
    assert mistakes({name: mended}) == []


def test_a_table_is_read_with_all_its_mistakes_and_its_defaults_in_their_place() -> None:
    table = (Setting("A", WHOLE, 6), Setting("B", TEXT, "b"), Setting("C", TEXT, "c"))
    values, told = read(table, {"A": "x", "B": 5, "D": 1})
    assert values == {"A": 6, "B": "b", "C": "c"}
    assert [one.split()[0] for one in told] == ["A", "B"]


def begin(**settings: object) -> BuildSettings:
    """Do what is done of all settings before anything is built; return what became of them."""
    load_plugins()
    usual = {"SITENAME": "Bản tin", "PATH": str(ROOT), "THEME": str(ROOT / "theme"), "PLUGINS": []}
    usual |= {"TIMEZONE": "Asia/Ho_Chi_Minh", "DEFAULT_LANG": "vi"}
    held = BuildSettings({**DEFAULT_CONFIG, **usual, **settings})
    held.command, held.mistakes = Command(), Mistakes()
    pelican = SimpleNamespace(settings=held, theme=held["THEME"])
    steps = [step for step in registered() if step.plugin.startswith("bantin.")]
    for stage in ("begin", "settings", "refuse"):
        for step in (it for it in steps if it.stage == stage):
            step.act(pelican)
    return held


WRONG: dict[str, Any] = {
    "SAME_CATEGORY_MODE": "oldest",
    "PHOTOS_AVIF_SPEED": "8",
    "ICON_COLOURS": ["đỏ"],
    "STRICT": "no",
    "CATEGORIES": [{"nam": "Y tế"}],
    "LITE_EDITION": 1,
    "TIMEZONE": "Asia/Hanoi",
    "SITESUBTITLE": 5,
    "THEME_FACES": {"mono": "a.woff2"},
    "ICON_SOURCE": "khong-co.png",
    "FINDINGS_LANG": "fr",
    "MARKDOWN": {"extensions": ["khong_co"]},
}


def test_the_mistakes_of_all_packages_are_told_in_one_report() -> None:
    with pytest.raises(BuildFailed) as caught:
        begin(**WRONG)
    report = str(caught.value)
    told = [name for name in WRONG if name in report]
    assert told == list(WRONG)
    assert report.count("Hãy sửa trong") == 1


@pytest.mark.parametrize("name", WRONG)
def test_a_single_mistake_is_all_that_is_told(name: str) -> None:
    with pytest.raises(BuildFailed) as caught:
        begin(**{name: WRONG[name]})
    assert [other for other in WRONG if other in str(caught.value)] == [name]


@pytest.mark.parametrize(
    ("name", "value"), [("TIMEZONE", 7), ("SITENAME", 5), ("DEFAULT_LANG", 5), ("SITEURL", None)]
)
def test_nothing_is_told_of_what_follows_from_a_wrong_value(name: str, value: object) -> None:
    with pytest.raises(
        BuildFailed, match=rf"^{name} phải là chữ trong dấu nháy, [^.]*\. Hãy sửa trong [^,]*, [^.]*\.$"
    ):
        begin(**{"SITEURL": "https://bantin.hamyen.gov.vn", "PUBLIC_ADDRESS_REQUIRED": True, name: value})


def test_a_mistake_with_a_cure_of_its_own_stands_behind_those_of_the_file() -> None:
    with pytest.raises(
        BuildFailed, match=r"^STRICT .* Hãy sửa trong .* rồi dựng lại\. Chưa có địa chỉ .* make publish"
    ):
        begin(STRICT="no", PUBLIC_ADDRESS_REQUIRED=True)


def test_settings_without_a_mistake_stop_nothing_and_the_office_has_its_note_on_reuse() -> None:
    held = begin(OFFICE={"name": "UBND xã"})
    assert held["OFFICE"]["name"] == "UBND xã"
    assert "Bản tin" in held["OFFICE"]["copyright_note"]


def test_mistakes_stop_a_build_after_all_were_judged_and_before_any_work() -> None:
    names = [stage.name for stage in STAGES]
    assert names.index("begin") < names.index("settings") < names.index("refuse") < names.index("lock")


def read_by_name(path: Path) -> Iterator[str]:
    """Yield each setting of ours that the module reads from the dictionary of settings by a name in quotes."""
    own = ours().keys() - DEFAULT_CONFIG.keys()
    for node in nodes_of(path):
        match node:
            case ast.Call(ast.Attribute(attr="get" | "setdefault" | "pop"), [ast.Constant(str(name)), *_]):
                pass
            case ast.Subscript(ast.expr() as held, ast.Constant(str(name))) if ast.unparse(held) != "_DEFAULT":
                pass
            case _:
                continue
        if name in own:
            yield f"{name_of(path)}:{node.lineno}: {name}"


def test_settings_of_ours_are_read_by_their_tables_alone() -> None:
    assert len(ours().keys() - DEFAULT_CONFIG.keys()) > 55
    assert [found for path in MODULES for found in read_by_name(path)] == []


def test_a_setting_that_is_read_by_its_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.modules.PLUGINS", tmp_path)
    module = tmp_path / "hooks.py"
    module.write_text('settings.get("STRICT", False)\na.settings["LITE_EDITION"]\nsettings["SITENAME"]\n', "utf-8")
    assert list(read_by_name(module)) == ["hooks.py:1: STRICT", "hooks.py:2: LITE_EDITION"]


# Which modules, besides `hooks.py` and `settings.py`, are given the settings and read one of ours, and why.
READERS = {
    **{name: "makes a frozen value of settings" for name in ("category_feeds/read_next.py", "metadata/look.py")},
    "metadata/publisher.py": "makes a frozen value of settings",
    **{name: "makes a frozen value of settings" for name in ("check/reviewers.py", "desk/publication.py")},
    **{name: "a command" for name in ("devserver/command.py", "fast_build/why.py", "front_matter/commands.py")},
    **{name: "a command" for name in ("devserver/builder.py", "imports/__main__.py")},
    "move_in/command.py": "a command",
    **{f"desk/{name}.py": "a command, or asks its settings" for name in ("command", "desk", "stories")},
    **{name: "works in Pelican" for name in ("front_matter/readers.py", "front_matter/story_reader.py")},
    **{f"fast_build/{name}.py": "works in Pelican" for name in ("attempt", "closing", "rendering", "state_files")},
    **{f"addresses/{name}.py": "works in Pelican" for name in ("promised", "publishing")},
    **{f"newsroom/{name}.py": "judges settings" for name in ("findings_language", "judging", "setting_names")},
    "newsroom/own_theme.py": "finds the folder that a setting names",
    "newsroom/mode.py": "whether a build is handed on hangs on a setting and on the command",
}


def readers() -> set[str]:
    """Return the modules that read a setting: ``NAME.of(…)``."""
    found = set()
    for path in MODULES:
        for node in nodes_of(path):
            match node:
                case ast.Call(ast.Attribute(ast.Name(str(name)), "of")) if name.isupper():
                    found.add(name_of(path))
    return {name for name in found if not name.endswith(("/hooks.py", "/settings.py"))}


def test_cores_are_given_values_and_no_settings() -> None:
    assert readers() == set(READERS)
