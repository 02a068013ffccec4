"""A plugin that does not load: its owner hears of the name that was meant, or of what it needs."""

from __future__ import annotations

import pytest
from bantin.newsroom.plugin_errors import explain_plugin
from pelican.plugins._utils import load_legacy_plugin

MEND = "Hãy sửa PLUGINS trong tệp cấu hình, rồi dựng lại."


@pytest.fixture(autouse=True)
def unknown_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pelican", "-s", "khong_co.py"])


def failure(name: str) -> BaseException:
    with pytest.raises(ImportError) as caught:
        load_legacy_plugin(name, [])
    return caught.value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plugins.serch.hooks", "bantin.search.hooks"),
        ("bantin.search.hook", "bantin.search.hooks"),
        ("plugin.search.hooks", "bantin.search.hooks"),
        ("plugins.image_caption.hooks", "bantin.image_captions.hooks"),
        ("search", "bantin.search.hooks"),
        ("plugins.fastbuild", "bantin.fast_build.hooks"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    told = explain_plugin(typed, failure(typed))
    assert told == f"Không có plugin “{typed}”. Có phải là “{meant}” không? {MEND}"


def test_a_name_that_is_near_none_is_told_alone() -> None:
    assert explain_plugin("xa_ta", failure("xa_ta")) == f"Không có plugin “xa_ta”. {MEND}"


def test_a_module_that_is_no_plugin_is_told_as_such() -> None:
    cause = AttributeError("module has no attribute", name="register")
    told = explain_plugin("bantin.search", cause)
    assert (
        told == f"Đây là mô-đun, không phải plugin: “bantin.search”. Có phải là “bantin.search.hooks” không? {MEND}"
    )


def test_a_module_that_a_plugin_needs_is_named() -> None:
    told = explain_plugin("xa_ta", ModuleNotFoundError("No module named 'lunar'", name="lunar"))
    assert told.startswith("Không nạp được plugin “xa_ta”: nó cần mô-đun “lunar” mà máy này chưa có.")
    assert "No module" not in told
