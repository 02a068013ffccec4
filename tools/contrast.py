"""``python -m tools.contrast [TOKENS]``: which colours of the theme cannot be told from the ground they stand on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bantin.theming.colours import schemes
from bantin.theming.contrast import PAIRS, contrast, luminance

TOKENS = Path(__file__).parents[1] / "theme/static/css/tokens.css"
_MIDDLE = 0.179  # the luminance on which black and white have the same contrast
_DARK = "@media screen and (prefers-color-scheme: dark)"


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
    ways = ("darker", "lighter") if luminance(colours[ground]) > _MIDDLE else ("lighter", "darker")
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
