"""Nothing is written where it may not be: no page outside the output folder, none in the place of another."""

from __future__ import annotations

from typing import Any

from bantin.newsroom.build import Build
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.message import say
from bantin.newsroom.output_paths import direct_pages, unsafe_paths
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.story_order import at_address


def note_sources(build: Build, generators: list[Any]) -> None:
    """Remember which source each page comes from, so that a later finding can name it."""
    build.store.save()  # what was read is kept even if a template fails
    sources = build.sources
    sources.update((content.save_as, path_of(content)) for content in contents_of(generators))


def guard_output(build: Build, generators: list[Any]) -> None:
    """Stop before anything is written if a page would leave the output folder or replace another page."""
    direct = direct_pages(generators[0].settings)
    pages = [(path_of(content), content.save_as) for content in contents_of(generators)]
    pages += [(str(name), name.save_as) for name in _names_of(generators) if name.save_as]
    pages += [(page.title, page.save_as) for page in build.pages]
    errors = list(unsafe_paths(pages, direct))
    by_path = {path_of(content): content for content in contents_of(generators)}
    for error in errors:
        build.report(at_address(error, by_path[error.path]) if error.path in by_path else error)
    if errors:
        raise BuildFailed(say("stop/unwritable", count=len(errors)))


def _names_of(generators: list[Any]) -> list[Any]:
    lists = (getattr(it, kind, ()) for it in generators for kind in ("categories", "tags", "authors"))
    return [pair[0] for pairs in lists for pair in (pairs.items() if isinstance(pairs, dict) else pairs)]
