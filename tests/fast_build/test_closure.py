"""What a template draws in: its parents, its parts, their parts."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from plugins.fast_build.closure import Closures

THEME = {
    "base.html": "<main>{% block main %}{% endblock %}</main>",
    "article.html": "{% extends 'base.html' %}{% block main %}{% include 'byline.html' %}{% endblock %}",
    "byline.html": "{% from 'person.html' import person %}{{ person('A') }}",
    "person.html": "{% macro person(name) %}{{ name }}{% endmacro %}",
    "index.html": "{% extends 'base.html' %}",
    "chosen.html": "{% include kind ~ '.html' %}",
}


def closure(name: str, **changed: str) -> str:
    files = {path.removesuffix(".html"): text for path, text in THEME.items()} | changed
    return Closures(Environment(loader=DictLoader({f"{path}.html": text for path, text in files.items()})))(name)


@pytest.mark.parametrize("part", ["article", "base", "byline", "person"])
def test_a_change_in_whatever_it_draws_in_shows(part: str) -> None:
    assert closure("article.html", **{part: THEME[f"{part}.html"] + " "}) != closure("article.html")


def test_a_change_elsewhere_does_not_show() -> None:
    assert closure("index.html", byline="new") == closure("index.html")


def test_a_template_that_picks_another_while_it_runs_depends_on_them_all() -> None:
    assert closure("chosen.html", person="new") != closure("chosen.html")


def test_a_part_that_is_drawn_in_only_if_there_is_one_may_come_later() -> None:
    optional = {"index": "{% include 'notice.html' ignore missing %}"}
    assert closure("index.html", **optional) != closure("index.html", **optional, notice="Thông báo")


def test_templates_that_draw_in_each_other_come_to_an_end() -> None:
    assert closure("base.html", base="{% include 'index.html' ignore missing %}")
