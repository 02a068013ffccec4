"""``python -m tools.pipeline_page`` writes docs/pipeline.md from the steps that our plugins name."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/pipeline.md"
sys.path.insert(0, str(ROOT / "plugins"))

from bantin.newsroom.pipeline import STAGES, Stage, Step, register, registered  # noqa: E402

_HEAD = """# The way of a build

What happens in which order, who does it, and what it adds to a story or the site. This page is written from the
code (`python -m tools.pipeline_page`): the stages stand in `plugins/bantin/newsroom/pipeline.py`, and each
plugin names its steps in its `steps.py`, or at the foot of its `hooks.py`.

Stages follow each other as they stand here. Within one stage the order makes no difference: who needs the work
of another plugin acts in a later stage. A step is given the `Build`, the one value of this run, and what
Pelican has at that moment: a generator, all generators, itself. What a plugin keeps between two of its steps is
`build.of(ItsOwnClass)`; what it finds wrong goes to `build.report`; what must be let go of however the build
ends goes to `build.endings`. Steps with a ↻ treat each story by itself, so that one story can be made alone:
the first look in `make devserver`.

The newsroom alone listens to Pelican's signals (`plugins/bantin/newsroom/hooks.py`) and calls the stages.
Plugins of a site's own go on listening to Pelican: listed behind the first plugin of ours they find stories and
lists as our stages have left them. What happens here "after all others" comes after them, wherever they are
listed.
"""


def load_plugins() -> None:
    """Have every plugin of ours name its steps, without a Pelican that runs."""
    for hooks in sorted((ROOT / "plugins/bantin").glob("*/hooks.py")):
        named = "steps" if hooks.with_name("steps.py").exists() else "hooks"
        module = import_module(f"bantin.{hooks.parent.name}.{named}")
        register(*getattr(module, "STEPS", ()))


def page(steps: Iterable[Step]) -> str:
    """Return the page about ``steps``."""
    by_stage: dict[str, list[Step]] = {stage.name: [] for stage in STAGES}
    for step in steps:
        by_stage[step.stage].append(step)
    parts = [_HEAD]
    for moment, stages in groupby(STAGES, key=lambda stage: stage.when):
        parts.append(f"## {moment.words}\n\nEach step is given: {moment.given}.\n")
        parts += [part for stage in stages for part in _stage(stage, by_stage[stage.name])]
    return "\n".join(parts)


def _stage(stage: Stage, steps: Iterable[Step]) -> Iterator[str]:
    yield f"### {stage.name}\n\n{stage.meaning}\n"
    rows = sorted(f"- **{_short(step.plugin)}** (`{step.act.__name__}`){_mark(step)}: {step.adds}" for step in steps)
    yield "\n".join(rows) + "\n"


def _short(plugin: str) -> str:
    return plugin.removeprefix("bantin.")


def _mark(step: Step) -> str:
    return " ↻" if step.each_story else ""


if __name__ == "__main__":
    load_plugins()
    PAGE.write_text(page(registered()), "utf-8")
