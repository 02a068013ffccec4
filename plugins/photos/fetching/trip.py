"""The fetching itself: story by story, photo by photo, the story written last and in one step."""

from __future__ import annotations

import posixpath
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from plugins.newsroom.content_files import ContentFile, Limits, Unreadable
from plugins.newsroom.content_names import ContentFiles, NotOne
from plugins.newsroom.photo_source import origin_of
from plugins.newsroom.plain_file import write_in_one_step
from plugins.photos.away import Away, quoted
from plugins.photos.errand import Errand
from plugins.photos.fetching.arrival import ending_of, put_beside
from plugins.photos.fetching.download import Network, decode_data, download
from plugins.photos.fetching.refusal import NotFetched
from plugins.photos.fetching.rewriting import applied, changes_in
from plugins.photos.names import names_for

_NO_PROGRAM = "chương trình không tự lấy được. Hãy làm như lời nhắc của make check."
_CHANGED = "bài vừa được sửa trong lúc tải nên chưa viết lại. Hãy chạy lại lệnh; ảnh đã tải không phải tải nữa."
_LOST = "không thấy địa chỉ này trong bài. Hãy sửa bài bằng tay thành: {name}"


@dataclass(slots=True)
class Trip:
    """A walk over the photos of an ``errand``; ``say`` is told each thing done, ``failed`` counts what was not."""

    errand: Errand
    network: Network
    say: Callable[[str], None]
    dry: bool = False
    failed: int = 0
    fetched: int = 0
    _known: dict[str, bytes] = field(default_factory=dict)

    def go(self, wanted: Callable[[str], bool] = lambda story: True) -> None:
        """Fetch the photos of each story that is ``wanted``."""
        files = ContentFiles(self.errand.root)
        photos = sorted((one for one in self.errand.away if wanted(one.story)), key=attrgetter("story"))
        for story, group in groupby(photos, key=attrgetter("story")):
            try:
                file = files.find([story])
            except NotOne:
                file = None
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
            self._fail(one.story, one.photo.line, _LOST.format(name=names[one]))
        if not changes or self.dry:
            return
        if file.read(len(before) + 1) != before:
            self._fail(file.path, 0, _CHANGED)
            return
        self._write(folder / file.name, applied(text, changes).encode("utf-8", "surrogateescape"))
        self.say(f"{file.path}: đã viết lại {len(changes)} chỗ.")

    def _brought(self, photos: list[Away], folder: Path) -> Iterator[tuple[Away, str]]:
        """Yield each photo that is beside its story now, with its name."""
        for one in photos:
            try:
                name = self._bring(one, folder)
            except NotFetched as error:
                self._fail(one.story, one.photo.line, f"{quoted(one.photo.source)}: {error}")
            else:
                if name:
                    yield one, name

    def _bring(self, one: Away, folder: Path) -> str:
        if not one.can_be_fetched:
            raise NotFetched(_NO_PROGRAM)
        source, options = one.photo.source, self.errand.options
        if self.dry:
            self.say(f"{one.story}:{one.photo.line}: {quoted(source)} → {next(iter(names_for(one.photo)))}")
            return ""
        if source not in self._known:
            most = options.max_megabytes
            is_data = origin_of(source) == "data"
            self._known = {source: decode_data(source, most) if is_data else download(source, self.network, most)}
        data = self._known[source]
        name = put_beside(folder, names_for(one.photo, ending_of(data, options)), data)
        self.say(f"{one.story}:{one.photo.line}: {quoted(source)} → {name}")
        self.fetched += 1
        return name

    def _fail(self, story: str, line: int, message: str) -> None:
        self.failed += 1
        self.say(f"{story}{f':{line}' if line else ''}: lỗi: {message}")

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        mode = path.lstat().st_mode
        write_in_one_step(path, data)
        path.chmod(stat.S_IMODE(mode))
