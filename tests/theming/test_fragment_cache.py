"""A component that many pages share."""

import gc
from types import SimpleNamespace
from weakref import ref

import pytest
from bantin.fast_build.tracking import TrackingContext
from bantin.newsroom import page_reads
from bantin.theming.fragment_cache import Once
from jinja2 import DictLoader, Environment

A, B = SimpleNamespace(title="A"), SimpleNamespace(title="B")


def block(stories: list[SimpleNamespace], siteurl: str) -> str:
    CALLS.append(siteurl)
    return siteurl + "".join(story.title for story in stories)


CALLS: list[str] = []


def test_the_same_stories_at_the_same_depth_are_written_once() -> None:
    once = Once()
    CALLS.clear()
    assert [once(block, [A, B], ".."), once(block, [A, B], "..")] == ["..AB", "..AB"]
    assert CALLS == [".."]


def test_other_stories_another_order_or_depth_are_written_anew() -> None:
    once = Once()
    assert [once(block, [A, B], ".."), once(block, [B, A], ".."), once(block, [A, B], ".")] == ["..AB", "..BA", ".AB"]


def test_a_new_build_remembers_nothing() -> None:
    CALLS.clear()
    Once()(block, [A], "")
    Once()(block, [A], "")
    assert CALLS == ["", ""]


def test_macros_of_one_name_in_two_templates_are_two() -> None:
    macros = {name: f"{{% macro box(it) %}}{name} {{{{ it.title }}}}{{% endmacro %}}" for name in ("one", "two")}
    page = "".join(f"{{% from '{name}' import box %}}{{{{ once(box, it) }}}}" for name in macros)
    environment = Environment(loader=DictLoader({**macros, "page": page}))
    environment.globals["once"] = Once()
    assert environment.get_template("page").render(it=A) == "one Atwo A"


def test_a_part_that_shows_the_body_of_a_story_on_its_own_page_has_others_that_show_it_rendered_each_time() -> None:
    once, story = Once(), SimpleNamespace(title="A")

    def body(it: SimpleNamespace) -> str:
        page_reads.note_inside(it, "content")
        return "Thân bài"

    read: list[set[str]] = []
    for own in (story, None):
        with page_reads.noting_page(own) as names:
            once(body, story)
        read.append(names)
    assert all(page_reads.ALWAYS_RENDER in names for names in read)


def written(template: str, *pages: dict[str, object]) -> tuple[list[str], int]:
    """Return what ``template`` writes for each of ``pages`` in one build, and how often its part was written."""
    environment = Environment(loader=DictLoader({"page": template, "part": "{{ count() }}{{ site }}{{ page }}"}))
    environment.context_class = TrackingContext
    calls: list[int] = []
    environment.globals |= {"once": Once(), "count": lambda: calls.append(1) or ""}
    return [environment.get_template("page").render(page) for page in pages], len(calls)


PART = "{% call once.part('part', key) %}{% include 'part' %}{% endcall %}"
SAME = {"site": "S", "page": "", "key": 1}


def test_a_part_is_written_once_for_each_key() -> None:
    assert written(PART, SAME, SAME, {**SAME, "key": 2}, SAME) == (["S", "S", "S", "S"], 2)


def test_a_part_that_reads_what_its_key_does_not_name_is_written_for_each_page_that_has_it_otherwise() -> None:
    assert written(PART, SAME, {**SAME, "page": "A"}, {**SAME, "page": "A"}) == (["S", "SA", "SA"], 2)


def test_a_part_reads_what_a_page_has_set_for_its_parents() -> None:
    page = "{% set page = title %}" + PART
    assert written(page, {**SAME, "title": "A"}, {**SAME, "title": "B"})[0] == ["SA", "SB"]


def test_what_a_part_has_read_each_of_its_pages_has_read() -> None:
    environment = Environment(loader=DictLoader({"page": PART, "part": "{{ site }}"}))
    environment.context_class = TrackingContext
    environment.globals["once"] = Once()
    for _ in range(2):
        with page_reads.noting_page() as names:
            environment.get_template("page").render(SAME)
        assert "site" in names


@pytest.mark.slow
def test_what_it_has_written_can_be_let_go_of_with_the_stories_of_its_build() -> None:
    class Story(SimpleNamespace):
        pass

    once, page = Once(), {"site": Story(), "page": "", "key": 1}
    environment = Environment(loader=DictLoader({"page": PART, "part": "{{ site }}"}))
    environment.context_class = TrackingContext
    environment.globals["once"] = once
    environment.get_template("page").render(page)
    story = ref(page.pop("site"))
    gc.collect()
    assert story() is not None
    once.forget()
    gc.collect()
    assert story() is None
