"""Plugins that a site adds, as far as their code goes."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from bantin.fast_build import hooks, plugin_code
from bantin.fast_build.plugin_code import plugin_digest


@pytest.fixture(autouse=True)
def another_process_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin_code, "_of_plugin", plugin_code._of_plugin.__wrapped__)


def plugin(file: Path, code: str) -> ModuleType:
    file.parent.mkdir(exist_ok=True)
    file.write_text(code, "utf-8")
    module = ModuleType(file.stem)
    module.__file__ = str(file)
    return module


def test_a_plugin_whose_code_changes_has_another_digest(tmp_path: Path) -> None:
    first = plugin_digest([plugin(tmp_path / "style.py", "VERSION = 1")])
    assert plugin_digest([plugin(tmp_path / "style.py", "VERSION = 1")]) == first
    assert plugin_digest([plugin(tmp_path / "style.py", "VERSION = 2")]) != first


def test_a_package_consists_of_all_its_modules_and_a_module_of_itself(tmp_path: Path) -> None:
    package, module = plugin(tmp_path / "style/__init__.py", ""), plugin(tmp_path / "single.py", "")
    before = plugin_digest([package]), plugin_digest([module])
    (tmp_path / "style/deep").mkdir()
    (tmp_path / "style/deep/part.py").write_text("VERSION = 2")
    assert plugin_digest([package]) != before[0]
    assert plugin_digest([module]) == before[1]


def test_our_own_plugins_are_left_to_the_newsroom_and_one_without_a_file_has_none() -> None:
    assert plugin_digest([hooks]) == plugin_digest([]) == plugin_digest([ModuleType("typed_in")])
