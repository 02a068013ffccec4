import gzip
from pathlib import Path

import pytest
from bantin.theming.assets import STYLES, UnknownAsset, fingerprinted, load_assets

from tests.theming.theme import THEME

BUDGET = 10 * 1024  # compressed bytes of style that a reader's first visit may cost


def _theme(folder: Path, style: str) -> Path:
    (folder / "css").mkdir(parents=True)
    (folder / "img").mkdir()
    (folder / "css" / "site.txt").write_text("one.css\n", encoding="utf-8")
    (folder / "css" / "one.css").write_text(style, encoding="utf-8")
    (folder / "img" / "emblem.svg").write_text("<svg/>", encoding="utf-8")
    return folder


def test_equal_content_has_an_equal_address_and_other_content_another(tmp_path: Path) -> None:
    first = load_assets(_theme(tmp_path / "a", "p{color:red}")).url(STYLES)
    same = load_assets(_theme(tmp_path / "b", "p { color: red }")).url(STYLES)
    other = load_assets(_theme(tmp_path / "c", "p{color:blue}")).url(STYLES)

    assert first == same
    assert first != other


def test_an_address_names_folder_file_and_hash() -> None:
    # sha256 of nothing begins e3b0c44298.
    assert fingerprinted("emblem.svg", b"", "theme") == "theme/emblem.e3b0c44298.svg"


def test_pictures_are_shipped_beside_the_styles_and_style_sources_are_not(tmp_path: Path) -> None:
    assets = load_assets(_theme(tmp_path, "p{}"))

    assert sorted(assets.files) == ["emblem.svg", "site.css"]


def test_an_unknown_file_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownAsset, match=r"the theme has no 'emblem\.png'"):
        load_assets(THEME / "static").url("emblem.png")


def test_the_style_sheet_stays_within_its_budget() -> None:
    style = load_assets(THEME / "static").files[STYLES].data

    assert len(gzip.compress(style)) <= BUDGET
