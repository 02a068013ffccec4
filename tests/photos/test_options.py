"""Settings: checked all at once, documented one by one."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from bantin.photos.options import Options, SettingsError, options_from
from bantin.photos.settings import SETTINGS


def test_without_settings_the_defaults_hold() -> None:
    assert options_from({"SITENAME": "x"}) == Options()


def test_settings_are_read_and_widths_put_in_order() -> None:
    options = options_from({"PHOTOS_WIDTHS": [800, 320, 800], "PHOTOS_URL_DIR": "hinh"})

    assert (options.widths, options.url_dir) == ((320, 800), "hinh")


def test_all_wrong_settings_are_named_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no settings file lies here, whose line would be named
    wrong = {"PHOTOS_WIDTHS": [], "PHOTOS_AVIF_SPEED": "8", "PHOTOS_HEIC": 1, "PHOTOS_CACHE_DAYS": -1}

    with pytest.raises(SettingsError) as caught:
        options_from(wrong)

    assert str(caught.value).startswith(
        "PHOTOS_WIDTHS phải là một danh sách số nguyên dương, như [480, 800], không phải []. "
        "PHOTOS_AVIF_SPEED phải là một số nguyên, từ 0 trở lên, không phải '8'. "
        "PHOTOS_HEIC phải là True hoặc False, không phải 1. "
        "PHOTOS_CACHE_DAYS phải là một số nguyên, từ 0 trở lên, không phải -1. Hãy sửa"
    )


def test_each_option_is_a_setting_of_the_table_from_which_the_documentation_is_made() -> None:
    options = {f"PHOTOS_{field.name.upper()}" for field in fields(Options)}
    assert options == {setting.name for setting in SETTINGS}
