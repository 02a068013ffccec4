"""The kitchen sink shows every component, and every parameter of it in some call."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "theme/templates"
SINK = Environment().parse((TEMPLATES / "kitchen_sink.html").read_text("utf-8"))
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))


def macro_of(component: Path) -> nodes.Macro:
    """Return the one macro of a component that others may call."""
    found = Environment().parse(component.read_text("utf-8")).find_all(nodes.Macro)
    return next(macro for macro in found if not macro.name.startswith("_"))


def calls_of(name: str) -> list[nodes.Call]:
    return [
        call for call in SINK.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.node.name == name
    ]


@pytest.mark.slow
def test_a_component_is_shown_under_its_name_with_each_of_its_parameters() -> None:
    for component in COMPONENTS:
        macro = macro_of(component)
        parts = [call.args[0].value for call in calls_of("part") if isinstance(call.args[0], nodes.Const)]
        assert component.stem in parts, component
        given = {
            name
            for call in calls_of(macro.name)
            for name in [*(one.name for one in macro.args[: len(call.args)]), *(one.key for one in call.kwargs)]
        }
        assert given == {one.name for one in macro.args}, component


def test_there_are_components_to_check() -> None:
    assert {"card", "search_form", "picture"} <= {path.stem for path in COMPONENTS}
