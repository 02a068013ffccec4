"""A plugin that does not load: its owner hears of the name that was meant, or of what it needs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from bantin.newsroom import mode
from bantin.newsroom.old_names import renamed
from bantin.newsroom.plugin_errors import explain_plugin
from pelican.plugins._utils import load_legacy_plugin

MEND = "Hãy sửa PLUGINS trong tệp cấu hình, rồi dựng lại."


@pytest.fixture(autouse=True)
def unknown_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mode, "_told", [mode.command_of(["-s", "khong_co.py"])])


def failure(name: str) -> BaseException:
    with pytest.raises(ImportError) as caught:
        load_legacy_plugin(name, [])
    return caught.value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bantin.serch.hooks", "bantin.search"),
        ("bantin.search.hook", "bantin.search"),
        ("bantn.search.hooks", "bantin.search"),
        ("bantin.image_caption", "bantin.image_captions"),
        ("search", "bantin.search"),
        ("bantin.fastbuild", "bantin.fast_build"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    told = explain_plugin(typed, failure(typed))
    assert told == f"Không có plugin “{typed}”. Có phải là “{meant}” không? {MEND}"


def test_a_name_that_is_near_none_is_told_alone() -> None:
    assert explain_plugin("xa_ta", failure("xa_ta")) == f"Không có plugin “xa_ta”. {MEND}"


def test_a_module_that_is_no_plugin_is_told_as_such() -> None:
    cause = AttributeError("module has no attribute", name="register")
    told = explain_plugin("bantin.serch", cause)
    assert told == f"Đây là mô-đun, không phải plugin: “bantin.serch”. Có phải là “bantin.search” không? {MEND}"


def test_a_name_from_before_there_was_a_package_is_told_with_the_new_one() -> None:
    assert explain_plugin("plugins.search.hooks", failure("plugins.search.hooks")) == (
        "“plugins.search.hooks” là tên cũ: các plugin của Bản tin nay nằm trong gói “bantin”. "
        f"Hãy viết “bantin.…” thay cho “plugins.…” ở mọi chỗ còn tên cũ. {MEND}"
    )


def test_a_plugin_of_the_sites_own_is_told_its_name_from_the_folder_that_is_on_the_path_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cua_xa.py").write_text("def register(): pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    told = explain_plugin("plugins.cua_xa", failure("plugins.cua_xa"))
    assert told == f"Không có plugin “plugins.cua_xa”. Có phải là “cua_xa” không? {MEND}"


@pytest.mark.parametrize("name", ["plugins", "plugins.newsroom", "plugins.vietnamese.dates"])
def test_a_plugin_that_calls_ours_by_an_old_name_is_told_the_new_one(name: str) -> None:
    told = explain_plugin("cua_xa", ModuleNotFoundError(f"No module named {name!r}", name=name))
    assert told == (
        f"Không nạp được plugin “cua_xa”, vì nó còn gọi theo tên cũ: “{name}” là tên cũ: các plugin của Bản tin nay "
        "nằm trong gói “bantin”. Hãy viết “bantin.…” thay cho “plugins.…” ở mọi chỗ còn tên cũ."
    )


def test_a_module_of_ours_that_is_no_more_is_not_to_be_installed() -> None:
    name = "bantin.newsroom.khong_co"
    told = explain_plugin("cua_xa", ModuleNotFoundError(f"No module named {name!r}", name=name))
    assert "cài gói" not in told
    assert name in told


def test_a_module_that_has_moved_within_the_package_is_told_its_new_name() -> None:
    assert str(renamed("plugins.newsroom.plain_failure")) == (
        "“plugins.newsroom.plain_failure” là tên cũ. Hãy viết “bantin.newsroom.startup_errors”."
    )
    assert renamed("bantin.newsroom.plain_failure")
    assert import_module("bantin.newsroom.startup_errors").speak_plainly
    assert renamed("bantin.newsroom.startup_errors") is renamed("plugins_xa") is renamed("plugins.cua_xa") is None


def test_a_module_that_a_plugin_needs_is_named() -> None:
    told = explain_plugin("xa_ta", ModuleNotFoundError("No module named 'lunar'", name="lunar"))
    assert told.startswith("Không nạp được plugin “xa_ta”: nó cần mô-đun “lunar” mà máy này chưa có.")
    assert "No module" not in told
