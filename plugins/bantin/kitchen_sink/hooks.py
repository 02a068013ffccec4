"""The kitchen sink in Pelican: a page of the development build alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from bantin.kitchen_sink.lists import ListSamples
from bantin.kitchen_sink.samples import Samples
from bantin.newsroom import build
from bantin.newsroom.closing_report import is_handed_on

_PAGE = "bang-mau.html"
_PHOTO = "samples/photo.svg"


def page_of(settings: Mapping[str, Any]) -> str:
    """Return the file of the page, empty where there is none: in production, and in a preview to hand on."""
    if settings["SITEURL"] or is_handed_on(settings):
        return ""
    return str(settings.get("KITCHEN_SINK_SAVE_AS", _PAGE))


def announce(generators: Sequence[Any]) -> None:
    """Keep the page's address from stories."""
    page = page_of(generators[0].settings)
    if page:
        build.current().pages.append(build.OwnPage("kitchen sink", page, page, listed=False))


class KitchenSinkGenerator(Generator):
    """Writes the page and the picture that it shows."""

    def generate_context(self) -> None:
        """Nothing to read."""

    def generate_output(self, writer: Writer) -> None:
        """Write both."""
        page, settings = page_of(self.settings), self.settings
        if not page:
            return
        photo = str(Path(page).with_suffix(".svg"))
        shutil.copyfile(Path(self.theme, _PHOTO), Path(self.output_path, photo))
        samples, lists = Samples(page, photo, ZoneInfo(settings["TIMEZONE"])), ListSamples(page)
        template, relative = self.get_template("kitchen_sink"), settings["RELATIVE_URLS"]
        writer.write_file(page, template, self.context, relative, samples=samples, lists=lists)


def get_kitchen_sink_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our generator."""
    return KitchenSinkGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_kitchen_sink_generator)
    signals.all_generators_finalized.connect(announce)
