"""The colours of the site: the theme's own, a palette over them, and those that the site sets by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bantin.newsroom.message import say
from bantin.theming.contrast import beside, contrast, nearest, weak

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
    """Yield a sentence for each colour that must be another: the site's own one, if just one of a pair is."""
    told = set[str]()
    for shown, ground, least in weak(colours):
        changed, other = (ground, shown) if ground in table and shown not in table else (shown, ground)
        if changed in told:
            continue
        told.add(changed)
        good = nearest(colours[changed], beside(changed, colours)) or nearest(
            colours[changed], {colours[other]: least}
        )
        yield str(
            say(
                "setting/contrast",
                shown=shown,
                ground=ground,
                colours=f"{colours[shown]}, {colours[ground]}",
                scheme=say(_SCHEMES[scheme]),
                ratio=f"{contrast(colours[shown], colours[ground]):.1f}",
                least=f"{least}",
                name=changed,
                good=good or "",
            )
        )


def _read_schemes(css: str) -> Schemes:
    light, _, dark = css.partition(_DARK)
    return {"light": _declarations(light), "dark": {**_declarations(light), **_declarations(dark)}}


def _paint(css: str, own: Mapping[str, str]) -> str:
    return _COLOUR.sub(lambda found: f"{found[1]}{own.get(found[2], found[3])}", css)


def _declarations(css: str) -> dict[str, str]:
    return {name: value for _, name, value in _COLOUR.findall(css)}
