"""What must go before something else can come: a file where a folder is to be, or another spelling of one name.

Disks of Windows and of macOS, and most USB sticks, take ``Tin.html`` and ``tin.html`` for one file: whoever removes
the one after the other has come removes both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bantin.vietnamese.marks import normal_form


def in_the_way(going: Iterable[str], coming: Iterable[str]) -> list[str]:
    """Return those of the paths ``going`` that cannot stay beside the paths ``coming`` on every disk."""
    going = list(going)
    if not going:
        return []
    coming = list(coming)
    files = set(map(_one_name, coming))
    folders = {_one_name(folder) for path in coming for folder in _folders(path)}
    return [
        path
        for path in going
        if _one_name(path) in files | folders or any(_one_name(folder) in files for folder in _folders(path))
    ]


def twins(going: Iterable[str], staying: Iterable[str]) -> list[str]:
    """Return those of the paths ``staying`` that some disk takes for one of the paths ``going``."""
    lost = set(map(_one_name, going))
    return [path for path in staying if _one_name(path) in lost] if lost else []


def folders_of(paths: Sequence[str]) -> list[str]:
    """Return the folders in which the ``paths`` lie, inner ones first."""
    found = {folder for path in paths for folder in _folders(path)}
    return sorted(found, key=lambda folder: (-folder.count("/"), folder))


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _one_name(path: str) -> str:
    """Return what all spellings of ``path`` have in common that any disk takes for one."""
    return normal_form("NFC", normal_form("NFC", path).casefold())
