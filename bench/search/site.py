"""The archive as a site of plain pages, with our index and with Pagefind's; and as sources of a whole build."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from bantin.newsroom.cache import Store
from bantin.newsroom.executor import process_pool
from bantin.search.articles import with_body
from bantin.search.kept_segments import KeptSegment, SegmentStore
from bantin.search.segments import cut_segments
from bantin.search.story import Entry

from bench.lists.build import ROOT
from bench.photos.hugo import install
from bench.process import run
from bench.search.corpus import SECTIONS, Text

HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
PAGE = HEAD + "<body>{body}</body></html>"
SEARCH = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tìm tin</title></head><body>
<div data-search="" data-index="tim-kiem/danh-sach.json" data-script="/search_index.js">
<form><input type="search"></form><div data-search-filters hidden></div>
<p data-search-said data-some="#" data-since="#" data-none="0" data-loading="…" data-failed="!" data-short="?"></p>
<ol data-search-found></ol><button data-search-more hidden></button></div>
<script src="/search.js"></script></body></html>
"""
PAGEFIND = '<!doctype html><html lang="vi"><head><title>Pagefind</title></head><body></body></html>'


@dataclass(frozen=True)
class Cost:
    """What making an index took: seconds, and files by what they weigh on the line."""

    seconds: float
    files: dict[str, int]


def write_pages(site: Path, texts: Sequence[Text]) -> None:
    """Write the page of each story, its lite page, and the pages that search."""
    for text in texts:
        story = text.story
        words = f"<h1>{escape(story.title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in story.texts)
        write(site / text.url, PAGE.format(title=escape(text.title), body=f"<main data-pagefind-body>{words}</main>"))
        write(site / "lite" / text.url, PAGE.format(title=escape(text.title), body=f"<article>{words}</article>"))
    for name in ("search.js", "search_index.js"):
        write(site / name, (ROOT / "theme/static/js" / name).read_text("utf-8"))
    write(site / "tim-kiem.html", SEARCH)
    write(site / "pagefind.html", PAGEFIND)


class Archive:
    """Builds of ``texts``, the oldest first, as far as search is concerned; one leaves ``file`` to the next."""

    def __init__(self, file: Path, texts: Sequence[Text]) -> None:
        self._file = file
        store = self._store()
        self._entries = [_entry(store, text) for text in texts]
        store.close()

    def build(self, count: int, former: Sequence[str] = ()) -> list[KeptSegment]:
        """Return the segments of the ``count`` oldest; ``former`` ones are those of the build before."""
        store = self._store()
        segments = cut_segments(self._entries[:count])
        kept = SegmentStore(store, lambda: process_pool).get_all(segments, former)
        store.close()
        return kept

    def new_story_seconds(self, stories: int = 90) -> float:
        """Return the processor seconds that one more story costs, of so many that come one after the other."""
        count = len(self._entries) - stories - 1  # a build of all is known
        former, spent = self.build(count), 0.0
        for number in range(count + 1, len(self._entries)):
            began = time.process_time()
            former = self.build(number, [segment.digest for segment in former])
            spent += time.process_time() - began
        return spent / stories

    def _store(self) -> Store:
        return Store(self._file, "bench", lambda message: None)


def _entry(store: Store, text: Text) -> Entry:
    """Return ``text`` as a build names a story to search, with its body in ``store``."""
    story, html = text.story, "".join(f"<p>{escape(line)}</p>" for line in text.paragraphs)
    head, key = replace(story, texts=story.texts[len(text.paragraphs) :]), store.key("body", html)
    store.put(key, {"html": html})
    return Entry(text.date, f"{text.number:06}.md", text.url, lambda: with_body(head, html), head, key.hex())


def index_ours(site: Path, archive: Archive, count: int) -> float:
    """Write our index as a cold build of ``count`` stories does; return the seconds."""
    began = time.perf_counter()
    kept = archive.build(count)
    for segment in kept:
        for name, text in (segment.read() or {}).items():
            write(site / "tim-kiem" / segment.digest / name, text)
    told = [{"at": f"tim-kiem/{segment.digest}", **segment.table} for segment in reversed(kept)]
    write(site / "tim-kiem/danh-sach.json", json.dumps({"lite": "lite/", "segments": told}))
    return time.perf_counter() - began


def index_pagefind(site: Path, home: Path) -> float:
    """Have Pagefind write its index of the same pages; return the seconds."""
    venv = home / "bench-venv"
    install(venv)
    command = (str(venv / "bin/python"), "-m", "pagefind", "--site", str(site), "--glob", "20*/**/*.html", "--quiet")
    return run(command, home).seconds


def write_sources(folder: Path, texts: Sequence[Text]) -> None:
    """Write ``texts`` as a newsroom would, below ``folder``."""
    for text in texts:
        header = f"Title: {text.title}\nDate: {text.date:%Y-%m-%d %H:%M}\nCategory: {text.section}\n"
        header += f"Authors: {text.author}\nTags: {', '.join(text.tags)}\nSlug: tin-{text.number}\n"
        write(
            folder / f"{text.date:%Y}" / f"tin-{text.number}.md", header + "\n" + "\n\n".join(text.paragraphs) + "\n"
        )
    (folder / "pages").mkdir(parents=True)


def build_seconds(folder: Path, content: Path, search: bool) -> float:
    """Return the processor seconds of a cold build of ``content`` as we ship it, with or without search."""
    home = folder / ("with" if search else "without")
    home.mkdir()
    lines = ["import sys", f"sys.path.insert(0, {str(ROOT)!r})", "from publishconf import *"]
    lines += [
        f"PATH = {str(content)!r}",
        f"OUTPUT_PATH = {str(home / 'output')!r}",
        f"CACHE_PATH = {str(home / 'cache')!r}",
    ]
    lines += [
        f"CATEGORIES = {[{'name': name} for name in SECTIONS]!r}",
        'SITENAME, SITEURL = "Bản tin", "https://kho-tin.vn"',
    ]
    lines += [] if search else ['SEARCH_SAVE_AS = ""']
    write(home / "settings.py", "\n".join(lines) + "\n")
    before = _spent()
    run((sys.executable, "-m", "pelican", "-q", "-s", str(home / "settings.py"), "--fatal", "errors"), ROOT)
    return _spent() - before


def _spent() -> float:
    """Return the processor seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write(file: Path, text: str) -> None:
    """Write ``text`` into ``file``, whose folder is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
