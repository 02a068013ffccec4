"""Cures for addresses and output paths."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.newsroom.addresses import number_clashes
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.output_paths import unsafe_paths
from bantin.newsroom.setting_names import misspelt_names

from tests.cures.desk import Cure


def clashes(slugs: Iterable[str]) -> list[Diagnostic]:
    """Return what is found in two stories with these ``slugs``."""
    return number_clashes([(f"{name}.md", "2024", slug) for name, slug in zip("ab", slugs, strict=True)])[1]


def paths(pages: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """Return what is found in ``pages``, given by source and path, of a site with a front page."""
    return list(unsafe_paths(pages, ["index.html"]))


def settings(names: dict[str, object]) -> list[Diagnostic]:
    """Return what is found in the ``names`` and values of a settings file."""
    return [finding("pelicanconf.py", 0, said, "warning") for said in misspelt_names(names, ["SITENAME"])]


CURES = [
    Cure("newsroom/setting.near", {"SITENAEM": "Bản tin"}, {"SITENAME": "Bản tin"}, settings),
    Cure("newsroom/setting.office", {"OFFICE": {"adress": "Xã"}}, {"OFFICE": {"address": "Xã"}}, settings),
    Cure("address/clash", ["hop", "hop"], ["hop", "hop-xa"], clashes),
    Cure("newsroom/output-path", [("a.md", "../a.html")], [("a.md", "a.html")], paths),
    Cure("newsroom/output-taken.page", [("a.md", "a.html"), ("b.md", "a.html")], [("b.md", "b.html")], paths),
    Cure("newsroom/output-taken.site", [("a.md", "index.html")], [("a.md", "a.html")], paths),
]
