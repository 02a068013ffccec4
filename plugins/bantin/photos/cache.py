"""What earlier builds learned and made: facts by the source's stamp, files by their name, none of it trusted.

A file's name says which content and recipe it was made from; its record says how it looked when it was stored. An
entry whose size or one of whose times differs is hashed, and made again if the hash differs too. The change time
(ctime), which no program can set, betrays one that was changed in place.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from bantin.newsroom.content_files import ContentFile, Stamp
from bantin.newsroom.message import Message, say
from bantin.newsroom.regular_file import own_folder, read_plain
from bantin.photos.header import Header
from bantin.photos.index import FileRecord, load_index, save_index
from bantin.photos.made_names import is_stored
from bantin.photos.output_folder import looks_of
from bantin.photos.photo_facts import Facts

_SETTLED_NS = 2_000_000_000  # a file changed this shortly before it was read may change again within its time stamp


class PhotoCache:
    """The cache in ``folder``; ``maker`` names whatever else facts depend on, ``warn`` is called with each damage."""

    def __init__(self, folder: Path, maker: str, warn: Callable[[Message], None]) -> None:
        self.folder = folder
        self.files = own_folder(folder / "files")
        self._path, self._maker = folder / "index.json", maker
        self._today = int(time.time() // 86_400)
        self._index = load_index(self._path, maker, warn)
        self.looks = looks_of(self.files)
        self._warn = warn
        self._damaged = self._changed = False

    def facts(self, file: ContentFile) -> Facts | None:
        """Return the facts about the photo ``file`` if it is as it was when they were gathered."""
        stamp, digest = self._index.stamps.get(file.path, (None, ""))
        return self.facts_by_digest(digest) if stamp and stamp == file.stamp() else None

    def facts_by_digest(self, digest: str) -> Facts | None:
        """Return the facts about any photo with this content."""
        row = self._index.facts.get(digest)
        if row is None:
            return None
        format_, width, height, orientation, animated, kind, tone = row
        return Facts(digest, Header(format_, width, height, orientation, animated), kind, tone)  # type: ignore[arg-type]

    @property
    def knows_facts(self) -> bool:
        return bool(self._index.facts)

    def remember(self, file: ContentFile, before: Stamp, facts: Facts) -> None:
        """Keep ``facts``, gathered after the stamp ``before`` was taken, unless the file is still being changed."""
        it = facts.header
        row: list[object] = [it.format, it.width, it.height, it.orientation, it.animated, facts.kind, facts.tone]
        self._index.facts[facts.digest] = row
        if before == file.stamp() and max(before[1:]) + _SETTLED_NS < time.time_ns():
            self._index.stamps[file.path] = (before, facts.digest)
        self._changed = True

    def holds(self, name: str) -> bool:
        """Tell whether the file ``name`` is stored and whole, and note that it is still in use."""
        record = self._index.files.get(name)
        if record is None or not self._is_sound(name, record):
            return False
        if record.used != self._today:
            record.used, self._changed = self._today, True
        return True

    def store(self, name: str, made: Path) -> None:
        """Move the file ``made`` into the cache as ``name``."""
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        target = self.files / name
        made.replace(target)
        it = target.lstat()
        self.looks[name] = look = (it.st_size, it.st_mtime_ns, it.st_ctime_ns)
        self._index.files[name] = FileRecord(*look, digest, self._today)
        self._changed = True

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each stored file."""
        return {name: record.sha256 for name, record in self._index.files.items()}

    def save(self, keep_days: int) -> None:
        """Forget what no build has used for ``keep_days``, and write down the rest."""
        oldest = self._today - keep_days
        for name in [name for name, record in self._index.files.items() if record.used < oldest]:
            del self._index.files[name]
            (self.files / name).unlink(missing_ok=True)
            self._changed = True
        if self._changed:
            self._sweep(time.time() - keep_days * 86_400)
            save_index(self._path, self._maker, self._index)

    def _sweep(self, before: float) -> None:
        """Remove what no index knows: left by a build that was killed, or by an index that was lost."""
        for name in looks_of(self.files).keys() - self._index.files.keys():
            path = self.files / name
            if is_stored(name) and path.lstat().st_mtime < before:
                path.unlink(missing_ok=True)

    def _is_sound(self, name: str, record: FileRecord) -> bool:
        look = self.looks.get(name)
        if look is None or look == record.look:
            return look is not None
        if hashlib.sha256(read_plain(self.files, name, look[0])).hexdigest() == record.sha256:
            record.size, record.mtime_ns, record.ctime_ns = look
            self._changed = True
            return True
        self._tell_damage()
        return False

    def _tell_damage(self) -> None:
        if not self._damaged:
            self._warn(say("photos/cache.photo"))
        self._damaged = True
