"""Cures for addresses and output paths."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom.addresses import number_clashes
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.output_paths import unsafe_paths
from tests.cures.desk import Cure


def clashes(slugs: Iterable[str]) -> list[Diagnostic]:
    """Return what is found in two stories with these ``slugs``."""
    return number_clashes([(f"{name}.md", "2024", slug) for name, slug in zip("ab", slugs, strict=True)])[1]


def paths(pages: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """Return what is found in ``pages``, given by source and path, of a site with a front page."""
    return list(unsafe_paths(pages, ["index.html"]))


CURES = [
    Cure("address/clash", ["hop", "hop"], ["hop", "hop-xa"], clashes),
    Cure("newsroom/output-path", [("a.md", "../a.html")], [("a.md", "a.html")], paths),
    Cure("newsroom/output-taken.page", [("a.md", "a.html"), ("b.md", "a.html")], [("b.md", "b.html")], paths),
    Cure("newsroom/output-taken.site", [("a.md", "index.html")], [("a.md", "a.html")], paths),
]
