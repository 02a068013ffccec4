"""A plugin that does not load: its owner hears of the name that was meant, or of what it needs."""

from __future__ import annotations

import pytest
from pelican.plugins._utils import load_legacy_plugin

from plugins.newsroom.plugin_errors import explain_plugin

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
        ("plugins.serch.hooks", "plugins.search.hooks"),
        ("plugins.search.hook", "plugins.search.hooks"),
        ("plugin.search.hooks", "plugins.search.hooks"),
        ("plugins.image_caption.hooks", "plugins.image_captions.hooks"),
        ("search", "plugins.search.hooks"),
        ("plugins.fastbuild", "plugins.fast_build.hooks"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    told = explain_plugin(typed, failure(typed))
    assert told == f"Không có plugin “{typed}”. Có phải là “{meant}” không? {MEND}"


def test_a_name_that_is_near_none_is_told_alone() -> None:
    assert explain_plugin("xa_ta", failure("xa_ta")) == f"Không có plugin “xa_ta”. {MEND}"


def test_a_module_that_is_no_plugin_is_told_as_such() -> None:
    cause = AttributeError("module has no attribute", name="register")
    told = explain_plugin("plugins.search", cause)
    assert (
        told == f"Đây là mô-đun, không phải plugin: “plugins.search”. Có phải là “plugins.search.hooks” không? {MEND}"
    )


def test_a_module_that_a_plugin_needs_is_named() -> None:
    told = explain_plugin("xa_ta", ModuleNotFoundError("No module named 'lunar'", name="lunar"))
    assert told.startswith("Không nạp được plugin “xa_ta”: nó cần mô-đun “lunar” mà máy này chưa có.")
    assert "No module" not in told
