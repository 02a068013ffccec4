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
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    asked_by_device, chosen = dark.split('[data-scheme="dark"]')
    if _declarations(asked_by_device) != _declarations(chosen):
        raise ValueError("the dark colours are written twice in tokens.css, and differ")
    return {"light": _declarations(light), "dark": _declarations(light) | _declarations(dark)}


def weak_pairs(css: str) -> Iterator[str]:
    """Yield a sentence for each pair of colours whose contrast is too low."""
    for scheme, colours in schemes(css).items():
        for shown, ground, least in PAIRS:
            ratio = contrast(colours[shown], colours[ground])
            if ratio < least:
                yield f"{scheme}: --{shown} on --{ground} has a contrast of {ratio:.2f}; at least {least} is needed"


def _declarations(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", css))


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def main(path: Path) -> int:
    """Print what is weak in the tokens at ``path``; the exit code says whether anything is."""
    found = [f"{path.name}: {sentence}" for sentence in weak_pairs(path.read_text("utf-8"))]
    print("\n".join(found) or "Colours: every word and edge of the theme can be told from its ground.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else TOKENS))
