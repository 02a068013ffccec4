"""The second door to the same pipeline, without Pelican: ``python -m plugins.photos.derive SOURCE_DIR OUT_DIR``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.newsroom.photo import Photo
from plugins.photos.cache import PhotoCache
from plugins.photos.darkroom import Darkroom
from plugins.photos.desk import Desk, Request
from plugins.photos.find import ContentFiles
from plugins.photos.options import Options
from plugins.photos.pool import Pool

PHOTO_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the files of every photo below a folder; return 1 if any of them could not be made."""
    parser = argparse.ArgumentParser(prog="python -m plugins.photos.derive", description=__doc__)
    parser.add_argument("source", type=Path, help="thư mục ảnh gốc")
    parser.add_argument("out", type=Path, help="thư mục nhận ảnh đã thu nhỏ")
    parser.add_argument("--workers", type=int, default=0, help="số tiến trình (0: bằng số lõi)")
    parser.add_argument("--cache", type=Path, help="thư mục bộ nhớ đệm (không có: dùng tạm rồi bỏ)")
    parser.add_argument("--cards", action="store_true", help="làm cả ảnh thẻ 16:9 và ảnh chia sẻ")
    chosen = parser.parse_args(arguments)
    with _cache_folder(chosen.cache) as cache:
        return derive(chosen.source, chosen.out, cache, replace(Options(), workers=chosen.workers), cards=chosen.cards)


def derive(source: Path, out: Path, cache: Path, options: Options, *, cards: bool) -> int:
    """Make the files of every photo below ``source`` in ``out``; print findings, and return 1 if there are any."""
    files = ContentFiles(source)
    store = PhotoCache(cache, options.survey_recipe, lambda message: print(message, file=sys.stderr))
    desk = Desk(files, Darkroom(source, options, store, Pool(options.worker_count)), options)
    paths = [path for path in files.paths() if Path(path).suffix.lower() in PHOTO_SUFFIXES]
    placement = "figure" if cards else "inline"
    photos = (Photo(f"/{path}", placement=placement) for path in paths)
    _, findings = desk.lay_out([Request(photo.source[1:], (photo,)) for photo in photos])
    findings += desk.deliver(out)
    for finding in findings:
        print(finding, file=sys.stderr)
    return int(any(finding.severity == "error" for finding in findings))


@contextmanager
def _cache_folder(chosen: Path | None) -> Iterator[Path]:
    if chosen:
        yield chosen
    else:
        with TemporaryDirectory() as folder:
            yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
