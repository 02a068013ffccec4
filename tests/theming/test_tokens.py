import re
from itertools import product

import pytest

from plugins.theming.faces import ROLES
from tests.theming.theme import CSS, styles

TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11
ON_PAPER = ("ink", "ink-soft", "link", "link-seen", "accent", "leaf")
ON_CLOTH = ("cloth-ink", "cloth-soft", "thread-pale")


def _declarations(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", css))


def _schemes() -> dict[str, dict[str, str]]:
    light, dark = (
        (CSS / "tokens.css").read_text(encoding="utf-8").split("@media screen and (prefers-color-scheme: dark)")
    )
    asked_by_device, chosen = dark.split('[data-scheme="dark"]')
    assert _declarations(asked_by_device) == _declarations(chosen)
    return {"light": _declarations(light), "dark": _declarations(light) | _declarations(dark)}


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


SCHEMES = _schemes()


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that famously just fails


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), [*product(ON_PAPER, ("paper", "sheet")), *product(ON_CLOTH, ("cloth",))])
def test_text_can_be_read_on_every_ground_it_stands_on(scheme: str, ink: str, ground: str) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), [*product(("edge", "focus"), ("paper", "sheet")), ("thread", "cloth")])
def test_edges_and_focus_rings_can_be_seen(scheme: str, shape: str, ground: str) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[shape], colours[ground]) >= SHAPE


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
