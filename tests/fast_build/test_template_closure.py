"""What a template draws in: its parents, its parts, their parts."""

from __future__ import annotations

import pytest
from bantin.fast_build.template_closure import TemplateClosures
from bantin.fast_build.value_digest import Tokens, Undigestible, Unpredictable
from bantin.newsroom.cache import empty_store
from bantin.vietnamese.folding import fold
from jinja2 import DictLoader, Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

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
    return digest_of(name, Environment(loader=DictLoader({f"{path}.html": text for path, text in files.items()})))


def digest_of(name: str, environment: Environment) -> str:
    return TemplateClosures(Tokens())(environment, name)


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


def environment_of(text: str, **given: object) -> Environment:
    """Return one whose template "a" is ``text``, which is given a global, a filter and a test called ``it``."""
    environment = Environment(loader=DictLoader({"a": text}))
    environment.globals["it"] = given.get("value", "")
    environment.filters["it"] = given.get("filter", len)
    environment.tests["it"] = given.get("test", callable)
    return environment


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("{{ it }}", {"value": "1"}, {"value": "2"}),
        ("{% macro m() %}{{ it }}{% endmacro %}", {"value": "1"}, {"value": "2"}),
        ("{{ x|it }}", {"filter": len}, {"filter": fold}),
        ("{{ x|map('it')|join }}", {"filter": len}, {"filter": fold}),
        ("{{ x is it }}", {"test": callable}, {"test": fold}),
        ("{{ x|select('it')|list }}", {"test": callable}, {"test": fold}),
    ],
)
def test_what_the_environment_gives_a_template_by_name_shows(
    text: str, one: dict[str, object], other: dict[str, object]
) -> None:
    assert digest_of("a", environment_of(text, **one)) == digest_of("a", environment_of(text, **one))
    assert digest_of("a", environment_of(text, **one)) != digest_of("a", environment_of(text, **other))
    elsewhere = (digest_of("a", environment_of("{{ x }}", **each)) for each in (one, other))
    assert next(elsewhere) == next(elsewhere)


@pytest.mark.parametrize("text", ["{{ it() }}", "{{ x|it }}", "{{ x is it }}"])
def test_code_that_may_look_at_anything_has_no_digest_where_it_is_used(text: str) -> None:
    def strange(*_: object) -> int:
        return 1

    given = {"value": strange, "filter": strange, "test": strange}
    with pytest.raises(Unpredictable):
        digest_of("a", environment_of(text, **given))
    assert digest_of("a", environment_of("{{ x|upper }}", **given))


class Tag(Extension):
    tags = frozenset({"tag"})

    def parse(self, parser: Parser) -> nodes.Output:
        line = next(parser.stream).lineno
        return nodes.Output([self.call_method("now", lineno=line)], lineno=line)


def test_a_tag_of_an_extension_that_nobody_knows_may_look_at_anything() -> None:
    environment = Environment(loader=DictLoader({"a": "{% tag %}", "b": "b"}), extensions=[Tag])
    with pytest.raises(Unpredictable, match="Tag"):
        digest_of("a", environment)
    assert digest_of("b", environment)


def test_the_same_name_in_two_environments_is_two_templates() -> None:
    one, other = (Environment(loader=DictLoader({"a": text})) for text in ("1", "2"))
    closures = TemplateClosures(Tokens())
    assert closures(one, "a") != closures(other, "a")


def test_a_template_that_is_not_there_or_cannot_be_read_has_no_digest() -> None:
    environment = Environment(loader=DictLoader({"broken": "{% if %}"}))
    for name in ("broken", "none"):
        with pytest.raises(Undigestible):
            digest_of(name, environment)


def test_what_a_text_uses_is_remembered_by_text_and_syntax(monkeypatch: pytest.MonkeyPatch) -> None:
    store, environment = empty_store(), Environment(loader=DictLoader(THEME))
    wanted = TemplateClosures(Tokens(), store)(environment, "chosen.html")
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "parse", None)
        assert TemplateClosures(Tokens(), store)(environment, "chosen.html") == wanted
    other = Environment(
        loader=DictLoader({**THEME, "chosen.html": "<% include 'person.html' %>"}), block_start_string="<%"
    )
    other.block_end_string = "%>"
    assert TemplateClosures(Tokens(), store)(other, "chosen.html") != wanted


@pytest.mark.parametrize("kept", [None, [], "words", [[1], [], []], [["a.html"], [], {}], {"near": []}])
def test_an_entry_that_we_never_write_is_read_anew(kept: object) -> None:
    environment, store = Environment(loader=DictLoader({"a.html": "{{ name|fold }}"})), empty_store()
    environment.filters["fold"] = fold
    wanted = TemplateClosures(Tokens(), store)(environment, "a.html")
    for key in [*store._new]:
        store.put(key, kept)
    assert TemplateClosures(Tokens(), store)(environment, "a.html") == wanted


@pytest.mark.parametrize(
    "text", ["{{ story_fragment('block') }}", "{% if x %}{{ story_fragment('block') }}{% endif %}"]
)
def test_a_fragment_is_part_of_what_shows_it(text: str) -> None:
    fragment = {"index": text, "block": "Tin"}
    assert closure("index.html", **fragment) == closure("index.html", **fragment)
    environments = (Environment(loader=DictLoader({"index": text, "block": block})) for block in ("Tin", "Tin khác"))
    one, other = (digest_of("index", environment) for environment in environments)
    assert one != other


@pytest.mark.parametrize(
    ("page", "captures"),
    [
        ("{% include 'part' %}", False),
        ("{% extends 'parent' %}{% block main %}{{ super() }}{% endblock %}", False),
        ("{% call m() %}{% include 'other' %}{% endcall %}{% include 'part' %}", False),
        ("{% call m() %}{% include 'part' %}{% endcall %}", True),
        ("{% filter upper %}{% include 'more' %}{% endfilter %}", True),
        ("{% extends 'parent' %}{% block main %}{{ super()|upper }}{% endblock %}", True),
        ("{% extends 'parent' %}{% block side %}{{ self.main() }}{% endblock %}", True),
        ("{% set it %}{{ story_fragment('block') }}{% endset %}", True),
    ],
)
def test_it_is_known_where_the_words_of_a_fragment_may_become_others(page: str, captures: bool) -> None:
    part = "{{ story_fragment('block') }}"
    parent = f"{{% block main %}}{part}{{% endblock %}}{{% block side %}}{{% endblock %}}"
    theme = {"part": part, "more": "{% include 'part' %}", "other": "A", "block": "B", "parent": parent, "page": page}
    environment = Environment(loader=DictLoader(theme))
    assert TemplateClosures(Tokens()).captures_fragments(environment, "page") is captures
