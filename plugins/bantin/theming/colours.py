"""The colours of the site: the theme's own, a palette over them, and those that the site sets by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bantin.newsroom.message import say
from bantin.theming.contrast import GROUNDS, SHOWN, beside, contrast, nearest, partners, weak

TOKENS = "tokens.css"
_SCHEMES = {"light": "words/scheme-light", "dark": "words/scheme-dark"}
_DARK = "@media screen and (prefers-color-scheme: dark)"
_COLOUR = re.compile(r"(--([a-z0-9-]+):\s*)(#[0-9a-f]{6})\b")
Schemes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Wish:
    """The colours that a site asks for: a ``palette`` by name, a ``table`` of names with a colour or a pair each."""

    palette: str = ""
    table: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.palette or self.table)


class ColourError(ValueError):
    """A palette that there is not, a colour that is none, or colours that cannot be told apart."""


def schemes(css: str) -> Schemes:
    """Return the colours of the light and of the dark scheme by name, of which the dark one is written twice.

    Raise ValueError if its two places differ.
    """
    asked_by_device, _, chosen = css.partition(_DARK)[2].partition('[data-scheme="dark"]')
    one, other = _declarations(asked_by_device), _declarations(chosen)
    differing = sorted({f"--{name}" for name, _ in one.items() ^ other.items()})
    if differing:
        raise ValueError(
            f"the dark colours are written twice, and differ in {', '.join(differing)}. Write the same twice."
        )
    return _read_schemes(css)


def own_colours(theme: Path, wish: Wish) -> Schemes:
    """Return the colours, by scheme, that the site puts in place of the theme's."""
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    if wish.palette:
        for scheme, colours in _read_palette(theme, wish.palette).items():
            found[scheme] |= colours
    for name, value in wish.table.items():
        light, dark = (value, value) if isinstance(value, str) else value
        found["light"][name], found["dark"][name] = light.lower(), dark.lower()
    return found


def painted(css: str, own: Schemes) -> str:
    """Return the theme's tokens with ``own`` colours in the place of theirs."""
    light, mark, dark = css.partition(_DARK)
    return _paint(light, own["light"]) + mark + _paint(dark, own["dark"])


def all_colours(theme: Path, css: str, wish: Wish) -> Schemes:
    """Return all colours of the site, whose theme has the tokens ``css``, by scheme."""
    own = own_colours(theme, wish)
    return {scheme: {**colours, **own[scheme]} for scheme, colours in _read_schemes(css).items()}


def settled_colours(theme: Path, css: str, wish: Wish) -> Schemes:
    """Return all colours, as :func:`all_colours` does, once they are judged; raise ColourError with every mistake."""
    own, settled = own_colours(theme, wish), all_colours(theme, css, wish)
    mistakes = list(_strangers({**own["light"], **own["dark"]}, schemes(css)["light"]))
    if not mistakes:
        mistakes = [it for scheme in settled for it in _weak_pairs(scheme, settled[scheme], wish.table)]
    if mistakes:
        raise ColourError(" ".join(mistakes))
    return settled


def palettes(theme: Path) -> list[str]:
    """Return the names of the palettes that the theme has."""
    return sorted(file.stem for file in (theme / "palettes").glob("*.toml"))


def _read_palette(theme: Path, name: str) -> Schemes:
    if name not in palettes(theme):
        known = ", ".join(palettes(theme)) or "–"
        raise ColourError(str(say("setting/palette", name=name, known=known)))
    text = (theme / "palettes" / f"{name}.toml").read_text(encoding="utf-8")
    return {scheme: dict(colours) for scheme, colours in tomllib.loads(text).items()}


def _strangers(own: Mapping[str, str], known: Mapping[str, str]) -> Iterator[str]:
    for name in own:
        if name not in known:
            yield str(say("setting/colour-name", name=name, known=", ".join(known)))


def _weak_pairs(scheme: str, colours: Mapping[str, str], table: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each colour that must be another, with a pair that shows it and the colour to take.

    What the sentences propose goes together: each colour is judged beside what the others are to become. First come
    grounds of the site's own, beside what is not, then what is shown on them; ``movable`` is what comes later.
    """
    mended = dict(colours)
    for name, movable in [*((ground, table) for ground in GROUNDS if ground in table), *((it, ()) for it in SHOWN)]:
        pair = next((it for it in weak(mended) if name == it[1 if movable else 0] and it[0] not in movable), None)
        if pair is None:
            continue
        beside_it = mended[pair[0] if movable else pair[1]]
        good = _good(name, mended, movable) or nearest(mended[name], {beside_it: pair[2]})
        yield _said(pair, mended, scheme, name, good or "")
        mended[name] = good or mended[name]
    for pair in [*weak(mended)]:  # words on two grounds of the site's own that are too far apart
        ground = next(it for it in GROUNDS if it != pair[1])
        yield _said(pair, mended, scheme, pair[1], mended[ground])
        mended[pair[1]] = mended[ground]


def _good(name: str, colours: Mapping[str, str], movable: Container[str]) -> str | None:
    """Return the shade nearest to the colour ``name`` that goes with all beside it, else with all that stay."""
    return nearest(colours[name], beside(name, colours)) or nearest(
        colours[name], {colours[other]: least for other, least in partners(name) if other not in movable}
    )


def _said(pair: tuple[str, str, float], colours: Mapping[str, str], scheme: str, name: str, good: str) -> str:
    shown, ground, least = pair
    return str(
        say(
            "setting/contrast",
            shown=shown,
            ground=ground,
            colours=f"{colours[shown]}, {colours[ground]}",
            scheme=say(_SCHEMES[scheme]),
            ratio=f"{contrast(colours[shown], colours[ground]):.1f}",
            least=f"{least}",
            name=name,
            good=good,
        )
    )


def _read_schemes(css: str) -> Schemes:
    light, _, dark = css.partition(_DARK)
    return {"light": _declarations(light), "dark": {**_declarations(light), **_declarations(dark)}}


def _paint(css: str, own: Mapping[str, str]) -> str:
    return _COLOUR.sub(lambda found: f"{found[1]}{own.get(found[2], found[3])}", css)


def _declarations(css: str) -> dict[str, str]:
    return {name: value for _, name, value in _COLOUR.findall(css)}
