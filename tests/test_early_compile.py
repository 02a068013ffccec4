"""Tests that are compiled before pytest comes to them: it takes them as they are, with what their assertions say."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from _pytest.assertion import rewrite
from _pytest.pathlib import ImportMode, import_path

from tests.early_compile import collected_files, compile_tests


def test_what_is_compiled_early_is_not_compiled_again(
    tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "test_early.py"
    file.write_text("def test_a():\n    number = 1\n    assert number == 2\n", "utf-8")
    compile_tests(file, pytestconfig)
    monkeypatch.setattr(rewrite, "_rewrite_test", lambda *_: pytest.fail("compiled again"))
    module = import_path(file, mode=ImportMode.importlib, root=tmp_path, consider_namespace_packages=False)
    with pytest.raises(AssertionError, match="assert 1 == 2"):
        module.test_a()


def test_files_come_as_pytest_takes_them_without_those_that_are_ignored(tmp_path: Path) -> None:
    for name in ("b/test_z.py", "b/left_out/test_y.py", "a/test_x.py", "a/helper.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    ignored = {"ignore": [str(tmp_path / "b/left_out")]}
    config: Any = SimpleNamespace(rootpath=tmp_path, args=["."], getoption=ignored.get)
    assert collected_files(config) == [tmp_path / "a/test_x.py", tmp_path / "b/test_z.py"]
