"""The bin: a story that is deleted lies there with its photos, and can be put back."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.desk.durable import settle_folder
from bantin.desk.own_folder import moment_of, stamp_of


@dataclass(frozen=True, slots=True)
class Thrown:
    """What was thrown away at once: a name for it, when, the story's path, those of its photos."""

    name: str
    moment: dt.datetime
    story: str
    photos: tuple[str, ...]


class Trash:
    """The bin in ``folder`` for files of the content folder ``root``; each throw is a folder of its own."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root

    def throw(self, story: str, photos: tuple[str, ...], now: dt.datetime) -> str:
        """Move a story and ``photos`` that only it has into the bin; return the throw's name.

        The story goes first: what is thrown is listed by it, whenever the machine goes off.
        """
        while (self._folder / (name := stamp_of(now))).exists():  # a clock that was set back
            now += dt.timedelta(microseconds=1)
        for path in (story, *photos):
            target = self._folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(self._root / path, target)
            settle_folder(target.parent)
        return name

    def list(self) -> list[Thrown]:
        """Return what lies in the bin, the latest first."""
        found = (self._thrown(folder) for folder in self._folder.glob("*Z") if folder.is_dir())
        return sorted((it for it in found if it), key=lambda it: it.name, reverse=True)

    def restore(self, name: str) -> str:
        """Put back what was thrown; return the path of the story. Raise LookupError if there is none of that name.

        Where something else has the story's place by now, it comes back under a name with a number.
        """
        thrown = next((it for it in self.list() if it.name == name), None)
        if thrown is None:
            raise LookupError(name)
        for path in thrown.photos:
            if not (self._root / path).exists():
                self._move(name, path, path)
        story = self._free(thrown.story)
        self._move(name, thrown.story, story)
        return story

    def _move(self, name: str, path: str, place: str) -> None:
        target = self._root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self._folder / name / path, target)
        settle_folder(target.parent)

    def _free(self, path: str) -> str:
        pure = PurePosixPath(path)
        number, place = 1, path
        while (self._root / place).exists():
            number += 1
            place = str(pure.with_stem(f"{pure.stem}-{number}"))
        return place

    def _thrown(self, folder: Path) -> Thrown | None:
        try:
            moment = moment_of(folder.name)
        except ValueError:
            return None
        paths = sorted(it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file())
        stories = [path for path in paths if path.endswith((".md", ".markdown"))]
        if len(stories) != 1:
            return None
        return Thrown(folder.name, moment, stories[0], tuple(path for path in paths if path not in stories))
