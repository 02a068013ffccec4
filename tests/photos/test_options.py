"""Settings: checked all at once, documented one by one."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from bantin.photos.options import Options, SettingsError, options_from

PAGE = Path(__file__).parents[2] / "docs/plugins/photos.md"


def test_without_settings_the_defaults_hold() -> None:
    assert options_from({"SITENAME": "x"}) == Options()


def test_settings_are_read_and_widths_put_in_order() -> None:
    options = options_from({"PHOTOS_WIDTHS": [800, 320, 800], "PHOTOS_URL_DIR": "hinh"})

    assert (options.widths, options.url_dir) == ((320, 800), "hinh")


def test_all_wrong_settings_are_named_together() -> None:
    wrong = {"PHOTOS_WIDTHS": [], "PHOTOS_AVIF_SPEED": "8", "PHOTOS_HEIC": 1, "PHOTOS_CACHE_DAYS": -1}

    with pytest.raises(SettingsError) as caught:
        options_from(wrong)

    assert str(caught.value).startswith(
        "PHOTOS_WIDTHS phải là một danh sách số nguyên dương, như [480, 800], không phải []. "
        "PHOTOS_AVIF_SPEED phải là một số nguyên, từ 0 trở lên, không phải '8'. "
        "PHOTOS_HEIC phải là True hoặc False, không phải 1. "
        "PHOTOS_CACHE_DAYS phải là một số nguyên, từ 0 trở lên, không phải -1. Hãy sửa"
    )


@pytest.mark.parametrize("name", [field.name for field in fields(Options)])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`PHOTOS_{name.upper()}`" in PAGE.read_text("utf-8")
