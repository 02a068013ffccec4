"""Stories that workers parse and convert before Pelican asks for them one by one; their bodies wait in the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bantin.front_matter.body_cache import KeptBodies, MarkdownOptions
from bantin.front_matter.document import parse_document
from bantin.newsroom.cache import Store
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable
from bantin.newsroom.executor import ExecutorFactory, cores
from bantin.newsroom.message import say
from bantin.newsroom.progress import UNSEEN, Progress

_WORTH_IT = 200  # stories; fewer are converted sooner than workers are there
_BATCH = 40
_ON_THE_WAY = 4  # batches for each worker: their texts are in memory

File = tuple[str, bytes]
Found = tuple[bytes, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker must know: Markdown's ``options``, file and maker of the ``store``, the site's ``zone``.

    ``most`` is how many bytes a story may have.
    """

    options: MarkdownOptions
    store: tuple[str, str]
    zone: str
    most: int = Limits().story


def convert_ahead(
    order: Order,
    files: Mapping[str, ContentFile],
    store: Store,
    factory: ExecutorFactory,
    progress: Progress = UNSEEN,
) -> None:
    """Put the bodies of ``files``, by NFC path, into ``store``, if there are many of them."""
    if len(files) < _WORTH_IT:
        return
    workers, waiting = cores(), deque[Future[list[Found]]]()
    # What a worker that died would have converted is converted, and named if need be, by whoever reads it for good.
    said = say("build/reading")
    with suppress(BrokenExecutor), factory(workers) as executor, progress.steps(said, len(files)) as advance:
        for batch in _batches(files, order.most):
            waiting.append(executor.submit(convert_files, order, batch))
            if len(waiting) > _ON_THE_WAY * workers:
                _keep(waiting.popleft(), store)
            advance(len(batch))
        for coming in waiting:
            _keep(coming, store)


def convert_files(order: Order, files: Sequence[File]) -> list[Found]:
    """Parse and convert ``files`` in a worker; return key and body, as plain data, of those that the store lacks."""
    bodies, zone = _bodies(order), ZoneInfo(order.zone)
    found = (_convert_file(bodies, zone, *file) for file in files)
    return [each for each in found if each]


def _convert_file(bodies: KeptBodies, zone: ZoneInfo, path: str, data: bytes) -> Found | None:
    try:
        document = parse_document(data, path, zone, ())
        return None if document.refused else bodies.make_unknown(*document.body_arguments)
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


def _keep(coming: Future[list[Found]], store: Store) -> None:
    for key, body in coming.result():
        store.put(key, body)


# Of a worker alone, which serves one build; what it was asked for before changes no answer.
@lru_cache(maxsize=1)
def _bodies(order: Order) -> KeptBodies:
    """Return the bodies as this worker sees them; Markdown and the store are opened once."""
    file, maker = order.store
    return KeptBodies(order.options.values, Store(Path(file), maker, lambda message: None))
