"""The end of a build: the tree becomes the site, if it has passed, and the next build is left what this one knows."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence, Set
from functools import partial

from bantin.fast_build import publication, side_process
from bantin.fast_build.attempt import Attempt, UnderWay, end
from bantin.fast_build.former_site import contents_of
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.settings import KEEP_FAILED
from bantin.fast_build.side_process import Act
from bantin.fast_build.spare import spare_of
from bantin.fast_build.tree import Files, look_after
from bantin.fast_build.unchanged import Unchanged
from bantin.newsroom import shutdown
from bantin.newsroom.build import Build
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_plugins import find_strangers
from bantin.newsroom.read_errors import explain

_MANY = 200  # files that are new or changed


def close_attempt(build: Build, attempt: Attempt, passed: bool) -> None:
    """Make the staging tree the site if the build ``passed``; a watching Pelican is only told of refusals.

    Before it has passed, nothing of the site gets another name: this shows in its files, as a change of them would.
    """
    pelican, beside = attempt.pelican, passed and attempt.records.worth_two
    changed = side_process.begin(attempt.inputs.changed_since, beside=beside and not build.mode.watching)
    attempt.staging.begin_to_complete(spare_of(attempt.place) if passed else None, beside=beside)
    try:
        if passed or KEEP_FAILED.of(pelican.settings):
            retained = pelican.settings["OUTPUT_RETENTION"] if pelican.delete_outputdir else None
            attempt.settled = attempt.staging.settle(retained, partial(_is_known, build, attempt))
            if passed:
                memory = build.of(Unchanged).memory
                attempt.contents = contents_of(attempt.staging, attempt.settled, memory, attempt.workers)
            if not (passed and attempt.settled.is_same):
                attempt.staging.complete(attempt.settled, spare_of(attempt.place) if passed else None, shared=passed)
        if passed:
            with shutdown.held():
                _publish(build, attempt, changed)
    except OSError as error:
        sentence = explain(error)
        if not sentence or not build.mode.watching:
            raise
        print(sentence, file=sys.stderr)
        build.report(Diagnostic(attempt.output, 0, "fast-build/unwritten", sentence))


def _publish(build: Build, attempt: Attempt, changed: Act) -> None:
    assert attempt.settled is not None
    if attempt.settled.is_same:
        attempt.staging.discard()
        files: Files = Changed(attempt.staging.site, {})
    else:
        durable = not build.mode.watching
        beside = len(attempt.settled.changed) >= _MANY
        files = publication.publish(attempt.place, attempt.staging, attempt.settled, durable=durable, beside=beside)
    promised = [act() for act in build.after_exchange]
    _record(build, attempt, files, promised, changed)
    end(build.of(UnderWay))


def _is_known(build: Build, attempt: Attempt, path: str) -> bool:
    """Say whether the site's file at ``path`` is one that the last build made, as it was made."""
    return build.of(Unchanged).memory.has(path, attempt.staging.site[path])


def _record(
    build: Build, attempt: Attempt, files: Files, promised: Sequence[bool | None], changed_since: Act
) -> None:
    """Leave for the next build what this one knows, how the ``files`` of the site look, and what they hold.

    ``changed_since`` gives the sources that somebody has changed since they were read, None if nobody can tell.
    ``promised`` tells whether what the site promises was written down, None where there was nothing to be written:
    if it was not, the next build reads all stories again, and says so again.
    """
    assert attempt.settled is not None
    strangers = find_strangers(attempt.pelican.settings["PLUGINS"])
    skipping, staging = build.of(Unchanged).skipping, attempt.staging
    look = look_after(staging.site_look, staging.site, files)
    is_kept = skipping and skipping.is_predictable and not build.mode.watching and False not in promised
    changed = changed_since() if is_kept else None
    if skipping and changed is not None:
        inputs = attempt.inputs, attempt.inputs.as_they_stayed(changed)
        attempt.records.keep_standing(inputs, look, build, skipping, attempt.before, renewed=True in promised)
    else:
        attempt.records.forget_site()
    made = _marks_after(build, attempt.settled.made, files)
    memory = PageTraces(attempt.records.base, made=made, look=look, contents=attempt.contents)
    attempt.records.keep_memory(memory, skipping, build, strangers)


def _marks_after(build: Build, made: Set[str], files: Files) -> Mapping[str, str]:
    """Return the mark of each of the files ``made``; of those that are as the last build left them it is known."""
    if not (build.scope and isinstance(files, Changed)):  # nobody has looked whether they are
        return {path: files[path].mark for path in made if path in files}
    known = build.of(Unchanged).memory.made
    new = [path for path in made if path in files and (path in files.new or path not in known)]
    return Changed(known, {path: files[path].mark for path in new}, known.keys() - made)
