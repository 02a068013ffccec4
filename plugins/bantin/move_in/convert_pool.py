"""Stories of an old site made by worker processes, in order: each by itself, since a first look settled all names."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bantin.move_in.account import Account
from bantin.move_in.converting import Converter, NewStory
from bantin.move_in.old_story import OldStory
from bantin.move_in.run_folder import RunFolder
from bantin.newsroom.executor import ExecutorFactory, InPlace, cores
from bantin.newsroom.message import Message, say

_WORTH_IT = 200  # stories; fewer are made sooner than workers are there
_BATCH, _LETTERS = 20, 500_000  # of one batch, whichever comes first
_ON_THE_WAY = 3  # batches for each worker: their texts are in memory

Made = tuple[NewStory | Message, Account]


@dataclass(frozen=True, slots=True)
class _Batch:
    stories: Sequence[OldStory]
    coming: Future[list[Made]]


def made_of(
    stories: Iterable[OldStory], total: int, converter: Converter, factory: ExecutorFactory
) -> Iterator[Made]:
    """Yield what ``converter`` makes of ``stories``, in order, with an account of each; ``total`` says if it is many.

    A worker that died, or wanted for memory, takes no story with it: its batch is made once more, a story at a time
    in a process of its own. Only a story that ends that process, too, is refused, by its name. Few stories are made
    here, but for those that are large: only these can end a process.
    """
    with RunFolder() as folder, ExitStack() as pools:
        spool = folder / "converter"
        many, alone = _Workers(factory, pools, cores()), _Workers(factory, pools, 1)
        waiting: deque[_Batch] = deque()
        for batch in _batches(stories):
            if total < _WORTH_IT and _letters(batch) <= _LETTERS:
                yield from make(converter, batch)
                continue
            if not spool.exists():
                spool.write_bytes(pickle.dumps(converter))
            waiting.append(_Batch(batch, many.submit(str(spool), batch)))
            while waiting and (total < _WORTH_IT or len(waiting) > _ON_THE_WAY * cores()):
                yield from _made(waiting.popleft(), str(spool), alone)
        while waiting:
            yield from _made(waiting.popleft(), str(spool), alone)


class _Workers:
    """A pool that is made anew when one of its processes has died; where none stays alive, this process works."""

    def __init__(self, factory: ExecutorFactory, pools: ExitStack, number: int) -> None:
        self._factory, self._pools, self._number = factory, pools, number
        self._executor: Executor | None = None

    def renew(self) -> None:
        """Leave the processes that are there to themselves."""
        self._executor = None

    def submit(self, spool: str, batch: Sequence[OldStory]) -> Future[list[Made]]:
        """Have ``batch`` made; an executor that is broken already does not count."""
        if self._executor is not None:
            try:
                return self._executor.submit(make_in_worker, spool, batch)
            except BrokenExecutor:
                pass
        self._executor = self._new()
        return self._executor.submit(make_in_worker, spool, batch)

    def _new(self) -> Executor:
        executor = self._pools.enter_context(self._factory(self._number))
        try:
            executor.submit(cores).result()
        except BrokenExecutor:
            return InPlace()
        return executor


def make(converter: Converter, stories: Iterable[OldStory], raises_memory: bool = False) -> Iterator[Made]:
    """Yield what ``converter`` makes of ``stories``; one too large for memory is refused, or MemoryError raised."""
    for story in stories:
        account = Account(story.source)
        made: NewStory | Message
        try:
            made = converter.convert(story, account)
        except MemoryError:
            if raises_memory:
                raise
            made = say("move-in/memory")
        except Exception as error:  # a fault of ours with one story must not keep thousands from moving
            made = say("move-in/failed", reason=f"{type(error).__name__}: {error}"[:200])
        yield made, account


def make_in_worker(spool: str, stories: Sequence[OldStory]) -> list[Made]:
    """Return what the converter in the file ``spool``, which this run wrote for its workers, makes of ``stories``."""
    return list(make(_converter(spool), stories, raises_memory=True))


@lru_cache(maxsize=1)  # of a worker alone, which serves one run
def _converter(spool: str) -> Converter:
    converter = pickle.loads(Path(spool).read_bytes())
    assert isinstance(converter, Converter)
    return converter


def _made(batch: _Batch, spool: str, alone: _Workers) -> Iterator[Made]:
    try:
        made = batch.coming.result()
    except (BrokenExecutor, MemoryError):
        made = [_made_alone(story, spool, alone) for story in batch.stories]
    yield from made


def _made_alone(story: OldStory, spool: str, alone: _Workers) -> Made:
    """Return what becomes of ``story`` where nothing before it has taken any memory."""
    try:
        return alone.submit(spool, [story]).result()[0]
    except BrokenExecutor:
        return say("move-in/ended"), Account(story.source)
    except MemoryError:
        alone.renew()
        return say("move-in/memory"), Account(story.source)


def _letters(batch: Sequence[OldStory]) -> int:
    return sum(len(story.body) for story in batch)


def _batches(stories: Iterable[OldStory]) -> Iterator[list[OldStory]]:
    batch: list[OldStory] = []
    letters = 0
    for story in stories:
        batch.append(story)
        letters += len(story.body)
        if len(batch) >= _BATCH or letters > _LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
