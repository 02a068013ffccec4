"""The kitchen sink in Pelican: a page of the development build alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.writers import Writer

from bantin.kitchen_sink.lists import ListSamples
from bantin.kitchen_sink.samples import Samples
from bantin.kitchen_sink.settings import SAVE_AS
from bantin.kitchen_sink.steps import STEPS
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.mode import Mode, is_handed_on

_PHOTO = "samples/photo.svg"


def page_of(settings: Mapping[str, Any], mode: Mode) -> str:
    """Return the file of the page, empty where there is none: in production, and in a preview to hand on."""
    if settings["SITEURL"] or is_handed_on(settings, mode):
        return ""
    return str(SAVE_AS.of(settings) or "")


def announce(build: Build, generators: Sequence[Any]) -> None:
    """Keep the page's address from stories."""
    page = page_of(generators[0].settings, build.mode)
    if page:
        build.pages.append(OwnPage("kitchen sink", page, page, listed=False))


def write_page(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the page and the picture that it shows."""
    settings = generator.settings
    page = page_of(settings, build.mode)
    if not page:
        return
    photo = str(Path(page).with_suffix(".svg"))
    shutil.copyfile(Path(generator.theme, _PHOTO), Path(generator.output_path, photo))
    samples, lists = Samples(page, photo, ZoneInfo(settings["TIMEZONE"])), ListSamples(page)
    template, relative = generator.get_template("kitchen_sink"), settings["RELATIVE_URLS"]
    writer.write_file(page, template, generator.context, relative, samples=samples, lists=lists)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
