"""The settings of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bantin.newsroom.message import say
from bantin.newsroom.readers_words import is_said_as
from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import (
    LIST,
    PAIRS,
    TABLE,
    TEXT,
    Kind,
    kind_of,
    list_of,
    one_of,
    optional,
    wrong_address,
)
from bantin.newsroom.settings import CONTENT_POLICY

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _wrong_colours(name: str, table: object) -> Iterator[str]:
    for key, value in table.items() if isinstance(table, Mapping) else ():
        pair = [value, value] if isinstance(value, str) else value
        is_pair = isinstance(pair, list | tuple) and len(pair) == 2
        if not is_pair or not all(isinstance(it, str) and _COLOUR.fullmatch(it) for it in pair):
            yield str(say("setting/colour", name=str(key), value=repr(value)))


PALETTE = Setting(
    "PALETTE",
    optional(TEXT),
    "",
    'A palette of the theme, by the name of its file in `palettes/`: `"son"` is lacquer red and gold; empty: indigo. '
    "See [theming](plugins/theming.md#colours).",
)
COLOURS = Setting(
    "COLOURS",
    kind_of(TABLE.words, lambda value: isinstance(value, dict), _wrong_colours),
    {},
    'Colours of the site\'s own over those of the palette, by name: `"#rrggbb"`, or a pair for light and dark. Words '
    "that could not be read on their ground stop the build, with the nearest colour that can.",
)


def _is_entry(entry: object) -> bool:
    is_pair = isinstance(entry, list | tuple) and len(entry) == 2 and all(isinstance(it, str) for it in entry)
    return is_pair or isinstance(entry, str)


def _wrong_boxes(name: str, boxes: object) -> Iterator[str]:
    for title, entries in boxes.items() if isinstance(boxes, Mapping) else ():
        for entry in entries if isinstance(entries, list | tuple) else [entries]:
            if not isinstance(entries, list | tuple) or not _is_entry(entry):
                yield str(say("setting/boxes", name=name, title=str(title), value=repr(entry)))
            elif not isinstance(entry, str):
                yield from wrong_address(name, entry[1])


def _wrong_lines(name: str, lines: object) -> Iterator[str]:
    for line in lines if isinstance(lines, list | tuple) else ():
        if not _is_entry(line):
            yield str(say("setting/lines", name=name, value=repr(line)))
        elif not isinstance(line, str):
            yield from wrong_address(name, line[1])


def _wrong_shares(name: str, links: object) -> Iterator[str]:
    yield from PAIRS.wrong(name, links)
    for pair in links if isinstance(links, list | tuple) else ():
        if isinstance(pair, list | tuple) and len(pair) == 2 and not is_said_as(pair[1], "{url}"):
            yield str(say("setting/share", name=name, value=repr(pair)))


def order_of(*known: str) -> Kind:
    """Return the kind of an order: a list of ``known`` words, each at most once."""

    def wrong(name: str, order: object) -> Iterator[str]:
        words = list(order) if isinstance(order, list | tuple) else []
        for place, word in enumerate(words):
            yield from one_of(*known).wrong(name, word)
            if word in words[:place]:
                yield str(say("setting/twice", name=name, value=repr(word)))

    return kind_of(LIST.words, lambda value: isinstance(value, list | tuple), wrong)


def _wrong_texts(name: str, texts: object) -> Iterator[str]:
    for key, text in texts.items() if isinstance(texts, Mapping) else ():
        yield from TEXT.wrong(f"{name}, “{key}”", text)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


FACES = Setting(
    "THEME_FACES",
    kind_of(TABLE.words, _is_table, _wrong_texts),
    {},
    'Font files (WOFF2) that the site ships, by role: `{"sans": "theme/fonts/….woff2", "serif": "…"}`, relative to '
    "the folder that holds the content folder; kept in the theme, whose changes builds notice.",
)
FRONT_PARTS = ("news", "notices", "boxes", "sections")
FOOTER_PARTS = ("sections", "pages", "office")
FRONT_BLOCKS = Setting(
    "FRONT_BLOCKS",
    order_of(*FRONT_PARTS),
    list(FRONT_PARTS),
    "The blocks of the front page in their order: `news` (the lead, the picks, the newest), `notices` (beside the "
    "news where it follows them, else a strip across the page), `boxes` (`FRONT_BOXES`), `sections` (in the order of "
    "`CATEGORIES`). What is left out is not shown.",
)
FOOTER_BLOCKS = Setting(
    "FOOTER_BLOCKS",
    order_of(*FOOTER_PARTS),
    list(FOOTER_PARTS),
    "The blocks of the footer in their order: `sections`, `pages` (pages, `MENUITEMS`, archive, feeds), `office` "
    "(`OFFICE`). What is left out is not shown.",
)
SETTINGS = (
    CONTENT_POLICY,
    FACES,
    PALETTE,
    COLOURS,
    FRONT_BLOCKS,
    FOOTER_BLOCKS,
    Setting(
        "FOOTER_LINES",
        list_of(_wrong_lines),
        [],
        "Lines at the end of the footer, such as the licence of the site; entries as in `FRONT_BOXES`.",
    ),
    Setting(
        "FRONT_BOXES",
        kind_of(TABLE.words, _is_table, _wrong_boxes),
        {},
        "Boxes on the front page, in their order: lists of entries by `hotline`, `services`, `reception`, "
        "`schedule`, `documents` or a title of your own. An entry is words, in which phone numbers can be called, "
        'or a pair of words and an address: `{"hotline": ["113", "0207 000 0001"], '
        '"services": [("…", "https://dichvucong.gov.vn")]}`. A box without entries is not shown.',
    ),
    Setting(
        "AUTHOR_NOTES",
        kind_of(TABLE.words, _is_table, _wrong_texts),
        {},
        'A line about an author, by name, for the page of their stories: `{"Nguyen An": "…"}`.',
    ),
    Setting(
        "SHARE_LINKS",
        Kind(_wrong_shares, LIST.words),
        [],
        "Where a story may be shared: pairs of a name and an address in which `{url}` stands for the story's.",
    ),
    Setting("SITE_MAP_URL", optional(TEXT), "ban-do-trang.html", "The site map for people."),
    Setting("SITE_MAP_SAVE_AS", optional(TEXT), "ban-do-trang.html"),
)
