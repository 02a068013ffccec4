"""Reading without a network, in Pelican: the offline page among the others, the service worker when it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.settings import PHOTOS_URL_DIR, PREVIEW, SEARCH_SAVE_AS, SEARCH_URL
from bantin.newsroom.site_address import root_of, site_address
from bantin.offline.settings import READING, SAVE_AS, URL
from bantin.offline.steps import STEPS
from bantin.offline.worker import FILE, shell_of, write_worker

_GONE = Path(__file__).with_name("gone.js")  # ours, since the next theme may know of no worker


@dataclass(slots=True)
class _Withdrawn:
    """Where the stories of a build stand that were withdrawn."""

    urls: list[str] = field(default_factory=list)


def is_public(settings: Mapping[str, Any]) -> bool:
    """Say whether this build is the one that readers open, at an address of its own."""
    return bool(site_address(settings)) and not PREVIEW.of(settings)


def is_wanted(settings: Mapping[str, Any]) -> bool:
    """Say whether pages of this build are kept on devices."""
    return is_public(settings) and bool(READING.of(settings))


def announce(build: Build, generators: Sequence[Any]) -> None:
    """Have every page name the worker, and note the offline page."""
    settings = generators[0].settings
    if is_wanted(settings):
        generators[0].context["service_worker"] = FILE
        build.pages.append(OwnPage("offline", _save_as(settings), _url(settings), listed=False))
        hidden = [article for it in generators for article in getattr(it, "hidden_articles", ())]
        build.of(_Withdrawn).urls = [article.url for article in hidden if hasattr(article, "withdrawn")]


def write_page(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the page for when there is no network.

    It goes without the day, so that readers fetch it again only when something else has changed.
    """
    settings = generator.settings
    if is_wanted(settings):
        context = {name: value for name, value in generator.context.items() if name != "build_day"}
        template = generator.get_template("offline")
        writer.write_file(_save_as(settings), template, context, settings["RELATIVE_URLS"])


def write_file(build: Build, generator: Generator) -> None:
    """Write the worker; a site that keeps pages no more gives one that clears up, to those who have the old one."""
    settings, output = generator.settings, Path(generator.output_path)
    if not is_public(settings):
        return
    if is_wanted(settings):
        page = _offline_page(build, output, _save_as(settings))
        shell = shell_of(page, root_of(settings), settings["THEME_STATIC_DIR"])
        skip = [str(SEARCH_URL.of(settings))] if SEARCH_SAVE_AS.of(settings) else []
        photos = f"{PHOTOS_URL_DIR.of(settings)}/"
        text = write_worker(
            Path(generator.theme, "static/worker/sw.js").read_text("utf-8"),
            page,
            shell,
            _url(settings),
            skip,
            photos,
            sorted(build.of(_Withdrawn).urls),
        )
    else:
        text = _GONE.read_text("utf-8")
    (output / FILE).write_text(text, "utf-8")


def _offline_page(build: Build, output: Path, name: str) -> str:
    """Return the page as published; one that has not changed still lies in the site alone."""
    return build.output.place_of(name, output).read_text("utf-8")


def _save_as(settings: Mapping[str, Any]) -> str:
    return str(SAVE_AS.of(settings))


def _url(settings: Mapping[str, Any]) -> str:
    return str(URL.of(settings))


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
