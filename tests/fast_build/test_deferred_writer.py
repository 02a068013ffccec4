"""A template that knows names of its own is known by them, however Jinja keeps the names of the others."""

from __future__ import annotations

import pytest
from bantin.fast_build.deferred_writer import _has_names_of_its_own
from jinja2 import DictLoader, Environment


@pytest.fixture
def environment() -> Environment:
    environment = Environment(loader=DictLoader({"a": "a", "b": "b"}), autoescape=True)
    environment.globals["day"] = 1
    return environment


def test_a_template_has_the_names_of_its_environment(environment: Environment) -> None:
    template = environment.get_template("a")
    assert not _has_names_of_its_own(template)
    environment.globals["added"] = 2
    assert not _has_names_of_its_own(template)


def test_one_that_was_given_others_has_names_of_its_own(environment: Environment) -> None:
    assert not _has_names_of_its_own(environment.get_template("a", globals={"day": 2}))
    assert _has_names_of_its_own(environment.get_template("b", globals={"mine": 2}))


def test_names_that_are_kept_in_another_way_are_compared(environment: Environment) -> None:
    template = environment.get_template("a")
    template.globals = dict(environment.globals)
    assert not _has_names_of_its_own(template)
    template.globals["mine"] = 2
    assert _has_names_of_its_own(template)
