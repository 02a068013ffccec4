"""How well colours can be told from each other, which pairs of the theme must be, and the nearest colour that can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

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
SHOWN = tuple(dict.fromkeys(shown for shown, _, _ in PAIRS))
GROUNDS = tuple(dict.fromkeys(ground for _, ground, _ in PAIRS))
_STEPS = 255


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (``#rrggbb``): 0 of black, 1 of white."""
    channels = (part / 255 for part in _parts(colour))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``) as WCAG defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colour: str, beside: Mapping[str, float]) -> str | None:
    """Return the shade of ``colour`` nearest to it that can be told from each colour ``beside`` it by that ratio.

    A shade is the colour with black or with white in it; None if none will do.
    """
    for step in range(_STEPS + 1):
        for shade in _shades(colour, step):
            if all(contrast(shade, other) >= least for other, least in beside.items()):
                return shade
    return None


def weak(colours: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Yield each of :data:`PAIRS` that cannot be told apart in ``colours``: what is shown, its ground, the least."""
    for shown, ground, least in PAIRS:
        if contrast(colours[shown], colours[ground]) < least:
            yield shown, ground, least


def partners(name: str) -> Iterator[tuple[str, float]]:
    """Yield the name of each colour that stands beside the one called ``name``, with the ratio that it asks for."""
    for shown, ground, least in PAIRS:
        if name in (shown, ground):
            yield (ground if name == shown else shown), least


def beside(name: str, colours: Mapping[str, str]) -> dict[str, float]:
    """Return the colours that stand beside the one called ``name``, each with the ratio that it asks for."""
    found: dict[str, float] = {}
    for other, least in partners(name):
        found[colours[other]] = max(found.get(colours[other], 0), least)
    return found


def _shades(colour: str, step: int) -> Iterator[str]:
    for end in (0, 255):
        parts = (round(part + (end - part) * step / _STEPS) for part in _parts(colour))
        yield "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
