"""A template that is compiled late is the template that Jinja gives at once, and one that nobody renders is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.fast_build.later_templates import LaterTemplates
from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, TemplateNotFound, TemplateSyntaxError

TEXTS = {
    "base.html": "<title>{% block title %}{% endblock %}</title>{% include 'foot.html' %}",
    "page.html": "{% extends 'base.html' %}{% from 'words.html' import loud %}"
    "{% block title %}{{ loud(title) }}{% endblock %}",
    "words.html": "{% macro loud(text) %}{{ text|upper }}!{% endmacro %}",
    "foot.html": "<p>{{ site }}</p>",
    "wrong.html": "{% if %}",
}


def environment(loader: BaseLoader) -> Environment:
    found = Environment(loader=loader, autoescape=True)
    found.globals["site"] = "Bản tin"
    return found


@pytest.fixture
def late() -> Environment:
    return environment(LaterTemplates(ChoiceLoader([DictLoader(TEXTS)])))


def test_it_renders_what_the_template_renders(late: Environment) -> None:
    at_once = environment(DictLoader(TEXTS))
    for name in ("page.html", "base.html", "foot.html"):
        assert late.get_template(name).render(title="<cam>") == at_once.get_template(name).render(title="<cam>")
    assert late.get_template("words.html").module.loud("cam") == "CAM!"  # type: ignore[attr-defined]
    assert late.get_template("page.html").globals["site"] == "Bản tin"


def test_nothing_is_compiled_before(late: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str | None] = []
    compiling = late.compile
    monkeypatch.setattr(
        late, "compile", lambda text, name, file: compiled.append(name) or compiling(text, name, file)
    )
    pages = [late.get_template(name) for name in TEXTS]
    assert (compiled, [page.name for page in pages]) == ([], list(TEXTS))
    late.get_template("foot.html").render()
    assert compiled == ["foot.html"]
    late.get_template("foot.html").render()
    assert compiled == ["foot.html"]


def test_a_template_that_is_not_there_is_missed_at_once(late: Environment) -> None:
    with pytest.raises(TemplateNotFound):
        late.get_template("khong-co.html")
    assert late.list_templates() == sorted(TEXTS)


def test_a_mistake_is_told_with_its_line_when_the_template_is_rendered(late: Environment, tmp_path: Path) -> None:
    with pytest.raises(TemplateSyntaxError) as error:
        late.get_template("wrong.html").render()
    assert (error.value.name, error.value.lineno) == ("wrong.html", 1)
