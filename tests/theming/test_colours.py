"""Colours of the site's own: a palette, a table by name, and what is said of words that could not be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.theming.colours import ColourError, Wish, all_colours, painted, palettes, settled_colours
from bantin.theming.contrast import PAIRS, SHOWN, contrast, nearest, weak

from tests.demo.colours import tokens
from tests.theming.theme import THEME

TOKENS = tokens()  # an owner may have given other colours to the theme


@pytest.mark.parametrize("name", palettes(THEME))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_palette_that_comes_with_the_theme_can_be_read(name: str, scheme: str) -> None:
    settled = settled_colours(THEME, TOKENS, Wish(name))[scheme]
    assert [contrast(settled[shown], settled[ground]) >= least for shown, ground, least in PAIRS] == [True] * len(
        PAIRS
    )
    assert settled["cloth"] != all_colours(THEME, TOKENS, Wish())[scheme]["cloth"]


def test_there_is_one_palette_besides_ours_at_least() -> None:
    assert "son" in palettes(THEME)


def test_a_colour_for_both_schemes_and_a_pair_are_understood() -> None:
    table = {"cloth": "#7A1A1D", "link": ("#8f1f22", "#f2b0a2")}
    settled = settled_colours(THEME, TOKENS, Wish(table=table))
    assert [settled[scheme]["cloth"] for scheme in ("light", "dark")] == ["#7a1a1d", "#7a1a1d"]
    assert [settled[scheme]["link"] for scheme in ("light", "dark")] == ["#8f1f22", "#f2b0a2"]


def test_the_table_stands_over_the_palette() -> None:
    settled = settled_colours(THEME, TOKENS, Wish("son", {"cloth": ("#5a0f12", "#4a1416")}))
    assert settled["light"]["cloth"] == "#5a0f12"
    assert settled["light"]["thread"] == all_colours(THEME, TOKENS, Wish("son"))["light"]["thread"]


def test_only_declared_colours_are_painted_each_in_its_own_scheme() -> None:
    css = painted(TOKENS, {"light": {"cloth": "#010101"}, "dark": {"cloth": "#020202"}})
    assert css.count("--cloth: #010101;") == 1
    assert css.count("--cloth: #020202;") == 2
    assert css.replace("#010101", "#1e2a57").replace("#020202", "#1a2140") == all_back(TOKENS)


def all_back(css: str) -> str:
    """Return the tokens with the cloth in the colours that the test above puts back."""
    given = all_colours(THEME, css, Wish())
    return css.replace(f"--cloth: {given['light']['cloth']}", "--cloth: #1e2a57").replace(
        f"--cloth: {given['dark']['cloth']}", "--cloth: #1a2140"
    )


def test_a_ground_too_light_for_its_words_is_told_with_the_nearest_that_will_do() -> None:
    with pytest.raises(ColourError) as told:
        settled_colours(THEME, TOKENS, Wish(table={"cloth": ("#d08080", "#4a1416")}))
    said = str(told.value)
    proposed = said.rpartition('"#')[2][:6]
    assert "“cloth” = " in said
    assert "nền sáng" in said
    mended = settled_colours(THEME, TOKENS, Wish(table={"cloth": (f"#{proposed}", "#4a1416")}))
    assert list(weak(mended["light"])) == []


@pytest.mark.parametrize(
    "table",
    [
        {"cloth": "#777777", "cloth-ink": "#777777"},
        {"cloth": "#777777", "cloth-ink": "#808080", "cloth-soft": "#707070", "thread": "#777777"},
        {"cloth": "#ffffff", "cloth-ink": "#111111"},
        {"paper": "#000000"},
        {"paper": "#ffffff", "sheet": "#000000"},
        {"paper": "#ffffff", "sheet": "#000000", "ink": "#777777", "link": "#0000ff"},
        {name: "#888888" for name in ("paper", "sheet", "cloth", *SHOWN)},
        {"paper": "#ffffff", "sheet": "#000000", **dict.fromkeys(SHOWN, "#767676")},
        {"ink": "#ffff00", "link": "#ffff00", "edge": "#ffffff", "focus": "#fefefe"},
    ],
)
def test_what_is_proposed_goes_together(table: dict[str, str]) -> None:
    """Whoever takes every colour that the sentences name has colours that can be read, at once."""
    with pytest.raises(ColourError) as told:
        settled_colours(THEME, TOKENS, Wish(table=table))
    pairs = {name: [colour, colour] for name, colour in table.items()}
    for scheme, name, good in re.findall(r"(nền sáng|nền tối), chỉ.*?“([\w-]+)” = \"(#\w{6})\"", str(told.value)):
        given = {it: colours[name] for it, colours in all_colours(THEME, TOKENS, Wish()).items()}
        pairs.setdefault(name, [given["light"], given["dark"]])[scheme == "nền tối"] = good
    assert settled_colours(THEME, TOKENS, Wish(table=pairs))


def test_words_too_light_for_the_paper_are_the_ones_to_change() -> None:
    with pytest.raises(ColourError, match=r"“ink” = \"#") as told:
        settled_colours(THEME, TOKENS, Wish(table={"ink": ("#cccccc", "#ebe6da")}))
    assert str(told.value).count("“ink” trên") == 1  # paper and sheet are one mistake


def test_a_colour_that_the_theme_does_not_have_is_named_with_those_that_it_has() -> None:
    with pytest.raises(ColourError, match=r"không có màu “clothes”.*cloth"):
        settled_colours(THEME, TOKENS, Wish(table={"clothes": "#000000"}))


def test_a_palette_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ColourError, match=r"“tim”. Các bảng màu đã có: .*son"):
        settled_colours(THEME, TOKENS, Wish("tim"))


@pytest.mark.parametrize(
    ("colour", "beside", "found"),
    [
        ("#000000", {"#ffffff": 4.5}, "#000000"),  # good as it is
        ("#777777", {"#ffffff": 4.5}, "#767676"),  # the grey that famously just passes
        ("#777777", {"#000000": 21.0}, "#ffffff"),
        ("#777777", {"#000000": 12.0, "#ffffff": 12.0}, None),
    ],
)
def test_the_nearest_shade_is_the_first_that_passes(colour: str, beside: dict[str, float], found: str | None) -> None:
    assert nearest(colour, beside) == found


def test_an_own_emblem_and_own_files_stand_before_those_of_the_theme(tmp_path: Path) -> None:
    from bantin.theming.assets import STYLES, load_assets

    shipped = load_assets(THEME / "static")
    (tmp_path / "static/img").mkdir(parents=True)
    (tmp_path / "static/css").mkdir()
    (tmp_path / "static/img/emblem.png").write_bytes(b"png")
    (tmp_path / "static/css/hem.css").write_text("", "utf-8")  # is in no listing
    (tmp_path / "static/css/own.css").write_text(".own{color:red}", "utf-8")
    assets = load_assets(THEME / "static", "theme", {}, tmp_path)
    assert assets.files["emblem.svg"].data == b"png"
    assert assets.url("emblem.svg").endswith(".png")
    assert assets.files[STYLES].data == shipped.files[STYLES].data.rstrip(b"\n") + b".own{color:red}\n"
    assert {name for name in shipped.files if assets.files[name] != shipped.files[name]} == {STYLES, "emblem.svg"}
    (tmp_path / "static/img/emblem.svg").write_bytes(b"<svg/>")
    assert load_assets(THEME / "static", "theme", {}, tmp_path).files["emblem.svg"].data == b"<svg/>"
