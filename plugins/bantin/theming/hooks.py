"""Where the theme meets Pelican: names for its templates before each run, its files after the old ones are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.generators import Generator
from pelican.writers import Writer

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.alert import find_alert
from bantin.newsroom.build import Build
from bantin.newsroom.foreign_theme import is_foreign
from bantin.newsroom.host_names import ascii_mailboxes
from bantin.newsroom.message import say
from bantin.newsroom.own_theme import own_theme, template_folders
from bantin.newsroom.setting_kinds import PAIRS
from bantin.newsroom.settings import ICON_COLOURS, ICON_SOURCE, OWN_THEME
from bantin.newsroom.site_address import root_of, site_address
from bantin.newsroom.slots import split_body
from bantin.theming.archive import PeriodAddresses, by_day, day_url, plan_archive, year_of
from bantin.theming.assets import Assets, load_assets, own_emblem, read_tokens, unread_drawings, unread_templates
from bantin.theming.author_notes import author_note
from bantin.theming.box_entries import link_phones, way_to
from bantin.theming.colours import ColourError, Wish, all_colours, own_colours, painted, settled_colours
from bantin.theming.compiled_templates import CompiledTemplates
from bantin.theming.contents import contents_of
from bantin.theming.dates import VIETNAMESE, Dates, dates_in
from bantin.theming.figures import keep_figures_whole, name_tables
from bantin.theming.fonts import FaceError, read_faces
from bantin.theming.fragment_cache import Once
from bantin.theming.name_order import by_given_name, by_letter, by_name, by_use
from bantin.theming.settings import COLOURS, FACES, FOOTER_BLOCKS, FRONT_BLOCKS, PALETTE
from bantin.theming.steps import STEPS
from bantin.theming.strings import NoStrings, WrongStrings, load_strings
from bantin.vietnamese import dates
from bantin.vietnamese.dates import HO_CHI_MINH


@dataclass(slots=True)
class _Theme:
    """The theme as a build found it: its files, and the names that it gives to templates."""

    assets: Assets | None = None
    names: Mapping[str, Any] = field(default_factory=dict)
    foreign: bool = False
    dates: Dates = VIETNAMESE


def check_theme(pelican: Any) -> None:
    """Note a folder that is no theme, or has no words for the language of the site, and fonts that are none."""
    settings, theme = pelican.settings, Path(pelican.theme)
    if not (theme / "templates").is_dir():  # Pelican would take its own simple theme instead
        settings.mistakes.in_file.append(str(say("setting/no-templates", theme=str(theme))))
        return
    own = own_theme(settings)
    if own and not own.is_dir():
        settings.mistakes.in_file.append(str(say("setting/no-own-theme", folder=str(OWN_THEME.of(settings)))))
        return
    settings["THEME_TEMPLATES_OVERRIDES"] = [str(folder) for folder in template_folders(settings)]
    if is_foreign(theme):
        return
    settings.mistakes.in_file += PAIRS.wrong("MENUITEMS", settings.get("MENUITEMS") or [])  # others may want more
    try:
        load_strings(theme / "strings", settings["DEFAULT_LANG"], own)
    except (NoStrings, WrongStrings) as error:
        settings.mistakes.others.append(str(error))
    for name, reason in unread_drawings(own) if own else ():
        file = f"{OWN_THEME.of(settings)}/{name}"
        settings.mistakes.others.append(str(say("setting/no-drawing", file=file, reason=reason)))
    for name in unread_templates(own) if own else ():
        settings.mistakes.others.append(str(say("setting/template-unread", file=f"{OWN_THEME.of(settings)}/{name}")))
    try:
        read_faces(FACES.of(settings), Path(settings["PATH"]).parent)
    except FaceError as error:
        settings.mistakes.in_file.append(str(error))
    _follow(settings, theme, own)


def _follow(settings: Any, theme: Path, own: Path | None) -> None:
    """Have the icons follow the site's colours and emblem, where it sets these and does not set icons itself."""
    if wish := _wish(settings):
        try:
            colours = settled_colours(theme, read_tokens(theme, own), wish)
        except ColourError as error:
            settings.mistakes.in_file.append(str(error))
            return
        settings.setdefault(ICON_COLOURS.name, (colours["light"]["cloth"], colours["light"]["cloth-ink"]))
    picture = own_emblem(own)
    if picture and picture.suffix == ".png" and not ICON_SOURCE.of(settings):
        settings[ICON_SOURCE.name] = str(picture)


def _wish(settings: Mapping[str, Any]) -> Wish:
    return Wish(PALETTE.of(settings), COLOURS.of(settings))


def read_theme(build: Build, pelican: Any) -> None:
    """Read the theme anew, so that a running server sees its changes; Pelican publishes one of other people."""
    settings, theme, mine = pelican.settings, Path(pelican.theme), build.of(_Theme)
    mine.foreign = is_foreign(theme)
    if mine.foreign:
        return
    faces = read_faces(FACES.of(settings), Path(settings["PATH"]).parent)
    own = own_theme(settings)
    colours = own_colours(theme, _wish(settings))
    mine.assets = load_assets(theme / "static", settings["THEME_STATIC_DIR"], faces, own, colours)
    build.tokens = painted(read_tokens(theme, own), colours).encode()
    mine.dates = dates_in(load_strings(theme / "strings", settings["DEFAULT_LANG"], own))
    mine.names = _names(settings, theme, own, mine.assets)
    # Our files go out under fingerprinted names only; folders that a site adds are copied as ever.
    settings["THEME_STATIC_PATHS"] = [path for path in settings["THEME_STATIC_PATHS"] if path != "static"]


def _names(settings: dict[str, Any], theme: Path, own: Path | None, assets: Assets) -> dict[str, Any]:
    colours = all_colours(theme, read_tokens(theme, own), _wish(settings))
    cloth = {scheme: of_scheme.get("cloth", "") for scheme, of_scheme in colours.items()}
    words = dates_in(strings := load_strings(theme / "strings", settings["DEFAULT_LANG"], own))
    periods = PeriodAddresses.of(settings)
    direct = {name: _direct_url(settings, name) for name in settings["DIRECT_TEMPLATES"]}
    return {
        "t": strings.text,
        "asset": assets.url,
        "cloth": cloth,
        "direct_url": direct.get,
        # A site with relative addresses may be opened from disk, where a folder shows its files, not its index.
        "home": _direct_url(settings, "index") if settings["RELATIVE_URLS"] else "",
        "by_day": by_day,
        "year_of": partial(year_of, periods),
        "day_url": partial(day_url, periods),
        "once": Once(),
        "front_blocks": list(FRONT_BLOCKS.of(settings)),
        "footer_blocks": list(FOOTER_BLOCKS.of(settings)),
        "month": words.month,
    }


def template_filters(words: Dates = VIETNAMESE) -> dict[str, Callable[..., Any]]:
    """Return the filters that our templates use, by name; ``words`` are the dates of the site's language."""
    return {
        "figures": keep_figures_whole,
        "tables": Markup if words is VIETNAMESE else name_tables,
        "moment": words.moment,
        "day": words.day,
        "short_date": dates.format_short,
        "iso": _iso,
        "mailbox": ascii_mailboxes,
        "split_body": split_body,
        "contents": contents_of,
        "phones": link_phones,
        "way": way_to,
        "by_name": by_name,
        "by_given_name": by_given_name,
        "by_letter": by_letter,
        "by_use": by_use,
        "author_note": author_note,
    }


def _iso(moment: dt.date) -> str:
    return moment.isoformat(timespec="seconds") if isinstance(moment, dt.datetime) else moment.isoformat()


def _direct_url(settings: dict[str, Any], name: str) -> str:
    """Return the address that Pelican gives a direct template; empty when the page is switched off."""
    save_as = settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
    return settings.get(f"{name.upper()}_URL", f"{name}.html") if save_as else ""


def equip(build: Build, generator: Generator) -> None:
    """Give templates our names and filters, and the way to the root of the site under whatever name it is opened.

    A theme of other people has names of its own, and addresses as Pelican makes them: it gets filters that it lacks.
    """
    settings, context, environment = generator.settings, generator.context, generator.env
    environment.bytecode_cache = environment.bytecode_cache or CompiledTemplates()
    if build.of(_Theme).foreign:
        environment.filters = {**template_filters(), **environment.filters}
        return
    environment.globals.update(build.of(_Theme).names)
    environment.filters.update(template_filters(build.of(_Theme).dates))
    context["SITEURL"] = context["localsiteurl"] = root_of(settings)
    context["site_address"] = site_address(settings)


def announce(build: Build, generators: Sequence[Any]) -> None:
    """Plan the archive that pages show; put an emergency over all of them while its hour has not come."""
    context = generators[0].context
    addresses = PeriodAddresses.of(generators[0].settings)
    context["archive"] = plan_archive(addresses, context.get("articles", ()))
    context["build_day"] = build.now.date()
    alert, problems = find_alert(Path(generators[0].settings["PATH"]), build.now.tzinfo or HO_CHI_MINH)
    build.report_all(problems)
    is_on = alert is not None and build.now < alert.until
    context["alert"] = alert if is_on else None
    if alert and is_on:
        build.moments.append(alert.until)


def write_files(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the theme's files."""
    assets, output = build.of(_Theme).assets, Path(generator.output_path)
    for asset in assets.files.values() if assets else ():
        target = output / asset.url
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.data)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
