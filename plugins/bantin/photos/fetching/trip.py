"""The fetching itself: story by story, photo by photo, the story written last and in one step."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bantin.newsroom.content_files import ContentFile, Limits, Unreadable
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.message import Words, say
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.regular_file import write_in_one_step
from bantin.photos.away import Away, quoted
from bantin.photos.errand import Errand
from bantin.photos.fetching.arrival import ending_of, is_same, put_beside
from bantin.photos.fetching.download import Network, decode_data, download
from bantin.photos.fetching.refusal import NotFetched
from bantin.photos.fetching.rewriting import applied, changes_in
from bantin.photos.names import names_for

_AWAY = ("remote", "pasted", "unreachable")  # what is wrong with other photos is no matter of fetching


@dataclass(slots=True)
class Trip:
    """A walk over the photos of an ``errand``; ``say`` gets a line for each step, ``failed`` counts failures."""

    errand: Errand
    network: Network
    say: Callable[[str], None]
    dry: bool = False
    failed: int = 0
    fetched: int = 0
    _known: dict[str, bytes] = field(default_factory=dict)
    _planned: dict[tuple[Path, str], tuple[Path, str]] = field(default_factory=dict)

    def go(self, wanted: Callable[[str], bool] = lambda story: True) -> None:
        """Fetch the photos of each story that is ``wanted``."""
        files = ContentFiles(self.errand.root)
        photos = [one for one in self.errand.away if one.reason in _AWAY and not one.own and wanted(one.story)]
        photos.sort(key=lambda one: (one.story, one.photo.line, one.photo.column))
        for story, group in groupby(photos, key=attrgetter("story")):
            file = files.story(story)
            if file is not None:
                self._story(file, list(group))

    def _story(self, file: ContentFile, photos: list[Away]) -> None:
        try:
            before = file.read(Limits().story * 100)
        except Unreadable as error:
            self._fail(file.path, 0, error.message)
            return
        folder = Path(self.errand.root, posixpath.dirname(file.path))
        named = list(self._brought(photos, folder))
        text = before.decode("utf-8", "surrogateescape")
        changes, lost = changes_in(text, named)
        names = dict(named)
        for one in lost:
            self._fail(one.story, one.photo.line, say("fetch/lost", name=names[one]))
        if not changes or self.dry:
            return
        if not is_same(folder, file.name, before):
            self._fail(file.path, 0, say("fetch/changed"))
            return
        self._write(folder / file.name, applied(text, changes).encode("utf-8", "surrogateescape"))
        self.say(str(say("fetch/rewritten", story=file.path, count=len(changes))))

    def _brought(self, photos: list[Away], folder: Path) -> Iterator[tuple[Away, str]]:
        """Yield each photo that is in its story's folder now, with its name."""
        for one in photos:
            try:
                name = self._bring(one, folder)
            except NotFetched as error:
                self._fail(
                    one.story, one.photo.line, say("words/about", name=quoted(one.photo.source), said=error.said)
                )
            else:
                if name:
                    yield one, name

    def _bring(self, one: Away, folder: Path) -> str:
        if not one.can_be_fetched:
            raise NotFetched(say("fetch/by-hand"))
        source, options = one.photo.source, self.errand.options
        if self.dry:
            name = self._plan(source, names_for(one.photo), folder)
            self._tell(one, name)
            return ""
        if source not in self._known:
            most = options.max_megabytes
            is_data = origin_of(source) == "data"
            self._known = {source: decode_data(source, most) if is_data else download(source, self.network, most)}
        data = self._known[source]
        name = put_beside(folder, names_for(one.photo, ending_of(data, options)), data)
        self._tell(one, name)
        self.fetched += 1
        return name

    def _plan(self, source: str, names: Iterator[str], folder: Path) -> str:
        """Return a free name for what is not fetched yet: whether a file there is the same is not known."""
        there = {name.casefold() for name in os.listdir(folder)}  # noqa: PTH208 (names only)
        given = set(self._planned.values())
        free = (it for it in names if it.casefold() not in there and (folder, it) not in given)
        if (folder, source) not in self._planned:
            self._planned[folder, source] = folder, next(free)
        return self._planned[folder, source][1]

    def _tell(self, one: Away, name: str) -> None:
        place = f"{one.story}:{one.photo.line}"
        self.say(str(say("fetch/saved", place=place, source=quoted(one.photo.source), name=name)))

    def _fail(self, story: str, line: int, said: Words) -> None:
        self.failed += 1
        self.say(str(say("fetch/failed", place=f"{story}:{line}" if line else story, said=said)))

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        mode = path.lstat().st_mode
        write_in_one_step(path, data)
        path.chmod(stat.S_IMODE(mode))
