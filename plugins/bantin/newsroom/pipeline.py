"""The order of a build: named stages, and who does what in each.

A step is an act of one plugin in one stage. Stages follow each other; within one stage the order of steps makes no
difference, so whoever needs the work of another belongs to a later stage. Plugins name their steps when they are
loaded, the newsroom calls them, and docs/pipeline.md is written from what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

Act = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Moment:
    """When Pelican comes to some stages, in its own words: a signal of its; and what each step is ``given`` then."""

    words: str
    given: str


INITIALIZED = Moment("initialized", "pelican")
GET_GENERATORS = Moment("get_generators", "build, pelican")
GENERATOR_INIT = Moment("generator_init", "build, generator")
READERS_INIT = Moment("readers_init", "build, readers")
ARTICLES_INIT = Moment("article_generator_init", "build, generator")
PRETAXONOMY = Moment("article_generator_pretaxonomy", "build, generator")
PRETAXONOMY_LAST = Moment("article_generator_pretaxonomy, after all others", "build, generator")
SOURCES_READ = Moment("article_ and page_generator_finalized, after all others", "build, generator")
PLANNING = Moment("all_generators_finalized", "build, generators")
PLANNED = Moment("all_generators_finalized, after all others", "build, generators")
WRITING = Moment("generate_output of our generator, the last one", "build, generator, writer")
PAGE_WRITTEN = Moment("content_written", "build, path, context")
WRITTEN = Moment("generate_output of our generator, when all pages are written", "build, generator")
FINALIZED = Moment("finalized, after all others", "build, pelican")
DECIDED = Moment("finalized, once it is known whether the build has passed", "build, pelican, passed")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way: its name, ``when`` Pelican comes to it, what it is for."""

    name: str
    when: Moment
    meaning: str


STAGES = (
    Stage("begin", INITIALIZED, "Choose the language of messages; require plugins; judge each setting by its table."),
    Stage("settings", INITIALIZED, "Judge what the settings say; fill in what follows from others."),
    Stage("refuse", INITIALIZED, "Stop if a setting is wrong; all mistakes are told at once."),
    Stage("place", INITIALIZED, "See that the site may be built where it is to stand; note what it is made with."),
    Stage("lock", GET_GENERATORS, "Be alone, mend what a killed build left; end here if nothing has changed."),
    Stage("open", GET_GENERATORS, "Open what the build works with: the cache, the theme, the writer."),
    Stage("narrow", GET_GENERATORS, "See whether only a few stories have changed, and make no others."),
    Stage("equip", GENERATOR_INIT, "Give the templates of a generator what they may name."),
    Stage("readers", READERS_INIT, "Put our readers in place of Pelican's."),
    Stage("scan", ARTICLES_INIT, "Look at every file of the content folder before any is opened."),
    Stage("read", ARTICLES_INIT, "Read all stories: from the cache, or from bytes to header, body and findings."),
    Stage("recall", PRETAXONOMY, "In a build of a few stories, have all others stand among them as they were."),
    Stage("names", PRETAXONOMY, "File each category, author and tag under one name."),
    Stage("order", PRETAXONOMY_LAST, "Put stories in order."),
    Stage("count", SOURCES_READ, "See what has become of each source."),
    Stage("settle", PLANNING, "Give each story and page an address of its own."),
    Stage("files", PLANNING, "Tell of files that look like stories and are none, and of those that nobody uses."),
    Stage("withhold", PLANNING, "Take what is not public out of the build, and every link to it."),
    Stage("link", PLANNING, "Settle links to files and to other stories."),
    Stage("text", PLANNING, "Keep each story as it reads before photos stand in it."),
    Stage("photos", PLANNING, "Lay out the photos of each story, and set workers to making their files."),
    Stage("lists", PLANNING, "Plan lists, the front page, feeds, and what to read after each story."),
    Stage("announce", PLANNING, "Name the pages and addresses that every template may show."),
    Stage("describe", PLANNING, "Tell machines what each page is."),
    Stage("judge", PLANNING, "Judge the texts and links of all stories."),
    Stage("report", PLANNED, "End here if only a report was asked for."),
    Stage("guard", PLANNED, "Stop before anything is written if a page would leave the site or replace another one."),
    Stage("write", WRITING, "Note every page of ours; write the files that pages name."),
    Stage("render", WRITING, "Render the pages that changed, keep the others."),
    Stage("written", PAGE_WRITTEN, "Look at a page that was just written, perhaps in a worker."),
    Stage("deliver", WRITTEN, "Bring the files of stories to where their pages name them."),
    Stage("index", WRITTEN, "Write what names pages and files: feeds, site maps, the service worker."),
    Stage("lead", WRITTEN, "Write what leads on from old addresses, where the site holds nothing else."),
    Stage("verify", FINALIZED, "Check the whole site as it was written."),
    Stage(
        "publish", DECIDED, "Make what was written the site if the build has passed, else leave the site as it was."
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a plugin does in a ``stage``: an ``act``, and in words what it ``adds`` to a story or the site.

    One that treats ``each_story`` by itself is done again for one story alone when its draft is shown: it is then
    given generators that hold no other. One ``of_all`` "stories" makes what shows no body of a story, and needs all
    stories for it: a build of a few whose bodies alone have changed leaves that as it is. One of all "files" looks at
    the content folder; no build of a few does it.
    """

    stage: str
    act: Act
    adds: str
    each_story: bool = False
    of_all: Literal["", "stories", "files"] = ""

    @property
    def name(self) -> str:
        """The act by its module and name."""
        return f"{self.act.__module__}.{self.act.__qualname__}"

    @property
    def plugin(self) -> str:
        """The package of the act, as sites list it: ``bantin.photos``; a plugin of one file is its own."""
        module = self.act.__module__
        return module.rpartition(".")[0] or module


class _Deferred:
    """A function of a module that is imported when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__qualname__, self.__name__ = module, name, name

    def __call__(self, *given: Any) -> object:
        return getattr(import_module(self.__module__), self.__name__)(*given)


class _Module:
    """A module of which nothing is needed yet but the names of its functions."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> _Deferred:
        return _Deferred(self._name, name)


def later(module: str) -> Any:
    """Return what stands for ``module``, which is imported when one of its functions is called.

    A build in which nothing has changed comes to the first stages alone, one of a few stories leaves steps out.
    """
    return _Module(module)


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
        by_stage: dict[str, list[Step]] = {name: [] for name in _NAMES}
        for step in steps:
            by_stage[step.stage].append(step)
        self._steps: dict[Moment, list[Step]] = {}  # asked for with each page
        for stage in STAGES:
            self._steps.setdefault(stage.when, []).extend(by_stage[stage.name])

    def run(self, moment: Moment, *given: Any) -> None:
        """Do all steps of the stages that Pelican comes to at that ``moment``."""
        for step in self._steps_at(moment):
            step.act(*given)

    def run_narrow(self, moment: Moment, others_are_cards: bool, *given: Any) -> None:
        """Do those of them that a build of a few stories needs, in which all others are cards, or are not there."""
        for step in self._steps_at(moment):
            if not step.of_all or (others_are_cards and step.of_all == "stories"):
                step.act(*given)

    def run_for_story(self, moment: Moment, *given: Any) -> None:
        """Do those of them that treat each story by itself."""
        for step in self._steps_at(moment):
            if step.each_story:
                step.act(*given)

    def _steps_at(self, moment: Moment) -> list[Step]:
        return self._steps.get(moment, [])


def pipeline_of(plugins: Iterable[str]) -> Pipeline:
    """Return the steps of ``plugins``, named as a site lists them; the newsroom's own are always among them."""
    listed = {name.removesuffix(".hooks") for name in (*plugins, "bantin.newsroom")}
    return Pipeline(step for step in registered() if {step.plugin, step.act.__module__} & listed)
