"""The second door to the same pipeline, without Pelican: ``python -m bantin.photos.derive SOURCE_DIR OUT_DIR``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.newsroom import command
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import Words, say
from bantin.newsroom.photo import Photo
from bantin.newsroom.photo_links import is_photo_name
from bantin.newsroom.printing import printable_line
from bantin.photos.cache import PhotoCache
from bantin.photos.jobs import PhotoJobs
from bantin.photos.options import Options
from bantin.photos.plan import plan_photo, slug_of
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the files of every photo below a folder; return 1 if any of them could not be made."""
    command.begin(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="python -m bantin.photos.derive", description=__doc__)
    parser.add_argument("source", type=Path, help=str(say("command/help-source")))
    parser.add_argument("out", type=Path, help=str(say("command/help-out")))
    parser.add_argument("--workers", type=int, default=0, help=str(say("command/help-workers")))
    parser.add_argument("--cache", type=Path, help=str(say("command/help-cache")))
    parser.add_argument("--cards", action="store_true", help=str(say("command/help-cards")))
    chosen = parser.parse_args(arguments)
    with _cache_folder(chosen.cache) as cache:
        return derive(
            chosen.source, chosen.out, cache, replace(Options(), workers=chosen.workers), cards=chosen.cards
        )


def derive(source: Path, out: Path, cache: Path, options: Options, *, cards: bool) -> int:
    """Make the files of every photo below ``source`` in ``out``; print what failed, and return 1 if anything did."""
    store = PhotoCache(cache, options.survey_recipe, _complain)
    jobs = PhotoJobs(options, store, Pool(options.worker_count), warn=_complain)
    failures: list[tuple[ContentFile, PhotoError]] = []
    for file, facts in jobs.facts(_photos_in(source)).items():
        if isinstance(facts, PhotoError):
            failures.append((file, facts))
            continue
        _, plan = plan_photo(Photo(file.name), facts, slug_of(file), options, lead=cards)
        jobs.order(file, plan)
    failures += jobs.deliver(out)
    for file, error in failures:
        _complain(str(error.at(file.path, 0)))
    return int(bool(failures))


def _photos_in(source: Path) -> list[ContentFile]:
    return [ContentFile(source, path) for path, is_link in walk(source) if not is_link and is_photo_name(path)]


def _complain(words: Words) -> None:
    print(printable_line(str(words)), file=sys.stderr)


@contextmanager
def _cache_folder(chosen: Path | None) -> Iterator[Path]:
    if chosen:
        yield chosen
    else:
        with TemporaryDirectory() as folder:
            yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
