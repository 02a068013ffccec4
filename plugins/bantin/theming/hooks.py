"""Where the theme meets Pelican: names for its templates before each run, its files after the old ones are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from bantin.newsroom import build
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.findings_language import choose_language
from bantin.newsroom.host_names import ascii_mailboxes
from bantin.newsroom.message import say
from bantin.newsroom.settings_file import mend_settings
from bantin.newsroom.site_address import root_of, site_address
from bantin.newsroom.slots import split_body
from bantin.theming.archive import by_day, plan_archive
from bantin.theming.assets import load_assets
from bantin.theming.figures import keep_figures_whole
from bantin.theming.fonts import read_faces
from bantin.theming.fragment_cache import Once
from bantin.theming.name_order import by_given_name, by_letter, by_name
from bantin.theming.strings import NoStrings, load_strings
from bantin.vietnamese import dates

KEY = "THEME_ASSETS"  # the one setting that this plugin writes for itself


def check_theme(pelican: Any) -> None:
    """Stop before any work at a folder that is no theme, or has no words for the language of the site."""
    theme = Path(pelican.theme)
    if not (theme / "templates").is_dir():  # Pelican would take its own simple theme instead
        said = say("setting/no-templates", theme=str(theme))
        raise BuildFailed(f"{said} {mend_settings()}")
    try:
        load_strings(theme / "strings", pelican.settings["DEFAULT_LANG"])
    except NoStrings as error:
        raise BuildFailed(str(error)) from error


def before_generators(pelican: Any) -> None:
    """Read the theme anew, so that a running server sees its changes, and hand its names to Jinja."""
    settings, theme = pelican.settings, Path(pelican.theme)
    faces = read_faces(settings.get("THEME_FACES", {}), Path(settings["PATH"]).parent)
    settings[KEY] = load_assets(theme / "static", settings["THEME_STATIC_DIR"], faces)
    # Our files go out under fingerprinted names only; folders that a site adds are copied as ever.
    settings["THEME_STATIC_PATHS"] = [path for path in settings["THEME_STATIC_PATHS"] if path != "static"]
    # Pelican has copied what an earlier build left here into the context of this one, which lives as long as it does.
    if isinstance(earlier := settings["JINJA_GLOBALS"].get("once"), Once):
        earlier.forget()
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **_names(settings, theme)}
    settings["JINJA_FILTERS"] = {**settings["JINJA_FILTERS"], **template_filters()}


def _names(settings: dict[str, Any], theme: Path) -> dict[str, Any]:
    direct = {name: _direct_url(settings, name) for name in settings["DIRECT_TEMPLATES"]}
    return {
        "t": load_strings(theme / "strings", settings["DEFAULT_LANG"]).text,
        "asset": settings[KEY].url,
        "direct_url": direct.get,
        # A site with relative addresses may be opened from disk, where a folder shows its files, not its index.
        "home": _direct_url(settings, "index") if settings["RELATIVE_URLS"] else "",
        "by_day": by_day,
        "once": Once(),
        "month": dates.format_month,
    }


def template_filters() -> dict[str, Callable[..., Any]]:
    """Return the filters that our templates use, by name."""
    return {
        "figures": keep_figures_whole,
        "moment": dates.format_moment,
        "day": dates.format_day,
        "short_date": dates.format_short,
        "iso": _iso,
        "mailbox": ascii_mailboxes,
        "split_body": split_body,
        "by_name": by_name,
        "by_given_name": by_given_name,
        "by_letter": by_letter,
    }


def _iso(moment: dt.date) -> str:
    return moment.isoformat(timespec="seconds") if isinstance(moment, dt.datetime) else moment.isoformat()


def _direct_url(settings: dict[str, Any], name: str) -> str:
    """Return the address that Pelican gives a direct template; empty when the page is switched off."""
    save_as = settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
    return settings.get(f"{name.upper()}_URL", f"{name}.html") if save_as else ""


def give_ways(generator: Generator) -> None:
    """Have pages reach the root of the site under whatever host name they are opened; tell them its whole address."""
    settings, context = generator.settings, generator.context
    context["SITEURL"] = context["localsiteurl"] = root_of(settings)
    context["site_address"] = site_address(settings)


def before_output(generators: Sequence[Any]) -> None:
    """Plan the archive that pages show, and write the theme's files before the first page that names them."""
    context = generators[0].context
    context["archive"] = plan_archive(context.get("period_archives", {}), context.get("articles", ()))
    context["build_day"] = build.current().now.date()
    assets, output = generators[0].settings[KEY], Path(generators[0].output_path)
    for asset in assets.files.values():
        target = output / asset.url
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.data)


def register() -> None:
    """Connect the plugin; Pelican calls this once."""
    signals.initialized.connect(choose_language)  # before anything can be wrong
    signals.initialized.connect(check_theme)
    signals.get_generators.connect(before_generators)
    signals.generator_init.connect(give_ways)
    signals.all_generators_finalized.connect(before_output)
