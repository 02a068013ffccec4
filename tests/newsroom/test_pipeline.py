"""Steps are named once, called stage by stage, and only those of the plugins that a site lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from bantin.newsroom import pipeline
from bantin.newsroom.pipeline import PLANNING, STAGES, WRITTEN, Pipeline, Step, pipeline_of, register, registered

from tools.pipeline_page import PAGE, load_plugins, page

Said = list[str]


def withhold(said: Said) -> None:
    said.append("withhold")


def link(said: Said) -> None:
    said.append("link")


def deliver(said: Said) -> None:
    said.append("deliver")


@pytest.fixture
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pipeline, "_steps", {})
    yield


def of_plugin(module: str, stage: str) -> Step:
    def act(said: Said) -> None:
        said.append(module)

    act.__module__ = module
    return Step(stage, act, "")


def test_stages_are_called_in_their_order_whatever_order_steps_are_named_in() -> None:
    steps = Pipeline([Step("link", link, ""), Step("deliver", deliver, ""), Step("withhold", withhold, "")])
    said = Said()
    steps.run(PLANNING, said)
    assert said == ["withhold", "link"]
    steps.run(WRITTEN, said)
    assert said == ["withhold", "link", "deliver"]


def test_for_one_story_only_those_are_done_that_treat_each_by_itself() -> None:
    steps = Pipeline([Step("withhold", withhold, ""), Step("link", link, "", each_story=True)])
    said = Said()
    steps.run_for_story(PLANNING, said)
    assert said == ["link"]


def test_naming_steps_again_changes_nothing(nothing_is_known: None) -> None:
    steps = Step("link", link, "a"), Step("withhold", withhold, "b")
    register(*steps)
    before = registered()
    register(*reversed(steps))
    assert registered() == before == (steps[1], steps[0])


def test_a_site_has_the_steps_of_its_own_plugins_and_the_newsrooms(nothing_is_known: None) -> None:
    modules = ("bantin.photos.hooks", "bantin.search.deep", "bantin.newsroom.hooks", "mine", "site.mine")
    register(*(of_plugin(module, "announce") for module in modules))
    for listed, wanted in (
        (["bantin.photos.hooks"], ["bantin.photos.hooks", "bantin.newsroom.hooks"]),
        (["bantin.search", "mine"], ["bantin.search.deep", "bantin.newsroom.hooks", "mine"]),
        (["site.mine"], ["bantin.newsroom.hooks", "site.mine"]),
        ([], ["bantin.newsroom.hooks"]),
    ):
        said = Said()
        pipeline_of(listed).run(PLANNING, said)
        assert said == wanted


def test_a_stage_that_does_not_exist_is_named_with_those_that_do(nothing_is_known: None) -> None:
    with pytest.raises(ValueError, match="no stage 'photo'; the stages are begin, settings") as error:
        register(Step("photo", link, ""))
    assert "test_pipeline.link" in str(error.value)


def test_stages_have_names_of_their_own_and_those_of_one_moment_stand_together() -> None:
    names, moments = [it.name for it in STAGES], [moment for moment, _ in groupby(STAGES, lambda it: it.when)]
    assert len(set(names)) == len(names)
    assert len(set(moments)) == len(moments)


def test_every_stage_has_a_step_and_every_step_says_what_it_adds(nothing_is_known: None) -> None:
    load_plugins()
    assert {step.stage for step in registered()} == {stage.name for stage in STAGES}
    assert all(step.adds.endswith(".") for step in registered())
    assert all(stage.meaning.endswith(".") for stage in STAGES)


def test_the_page_for_people_is_what_the_code_says(nothing_is_known: None) -> None:
    load_plugins()
    assert PAGE.read_text("utf-8") == page(registered()), "make it anew: python -m tools.pipeline_page"
