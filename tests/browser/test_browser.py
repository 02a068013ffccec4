"""Without a browser the tests fail, and say what to do; no test is left out in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.browser.conftest import chromium_path


@pytest.mark.parametrize("is_ci", ["", "true"])
@pytest.mark.parametrize("named", ["", "/khong/co/chromium"])
def test_a_missing_browser_fails_the_tests_and_names_the_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_ci: str, named: str
) -> None:
    monkeypatch.setenv("CI", is_ci)
    monkeypatch.setenv("CHROMIUM", named)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="no Chromium: run the tests with `make test`"):
        chromium_path()


def test_the_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "chromium"
    named.touch()
    monkeypatch.setenv("CHROMIUM", str(named))
    assert chromium_path() == str(named)
