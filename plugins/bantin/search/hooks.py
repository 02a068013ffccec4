"""Search in Pelican: the index in files, and the page whose script looks through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.newsroom import build
from bantin.newsroom.site import story_of
from bantin.search.index import Year, index_years

_PAGE = "tim-kiem.html"
_years: list[Year] = []


def announce(generators: Sequence[Any]) -> None:
    """Have every page know the way to the search page, and plan the index of all listed stories."""
    settings = generators[0].settings
    _years.clear()
    if not _save_as(settings):
        return
    url = str(settings.get("SEARCH_URL", _PAGE))
    generators[0].context["search_url"] = url
    build.current().pages.append(build.OwnPage("search", _save_as(settings), url, listed=False))
    articles = [article for it in generators if isinstance(it, ArticlesGenerator) for article in it.articles]
    _years.extend(index_years(story_of(article) for article in articles))


class SearchGenerator(Generator):
    """Writes the search page and its index."""

    def generate_context(self) -> None:
        """Stories are known once every generator has read its sources."""

    def generate_output(self, writer: Writer) -> None:
        """Write the files of the index, then the page that names them."""
        save_as = _save_as(self.settings)
        if not save_as:
            return
        for part in (part for year in _years for part in year.parts):
            target = Path(self.output_path, part.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(part.text, "utf-8")
        years = tuple((year.number, year.count, year.addresses) for year in _years)
        relative = self.settings["RELATIVE_URLS"]
        writer.write_file(save_as, self.get_template("search"), self.context, relative, search_years=years)


def _save_as(settings: Mapping[str, Any]) -> str:
    return str(settings.get("SEARCH_SAVE_AS", _PAGE))


def get_search_generator(pelican: Pelican) -> type[Generator]:
    """Give Pelican our generator."""
    return SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_search_generator)
    signals.all_generators_finalized.connect(announce)
