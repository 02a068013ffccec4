import re
from itertools import product

import pytest

from plugins.theming.faces import ROLES
from tests.demo.colours import tokens
from tests.theming.theme import CSS, styles
from tools.contrast import PAIRS, TEXT, contrast, schemes, weak_pairs

# The colours that the product ships; those of an owner are judged by `make lint`.
SCHEMES = schemes(tokens())


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that famously just fails


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shown", "ground", "least"), PAIRS)
def test_text_edges_and_focus_rings_can_be_told_from_their_ground(
    scheme: str, shown: str, ground: str, least: float
) -> None:
    assert contrast(SCHEMES[scheme][shown], SCHEMES[scheme][ground]) >= least


def test_a_colour_of_an_owner_that_is_too_weak_is_named() -> None:
    light = SCHEMES["light"]
    css = tokens().replace(f"--ink: {light['ink']}", f"--ink: {light['paper']}", 1)
    on_sheet = f"{contrast(light['paper'], light['sheet']):.2f}"
    assert list(weak_pairs(tokens())) == []
    assert list(weak_pairs(css)) == [
        "light: --ink on --paper has a contrast of 1.00; at least 4.5 is needed",
        f"light: --ink on --sheet has a contrast of {on_sheet}; at least 4.5 is needed",
    ]


def test_dark_colours_that_differ_in_their_two_places_are_refused() -> None:
    with pytest.raises(ValueError, match="differ"):
        schemes(_one_dark_colour_changed())


def _one_dark_colour_changed() -> str:
    before, _, after = tokens().rpartition(f"--paper: {SCHEMES['dark']['paper']}")
    return f"{before}--paper: #000001{after}"


def test_every_token_that_is_used_is_set_and_every_token_set_is_used() -> None:
    css = {file.name: file.read_text(encoding="utf-8") for file in styles()}
    used = {name for text in css.values() for name in re.findall(r"var\(--([a-z0-9-]+)", text)}
    set_ = {name for text in css.values() for name in re.findall(r"[{;\s]--([a-z0-9-]+):", text)}

    assert used == set_ | {f"own-{role}" for role in ROLES}  # these a site sets that ships a face of its own


def test_every_tone_has_a_class_with_a_readable_word_on_it() -> None:
    rules = re.findall(
        r"\.tone-([0-3]{3}) \{ background-color: #([05af]{3}); color: #(000|fff); \}",
        (CSS / "components" / "tone.css").read_text(encoding="utf-8"),
    )

    assert [digits for digits, _, _ in rules] == ["".join(rgb) for rgb in product("0123", repeat=3)]
    for digits, ground, ink in rules:
        assert ground == "".join("05af"[int(digit)] for digit in digits)
        assert contrast(_full(ground), _full(ink)) >= TEXT


def _full(short: str) -> str:
    return "#" + "".join(digit * 2 for digit in short)


@pytest.mark.parametrize("line_height", ["--leading-title: 1.4;", "--leading: 1.6;"])
def test_stacked_marks_have_room(line_height: str) -> None:
    assert line_height in (CSS / "tokens.css").read_text(encoding="utf-8")


def test_no_rule_sets_lines_closer_than_marks_allow_or_cuts_them() -> None:
    for file in styles():
        css = file.read_text(encoding="utf-8")
        assert "line-clamp" not in css, file.name
        assert "text-transform" not in css, file.name
        heights = re.findall(r"line-height:\s*([0-9.]+)|/([0-9.]+) var\(--s", css)
        assert all(float(one or other) >= 1.4 for one, other in heights if (one or other) != "0"), file.name


def test_no_rule_asks_another_host_or_overrides_by_force() -> None:
    for file in styles():
        css = file.read_text(encoding="utf-8")
        assert "url(" not in css, file.name
        assert "@import" not in css, file.name
        assert "@font-face" not in css, file.name
