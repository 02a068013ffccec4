"""Search in Pelican: the index in files, and the page whose script looks through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build, OwnPage
from bantin.newsroom.pipeline import Step
from bantin.newsroom.settings import SEARCH_SAVE_AS, SEARCH_URL
from bantin.newsroom.site import story_of
from bantin.search.index import Year, index_years


@dataclass(slots=True)
class _Index:
    """The index of the listed stories of a build."""

    years: tuple[Year, ...] = ()


def announce(build: Build, generators: Sequence[Any]) -> None:
    """Have every page know the way to the search page, and plan the index of all listed stories."""
    settings = generators[0].settings
    if not _save_as(settings):
        return
    url = str(SEARCH_URL.of(settings))
    generators[0].context["search_url"] = url
    build.pages.append(OwnPage("search", _save_as(settings), url, listed=False))
    articles = [article for it in generators if isinstance(it, ArticlesGenerator) for article in it.articles]
    build.of(_Index).years = tuple(index_years(story_of(article) for article in articles))


def write_page(build: Build, generator: Generator, writer: Writer) -> None:
    """Write the files of the index, then the page that names them."""
    save_as, index = _save_as(generator.settings), build.of(_Index).years
    if not save_as:
        return
    for part in (part for year in index for part in year.parts):
        target = Path(generator.output_path, part.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(part.text, "utf-8")
    years = tuple((year.number, year.count, year.addresses) for year in index)
    template, relative = generator.get_template("search"), generator.settings["RELATIVE_URLS"]
    writer.write_file(save_as, template, generator.context, relative, search_years=years)


def _save_as(settings: Mapping[str, Any]) -> str:
    return str(SEARCH_SAVE_AS.of(settings) or "")


STEPS = (
    Step("announce", announce, "`search_url` for templates; the index of all listed stories."),
    Step("write", write_page, "The files of the index, and the search page.", of_all=True),
)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
