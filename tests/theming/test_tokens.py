import re
from itertools import product
from pathlib import Path

import pytest
from bantin.theming.colours import schemes
from bantin.theming.contrast import PAIRS, TEXT, contrast
from bantin.theming.fonts import ROLES

from tests.demo.colours import tokens
from tests.theming.theme import CSS, styles
from tools.contrast import main, weak_pairs

# The colours that the product ships; those of an owner are judged by `make lint`.
SCHEMES = schemes(tokens())


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that famously just fails


def test_text_edges_and_focus_rings_can_be_told_from_their_ground() -> None:
    for shown, ground, least in PAIRS:
        for scheme in SCHEMES:
            assert contrast(SCHEMES[scheme][shown], SCHEMES[scheme][ground]) >= least, (scheme, shown, ground)


def test_a_colour_of_an_owner_that_is_too_weak_is_named_with_its_line_and_the_cure() -> None:
    light = SCHEMES["light"]
    paper, sheet = light["paper"], light["sheet"]
    css = tokens().replace(f"--ink: {light['ink']}", f"--ink: {paper}", 1)
    line = _line_of(css, f"--ink: {paper}")
    assert list(weak_pairs(tokens())) == []
    assert list(weak_pairs(css)) == [
        (
            line,
            f"light: --ink ({paper}) on --paper ({paper}) has a contrast of 1.00; at least 4.5 is needed. "
            "Make --ink darker or --paper lighter.",
        ),
        (
            line,
            f"light: --ink ({paper}) on --sheet ({sheet}) has a contrast of {contrast(paper, sheet):.2f}; "
            "at least 4.5 is needed. Make --ink darker or --sheet lighter.",
        ),
    ]


def test_a_dark_colour_is_named_at_its_own_line_with_both_its_places() -> None:
    dark = SCHEMES["dark"]
    css = tokens().replace(f"--leaf: {dark['leaf']}", "--leaf: #3d5a43")
    told = list(weak_pairs(css))
    assert {line for line, _ in told} == {_line_of(css, "--leaf: #3d5a43")}
    assert all(
        said.startswith("dark: --leaf (#3d5a43) on --")
        and said.endswith("the same in both places of the dark colours.")
        and " Make --leaf lighter or " in said
        for _, said in told
    )


def test_the_command_names_the_file_and_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tokens.css"
    file.write_text(tokens().replace(f"--ink: {SCHEMES['light']['ink']}", "--ink: black", 1), "utf-8")
    line = _line_of(file.read_text("utf-8"), "--ink: black")
    assert main(file) == 1
    assert capsys.readouterr().out == f"{file}:{line}: --ink cannot be judged. Write it as #rrggbb.\n"
    file.write_text(_one_dark_colour_changed(), "utf-8")
    assert main(file) == 1
    assert capsys.readouterr().out.startswith(f"{file}: the dark colours are written twice, and differ in --paper.")
    file.write_text(tokens(), "utf-8")
    assert main(file) == 0


def _line_of(css: str, words: str) -> int:
    return css[: css.index(words)].count("\n") + 1


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
