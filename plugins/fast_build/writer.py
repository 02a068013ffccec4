"""Pelican's writer, patient: it notes each page and has them all written by many hands at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pelican.writers import Writer

from plugins.fast_build.hands import Job, can_fork, do_all
from plugins.newsroom.executor import cores

_WORTH_IT = 200  # pages; fewer are written sooner than workers are there


class PatientWriter(Writer):  # type: ignore[misc]
    """Writes what Pelican's own writer would, later."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._jobs: list[Job] = []
        self._names: set[str] = set()

    def write_file(self, name: str, *arguments: Any, **named: Any) -> None:
        """Note a page; one that is to take the place of another is written at once, after all before it."""
        if not name:
            return
        job = partial(super().write_file, name, *arguments, **named)
        if named.get("override_output") or name in self._names:
            self.write_all(1, lambda: None)
            job()
        else:
            self._jobs.append(job)
        self._names.add(name)

    def write_all(self, workers: int | None, gather: Callable[[], Any]) -> list[Any]:
        """Write every page that was noted; return what ``gather`` gives in each worker, nothing if there were none.

        ``workers`` None leaves their number to the work and to the cores that are there.
        """
        jobs, self._jobs = self._jobs, []
        wanted = workers or (cores() if len(jobs) >= _WORTH_IT else 1)
        if wanted > 1 and can_fork():
            return do_all(jobs, wanted, gather)
        for job in jobs:
            job()
        return []
