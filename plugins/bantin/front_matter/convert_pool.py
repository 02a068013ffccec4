"""Rows that workers make before Pelican asks for one story after the other; they wait in the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.rows import RowOrder
from bantin.newsroom.cache import Store
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable
from bantin.newsroom.executor import ExecutorFactory, cores
from bantin.newsroom.message import say
from bantin.newsroom.progress import UNSEEN, Progress

_WORTH_IT = 200  # stories; fewer are read sooner than workers are there
_BATCH = 40
_ON_THE_WAY = 4  # batches for each worker: their texts are in memory

File = tuple[str, bytes]
Entry = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker must know: how ``rows`` are made, file and maker of the ``store``.

    ``most`` is how many bytes a story may have.
    """

    rows: RowOrder
    store: tuple[str, str]
    most: int = Limits().story


def make_ahead(
    order: Order,
    files: Mapping[str, ContentFile],
    store: Store,
    factory: ExecutorFactory,
    progress: Progress = UNSEEN,
) -> Iterator[Sequence[str]]:
    """Put the rows of ``files``, by NFC path, into ``store``, if there are many, and yield those that are there.

    Whoever reads these before asking for more reads while workers make the next.
    """
    if not are_many(files):
        return
    workers, waiting = cores(), deque[tuple[list[str], Future[list[Entry]]]]()
    # What a worker that died would have made is made, and named if need be, by whoever reads it for good.
    said = say("build/reading")
    with suppress(BrokenExecutor), factory(workers) as executor, progress.steps(said, len(files)) as advance:
        for batch in _batches(files, order.most):
            waiting.append(([name for name, _ in batch], executor.submit(make_entries, order, batch)))
            if len(waiting) > _ON_THE_WAY * workers:
                yield _keep(*waiting.popleft(), store)
            advance(len(batch))
        while waiting:
            yield _keep(*waiting.popleft(), store)


def are_many(files: Collection[str]) -> bool:
    """Say whether ``files`` are so many that workers are worth their while."""
    return len(files) >= _WORTH_IT


def make_entries(order: Order, files: Sequence[File]) -> list[Entry]:
    """Make the rows of ``files`` in a worker; return key and entry of those that the store lacks."""
    rows = _rows(order)
    found = (_make_entry(rows, *file) for file in files)
    return [each for each in found if each]


def _make_entry(rows: KeptRows, path: str, data: bytes) -> Entry | None:
    try:
        return rows.make_unknown(path, data)
    except Exception:
        return None  # the reader meets the same fault, and names the file


def _batches(files: Mapping[str, ContentFile], most: int) -> Iterator[list[File]]:
    names = list(files)
    for start in range(0, len(names), _BATCH):
        found = ((name, _bytes_of(files[name], most)) for name in names[start : start + _BATCH])
        yield [(name, data) for name, data in found if data is not None]


def _bytes_of(file: ContentFile, most: int) -> bytes | None:
    try:
        return file.read(most)
    except Unreadable:
        return None  # whoever reads it for good will say so


def _keep(names: list[str], coming: Future[list[Entry]], store: Store) -> list[str]:
    for key, entry in coming.result():
        store.put_data(key, entry)
    return names


# Of a worker alone, which serves one build; what it was asked for before changes no answer.
@lru_cache(maxsize=1)
def _rows(order: Order) -> KeptRows:
    """Return the rows as this worker sees them; the store is opened once."""
    file, maker = order.store
    return KeptRows(order.rows, Store(Path(file), maker, lambda message: None))
