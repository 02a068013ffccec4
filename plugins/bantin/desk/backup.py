"""The whole content folder as one file, which is sent while it is made: it never lies in memory, nor on the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from bantin.desk.desk import Desk
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.content_names import walk

FOLDER = "content/"
LEFT_OUT = "khong-co-trong-ban-luu.txt"  # names what could not be read; it is no part of what comes back
MOST_OF_FILE = 100 * MEGABYTE


class _Outlet:
    """Where an archive is written to: it holds what was written until somebody takes it."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: whoever reads takes all there is."""

    def close(self) -> None:
        """Do nothing: what was written can still be taken."""

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def backup(desk: Desk) -> Iterator[bytes]:
    """Yield, file after file, an archive of the content folder; links and hidden files stay out."""
    outlet, left_out = _Outlet(), []
    with zipfile.ZipFile(outlet, "w") as archive:
        for path, is_link in walk(desk.root):
            if is_link:
                continue
            try:
                data = ContentFile(desk.root, path).read(MOST_OF_FILE)
            except Unreadable as error:
                left_out.append(f"{path}: {error.message}\n")
                continue
            kind = zipfile.ZIP_DEFLATED if path.endswith((".md", ".toml")) else zipfile.ZIP_STORED
            archive.writestr(FOLDER + path, data, kind)
            yield outlet.take()
        if left_out:
            archive.writestr(LEFT_OUT, "".join(left_out))
    yield outlet.take()
