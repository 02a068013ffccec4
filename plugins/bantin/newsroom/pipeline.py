"""The order of a build: named stages, and who does what in each.

A step is an act of one plugin in one stage. Stages follow each other; within one stage the order of steps makes no
difference, so whoever needs the work of another belongs into a later stage. Plugins name their steps when they are
loaded, the newsroom calls them, and docs/pipeline.md is written from what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Act = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way: what it is for, ``when`` Pelican comes to it, and what each step is ``given``."""

    name: str
    meaning: str
    when: str
    given: str = "build, generators"


# ``when`` names a signal of Pelican; "last" are those who act when all other plugins have heard it.
STAGES = (
    Stage(
        "begin",
        "Choose the language of messages; see that all plugins are there and each setting is of its kind.",
        "initialized",
        "pelican",
    ),
    Stage(
        "settings",
        "Judge the settings before any work, and fill in what follows from others.",
        "initialized",
        "pelican",
    ),
    Stage(
        "place",
        "See that the site may be built where it is to stand, and note what settings and code it is made with.",
        "initialized",
        "pelican",
    ),
    Stage(
        "lock",
        "Take the lock, mend what a killed build left, look at the clock; end here if nothing has changed.",
        "get_generators",
        "build, pelican",
    ),
    Stage(
        "open",
        "Open what the build works with: the cache, the theme, a staging tree.",
        "get_generators",
        "build, pelican",
    ),
    Stage("equip", "Give each generator what its templates may name.", "generator_init", "build, generator"),
    Stage("readers", "Put our readers in place of Pelican's.", "readers_init", "build, readers"),
    Stage(
        "scan",
        "Look at every file of the content folder before any is opened.",
        "article_generator_init",
        "build, generator",
    ),
    Stage(
        "read",
        "Read all stories: from the cache, or from bytes to header, body and findings.",
        "article_generator_init",
        "build, generator",
    ),
    Stage(
        "names",
        "File each category, author and tag under one name.",
        "article_generator_pretaxonomy",
        "build, generator",
    ),
    Stage(
        "settle",
        "Put stories in order, take expired ones off lists, give each its own address.",
        "article_generator_pretaxonomy",
        "build, generator",
    ),
    Stage(
        "count",
        "See what has become of each source.",
        "article_generator_finalized, page_generator_finalized, last",
        "build, generator",
    ),
    Stage(
        "files",
        "Tell of files that look like stories and are none, and of those that nobody uses.",
        "all_generators_finalized",
    ),
    Stage("withhold", "Take out of the build what is not public, and every link to it.", "all_generators_finalized"),
    Stage("link", "Settle links to files and to other stories.", "all_generators_finalized"),
    Stage("text", "Keep the story as it reads before photos stand in it.", "all_generators_finalized"),
    Stage(
        "photos",
        "Lay out the photos of each story, and set workers to making their files.",
        "all_generators_finalized",
    ),
    Stage(
        "lists", "Plan lists, the front page, feeds, and what to read after each story.", "all_generators_finalized"
    ),
    Stage("announce", "Name the pages and addresses that every template may show.", "all_generators_finalized"),
    Stage("describe", "Tell machines what each page is.", "all_generators_finalized"),
    Stage("judge", "Judge texts and links of all stories.", "all_generators_finalized"),
    Stage("report", "End here if only a report was asked for.", "all_generators_finalized, last"),
    Stage(
        "guard",
        "Stop before anything is written if a page would leave the site or replace another one.",
        "all_generators_finalized, last",
    ),
    Stage(
        "write",
        "Note every page of ours, and write the files that pages name.",
        "the last generator writes",
        "build, generator, writer",
    ),
    Stage(
        "render",
        "Render the pages that changed, keep the others.",
        "the last generator writes",
        "build, generator, writer",
    ),
    Stage(
        "written",
        "Look at a page that was just written, perhaps in a worker.",
        "content_written",
        "build, path, context",
    ),
    Stage("deliver", "Bring files to where pages name them.", "the last generator has written", "build, generator"),
    Stage(
        "index",
        "Write what names pages and files: feeds, site maps, the service worker.",
        "the last generator has written",
        "build, generator",
    ),
    Stage("verify", "Check the whole site as it was written.", "finalized, last", "build, pelican"),
    Stage(
        "publish",
        "Make the staging tree the site if the build has passed, or leave the site as it was.",
        "finalized, last, once it is known whether the build passes",
        "build, pelican, passed",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a plugin does in a ``stage``: an ``act``, and in words what it ``adds`` to a story or the site.

    One that treats ``each_story`` by itself is done again for one story alone when its draft is shown: it is then
    given generators that hold no other.
    """

    stage: str
    act: Act
    adds: str
    each_story: bool = False

    @property
    def name(self) -> str:
        """The act by its module and name."""
        return f"{self.act.__module__}.{self.act.__qualname__}"

    @property
    def plugin(self) -> str:
        """The package of the act, as sites list it: ``bantin.photos``; a plugin of one file is its own."""
        module = self.act.__module__
        return module.rpartition(".")[0] or module


_steps: dict[tuple[str, str], Step] = {}  # of all plugins that this process has loaded; no build changes it
_NAMES = tuple(stage.name for stage in STAGES)


def register(*steps: Step) -> None:
    """Note what a plugin does; again, when a second Pelican of this process loads it, changes nothing."""
    for step in steps:
        if step.stage not in _NAMES:
            raise ValueError(f"{step.name}: there is no stage {step.stage!r}; the stages are {', '.join(_NAMES)}")
        _steps[step.stage, step.name] = step


def registered() -> tuple[Step, ...]:
    """Return the steps of all plugins that were loaded, stage by stage."""
    return tuple(sorted(_steps.values(), key=lambda step: _NAMES.index(step.stage)))


class Pipeline:
    """The steps of one site, called by stage."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps: dict[str, list[Step]] = {name: [] for name in _NAMES}
        for step in steps:
            self._steps[step.stage].append(step)

    def run(self, moment: str, *given: Any) -> None:
        """Do all steps of the stages that Pelican comes to at that ``moment``."""
        for step in self._steps_at(moment):
            step.act(*given)

    def run_for_story(self, moment: str, *given: Any) -> None:
        """Do those of them that treat each story by itself."""
        for step in self._steps_at(moment):
            if step.each_story:
                step.act(*given)

    def _steps_at(self, moment: str) -> list[Step]:
        return [step for stage in STAGES if stage.when == moment for step in self._steps[stage.name]]


def pipeline_of(plugins: Iterable[str]) -> Pipeline:
    """Return the steps of ``plugins``, named as a site lists them; the newsroom's own are always among them."""
    listed = {name.removesuffix(".hooks") for name in (*plugins, "bantin.newsroom")}
    return Pipeline(step for step in registered() if {step.plugin, step.act.__module__} & listed)
