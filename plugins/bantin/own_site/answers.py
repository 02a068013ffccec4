"""What a new site must know: six answers, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.newsroom.asking import as_typed
from bantin.newsroom.message import Message, say
from bantin.newsroom.site_address import own_complaint
from bantin.theming.colours import Wish, all_colours, palettes
from bantin.theming.contrast import beside, nearest
from bantin.vietnamese.slug import slugify

OURS = "cham"  # the theme's colours as they are
HOSTS = ("github", "gitlab", "netlify", "server", "folder")
LANGUAGES = ("vi", "en")
SECTIONS = {
    "vi": (
        *("Thời sự - Chính trị", "Xây dựng Đảng", "Kinh tế", "Nông thôn mới", "Văn hóa - Xã hội"),
        *("Giáo dục", "Y tế", "Quốc phòng - An ninh", "Thông báo"),
    ),
    "en": ("News", "Economy", "Countryside", "Culture and society", "Education", "Health", "Notices"),
}
_SEPARATOR = re.compile(r"[,;\n]")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DARKER = 0.6  # of the cloth's light colour, for the dark scheme


@dataclass(frozen=True, slots=True)
class Answers:
    """The six answers; ``address`` may be empty where the host gives one, ``colour`` is a palette or ``#rrggbb``."""

    name: str
    address: str
    office: str
    sections: tuple[str, ...]
    colour: str = OURS
    host: str = HOSTS[0]
    language: str = "vi"


def read_address(typed: str) -> str:
    """Return the address with its scheme, which people leave out, and without a slash at its end."""
    address = as_typed(typed).rstrip("/")
    return f"https://{address}" if address and "://" not in address else address


def read_sections(typed: str, offered: Sequence[str]) -> tuple[str, ...]:
    """Return the sections that ``typed`` names, by numbers of those ``offered`` or by names; all if it is empty."""
    words = [as_typed(word) for word in _SEPARATOR.split(typed)]
    named = [_offered(word, offered) for word in words if word]
    by_slug = {slugify(name): name for name in reversed(named or [*offered])}
    return tuple(name for name in dict.fromkeys(named or offered) if by_slug[slugify(name)] == name)


def left_out(typed: str, offered: Sequence[str]) -> list[str]:
    """Return the names in ``typed`` that are no sections of their own: their address is that of one before them."""
    kept = read_sections(typed, offered)
    named = (_offered(as_typed(word), offered) for word in _SEPARATOR.split(typed))
    return [name for name in dict.fromkeys(named) if name and name not in kept]


def _offered(word: str, offered: Sequence[str]) -> str:
    return offered[int(word) - 1] if word.isdecimal() and 0 < int(word) <= len(offered) else word


def read_answers(given: Mapping[str, str]) -> Answers:
    """Return the answers that were typed, each read as people type it."""
    return Answers(
        name=as_typed(given["name"]),
        address=read_address(given["address"]),
        office=as_typed(given["office"]),
        sections=read_sections(given["sections"], SECTIONS[given["language"]]),
        colour=as_typed(given["colour"]).lower(),
        host=as_typed(given["host"]).lower(),
        language=given["language"],
    )


def wrong(answers: Answers, theme: Path) -> Iterator[tuple[str, Message | str]]:
    """Yield the name of each answer that no site can be made with, and a sentence on it."""
    if not any(sign.isprintable() and not sign.isspace() for sign in answers.name):
        yield "name", say("site/no-name")
    for about, words in (("name", answers.name), ("office", answers.office), ("sections", "".join(answers.sections))):
        if "\ufffd" in words:
            yield about, say("site/unread-letters", words=words)
    if answers.address and (complaint := own_complaint(answers.address)):
        yield "address", f"{complaint} {say('site/address-ask')}"
    if nameless := [name for name in answers.sections if not _makes_a_name(name)]:
        yield "sections", say("site/no-section", name=nameless[0], count=len(SECTIONS[answers.language]))
    if answers.colour not in known_colours(theme) and not _COLOUR.fullmatch(answers.colour):
        yield "colour", say("site/no-colour", colour=answers.colour, known=", ".join(known_colours(theme)))
    if answers.host not in HOSTS:
        yield "host", say("site/no-host", host=answers.host, known=", ".join(HOSTS))


def _makes_a_name(section: str) -> bool:
    """Say whether a menu can show ``section``: a number is one of the list that is not there."""
    return bool(slugify(section)) and not section.isdecimal()


def known_colours(theme: Path) -> list[str]:
    """Return the palettes that may be chosen by name."""
    return [OURS, *palettes(theme)]


def own_cloth(colour: str, theme: Path) -> tuple[str, str]:
    """Return ``colour`` as the cloth of both schemes, light and dark: the nearest shade that words can be read on."""
    shipped = all_colours(theme, (theme / "static/css/tokens.css").read_text("utf-8"), Wish())
    darker = "#" + "".join(f"{round(int(colour[at : at + 2], 16) * _DARKER):02x}" for at in (1, 3, 5))
    shades = {"light": colour, "dark": darker}
    found = {
        name: nearest(shade, beside("cloth", shipped[name])) or shipped[name]["cloth"]
        for name, shade in shades.items()
    }
    return found["light"], found["dark"]
