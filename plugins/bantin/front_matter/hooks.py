"""Pelican reads stories through our readers: ``.md`` files, strict headers, no story lost in silence."""

from __future__ import annotations

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.readers import Readers

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.build import Build
from bantin.newsroom.pipeline import Step

# What reads stories is imported when there is something to read: a fifth of the time of a build that changes nothing.


def read_ahead(build: Build, generator: ArticlesGenerator) -> None:
    """Look all stories up, and have workers read the others while Pelican asks for them one by one."""
    from bantin.front_matter.readers import StoryReaders

    settings = generator.settings
    generator.readers = readers = StoryReaders(settings, generator.context, build)
    paths = generator.get_files(settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"])
    readers.read_ahead(paths, build.executor)


def end_ahead(build: Build, generator: ArticlesGenerator) -> None:
    """Let workers go, now that Pelican has asked for every story."""
    from bantin.front_matter.readers import StoryReaders

    if isinstance(generator.readers, StoryReaders):
        generator.readers.end_ahead()


def show_others_as_cards(build: Build, generator: ArticlesGenerator) -> None:
    """Have the stories that a build of a few does not read stand among the others, as cards."""
    if build.scope and build.scope.others_are_cards:
        from bantin.front_matter.card_articles import CardArticles

        cards = CardArticles(build, build.scope, generator)
        cards.add()
        build.scope.complete = cards.complete


def install_reader(build: Build, readers: Readers) -> None:
    """Put our reader in place of Pelican's for Markdown files."""
    from bantin.front_matter.story_reader import reader_for

    ours = reader_for(build)
    readers.reader_classes.update(dict.fromkeys(ours.file_extensions, ours))


def compare_bodies(build: Build, pelican: Pelican) -> None:
    """Have the build know what has changed in stories."""
    from bantin.front_matter.body_edits import BodyEdits

    build.body_edits = lambda: BodyEdits(pelican.settings, build)


STEPS = (
    Step("open", compare_bodies, "What has changed in stories since the last build, if somebody asks."),
    Step("readers", install_reader, "Our reader of Markdown files: strict headers, no story lost in silence."),
    Step("recall", end_ahead, "Workers are let go: every story is read."),
    Step("recall", show_others_as_cards, "In a build of a few stories all others, as cards."),
    Step("read", read_ahead, "What the cache knows of each story; many others are read by forks of the build."),
)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
