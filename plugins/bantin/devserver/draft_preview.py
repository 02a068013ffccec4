"""A proof: the page of a story that was just saved, made at once from what the last build left in memory.

The build of the whole site follows, and its pages take the place of the proof. Until then lists show the story as it
was, and a proof is no more than its editor's first look: it never reaches the output folder.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, NoReturn

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from bantin.devserver.readiness import make_ready
from bantin.newsroom.article import CONTEXT_FIELDS, StoryArticle
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import ContentFile, Stamp
from bantin.newsroom.litter import is_litter
from bantin.newsroom.parts import Parts
from bantin.newsroom.pipeline import PLANNING, WRITTEN
from bantin.newsroom.site import path_of
from bantin.newsroom.typed_places import PLACES
from bantin.newsroom.worker_lifeline import Lifeline
from bantin.vietnamese.marks import normal_form

Files = Mapping[str, bytes]
_MOST = 4  # stories saved at once; more of them are the work of a program, not of an editor
_PATIENCE = 20.0  # seconds; a new photo may be large, and what is made of it need not be made again
# A story that changes one of these stands elsewhere, or among others: only a whole build can tell what it looks like.
_PLACE = ("status", "lang", "date", "template", "save_as")
_HEADER = ("related", "expires", "featured", "unpublished")
_LISTS = ("articles", "hidden_articles", "translations", "hidden_translations", "drafts", "drafts_translations")


class DraftPreviews:
    """Makes proofs from the generators of the last build, which :meth:`keep` is given."""

    def __init__(self) -> None:
        self._generator: ArticlesGenerator | None = None
        self._last: tuple[dict[str, Stamp | None], Files] = {}, {}

    @property
    def is_ready(self) -> bool:
        """Whether a build has left anything to make proofs from."""
        return self._generator is not None

    def keep(self, generators: Sequence[Any]) -> None:
        """Keep what the build going on has planned."""
        self._generator = next((it for it in generators if isinstance(it, ArticlesGenerator)), None)
        if self._generator is not None:
            make_ready(self._generator)

    def forget(self) -> None:
        """Let go of the last build."""
        self._generator, self._last = None, ({}, {})

    def of(self, changed: Iterable[str]) -> Files:
        """Return the files, by their path in the site, that show the stories among the ``changed`` files.

        There are none when a story is new, has gone, moved, or has a mistake in its header, its photos or files, and
        where a process cannot fork. Links are not followed here.
        """
        generator = self._generator
        if generator is None or sys.platform != "linux":
            return {}
        root = Path(generator.settings["PATH"])
        paths = {_nfc(Path(file).relative_to(root).as_posix()) for file in changed if Path(file).is_relative_to(root)}
        stamps = {path: ContentFile(root, path).stamp() for path in paths if not is_litter(PurePosixPath(path).name)}
        if stamps != self._last[0] or None in stamps.values():  # else the desk has told of it before the watcher
            known = [it for name in _LISTS[:2] for it in getattr(generator, name) if path_of(it) in paths]
            self._last = stamps, _in_a_fork(partial(_make, generator, known)) if 0 < len(known) <= _MOST else {}
        return self._last[1]


def _in_a_fork(work: Callable[[], Files]) -> Files:
    """Return what ``work`` gives in a copy of this process, so that it leaves no trace here; nothing if it fails."""
    line = Lifeline()
    reading, writing = multiprocessing.Pipe(duplex=False)
    process = line.fork()
    if not process:
        _work_and_tell(work, writing)
    writing.close()
    try:
        return dict(reading.recv()) if reading.poll(_PATIENCE) else {}
    except EOFError:
        return {}
    finally:
        line.cut()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        reading.close()


def _work_and_tell(work: Callable[[], Files], pipe: Connection) -> NoReturn:
    try:
        logging.disable()  # the build that follows says what there is to be said
        pipe.send(work())
    finally:
        os._exit(0)  # nothing that the builder will do at its end may be done twice


def _make(generator: ArticlesGenerator, stories: Sequence[Article]) -> Files:
    """Read ``stories`` anew and return the files that show them; nothing if one of them now stands elsewhere."""
    # A fork cannot talk to the processes of its parent's pools.
    build = replace(generator.settings.build, executor=ThreadPoolExecutor, diagnostics=[], parts=Parts())
    generator.readers.read_for(build)
    alone = copy(generator)
    for name in _LISTS:
        setattr(alone, name, [_read(generator, it) for it in getattr(generator, name) if it in stories])
    fresh = [*alone.articles, *alone.hidden_articles]
    if not all(map(_is_in_place, fresh, stories)):
        return {}
    for article, story in zip(fresh, stories, strict=True):
        _put_in_place(article, story, generator)
    with TemporaryDirectory() as name:
        _write(build, alone, Path(name))
        files = {path.relative_to(name).as_posix(): path for path in Path(name).rglob("*") if path.is_file()}
        found = {path: file.read_bytes() for path, file in files.items()}
    return {} if any(it.severity == "error" for it in build.diagnostics) else found


def _read(generator: ArticlesGenerator, story: Article) -> Article:
    path = Path(story.source_path).relative_to(generator.path).as_posix()
    article = generator.readers.read_file(generator.path, path, Article, context=generator.context)
    if isinstance(article, StoryArticle):
        _keep_promise(article, story)
    return article


def _keep_promise(article: Any, story: Any) -> None:
    """Have ``article`` stand where the ``story`` that it was was promised to stand, unless it asks for another."""
    asks = any(key == "slug" for key, _, _ in getattr(article, PLACES, ())) and article.slug != story.slug
    if hasattr(story, "feed_id") and not asks:
        article.stand_at(story.url, story.save_as)
        article.feed_id, article.slug = story.feed_id, story.slug


def _is_in_place(article: Any, story: Article) -> bool:
    """Say whether ``article`` stands where the ``story`` that it was stood, and among the same others."""
    return (
        isinstance(article, Article)
        and article.category.name == story.category.name
        and all(getattr(article, name) == getattr(story, name) for name in _PLACE)
        and all(article.metadata.get(name) == story.metadata.get(name) for name in _HEADER)
    )


def _put_in_place(article: Article, story: Article, generator: ArticlesGenerator) -> None:
    article.settle()
    article.category = story.category
    article.__dict__.update({name: story.__dict__[name] for name in CONTEXT_FIELDS if name in story.__dict__})
    generator.add_source_path(article)


def _write(build: Build, alone: ArticlesGenerator, folder: Path) -> None:
    """Write the pages of the stories of ``alone``, and the files that they need, into ``folder``."""
    settings = alone.settings
    settings.pipeline.run_for_story(PLANNING, build, [alone])
    write = partial(Writer(str(folder), settings=settings).write_file, relative_urls=settings["RELATIVE_URLS"])
    alone.generate_articles(write)
    site = SimpleNamespace(output_path=str(folder), settings=settings)
    settings.pipeline.run_for_story(WRITTEN, build, site)


def _nfc(path: str) -> str:
    return normal_form("NFC", path)
