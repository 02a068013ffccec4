"""``python -m tools.contrast [TOKENS]``: which colours of the theme cannot be told from the ground they stand on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

TOKENS = Path(__file__).parents[1] / "theme/static/css/tokens.css"
TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11
_MIDDLE = 0.179  # the luminance on which black and white have the same contrast
_DARK = "@media screen and (prefers-color-scheme: dark)"
_ON_PAPER = ("ink", "ink-soft", "link", "link-seen", "accent", "leaf")
_ON_CLOTH = ("cloth-ink", "cloth-soft", "thread-pale")
PAIRS = (
    *((*pair, TEXT) for pair in product(_ON_PAPER, ("paper", "sheet"))),
    *((*pair, TEXT) for pair in product(_ON_CLOTH, ("cloth",))),
    *((*pair, SHAPE) for pair in product(("edge", "focus"), ("paper", "sheet"))),
    ("thread", "cloth", SHAPE),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``) as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def schemes(css: str) -> dict[str, dict[str, str]]:
    """Return the colours of the light and of the dark scheme by name; the two places of the dark one must agree."""
    light, dark = css.split(_DARK)
    asked_by_device, chosen = dark.split('[data-scheme="dark"]')
    one, other = _declarations(asked_by_device), _declarations(chosen)
    differing = sorted({f"--{name}" for name, _ in one.items() ^ other.items()})
    if differing:
        raise ValueError(
            f"the dark colours are written twice, and differ in {', '.join(differing)}. Write the same twice."
        )
    return {"light": _declarations(light), "dark": _declarations(light) | one}


def weak_pairs(css: str) -> Iterator[tuple[int, str]]:
    """Yield the line of ``css`` and a sentence with the cure for each pair of colours whose contrast is too low."""
    for scheme, colours in schemes(css).items():
        for shown, ground, least in PAIRS:
            unread = [name for name in (shown, ground) if name not in colours]
            if unread:
                yield _line(css, scheme, unread[0]), f"--{unread[0]} cannot be judged. Write it as #rrggbb."
            elif contrast(colours[shown], colours[ground]) < least:
                yield _line(css, scheme, shown), _complaint(scheme, colours, (shown, ground), least)


def _complaint(scheme: str, colours: dict[str, str], pair: tuple[str, str], least: float) -> str:
    shown, ground = pair
    ratio = contrast(colours[shown], colours[ground])
    ways = ("darker", "lighter") if _luminance(colours[ground]) > _MIDDLE else ("lighter", "darker")
    return (
        f"{scheme}: --{shown} ({colours[shown]}) on --{ground} ({colours[ground]}) has a contrast of {ratio:.2f}; "
        f"at least {least} is needed. Make --{shown} {ways[0]} or --{ground} {ways[1]}"
        f"{', the same in both places of the dark colours' if scheme == 'dark' else ''}."
    )


def _line(css: str, scheme: str, name: str) -> int:
    """Return the line that sets the colour ``name`` for ``scheme``, or for both; 1 if none does."""
    lines = [css.count("\n", 0, found.start()) + 1 for found in re.finditer(rf"--{name}:", css)]
    dark_begins = css.count("\n", 0, css.index(_DARK)) + 1
    return next((line for line in lines if (line > dark_begins) == (scheme == "dark")), (lines or [1])[0])


def _declarations(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", css))


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def main(path: Path) -> int:
    """Print what is weak in the tokens at ``path``; the exit code says whether anything is."""
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    try:
        weak = dict.fromkeys(weak_pairs(path.read_text("utf-8")))  # an unread colour stands in several pairs
        found = [f"{shown}:{line}: {sentence}" for line, sentence in weak]
    except ValueError as error:
        found = [f"{shown}: {error}"]
    print("\n".join(found) or "Colours: every word and edge of the theme can be told from its ground.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else TOKENS))
