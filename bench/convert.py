"""``python -m bench.convert`` tells what each step from a story's bytes to its kept body costs."""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bantin.archive.plain import as_data
from bantin.check.lint import lint
from bantin.check.registry import installed_rules
from bantin.front_matter import conversion
from bantin.front_matter.conversion import Body, BodyConverter
from bantin.front_matter.document import Document, parse_document
from bantin.newsroom.cache import Store
from bantin.newsroom.source_text import SourceText
from markdown import Markdown

from bench.corpus import draw_reports
from bench.lists.build import ROOT, story_text
from bench.table import markdown
from pelicanconf import MARKDOWN

PAGE = ROOT / "docs/performance-convert.md"
ABOUT = """\
# What the conversion of a story costs

`make bench-convert` writes this page: milliseconds of processor time a story, in one process, from the bytes of its
file to its body as it is kept. **Bare** is Python-Markdown with the stock extensions of the same dialect (`abbr`,
`attr_list`, `footnotes`, `tables`) and nothing of ours, over the same bodies in the same run. Steps are timed in runs
of their own, whose clocks cost some 5 % by themselves; the totals are timed without them. Each figure is the least of
the rounds.
"""
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_REQUIRED = ("title", "date", "category")
_STOCK = ("abbr", "attr_list", "footnotes", "tables")
_OPTIONS = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "bantin.image_captions.extension"]}
# Functions of the conversion that are no step of Markdown, by what they are called in the table.
_BESIDE = {
    "before: signs that open HTML": "count_openers",
    "before: elements in elements": "refuse_deep_elements",
    "after: cleaning": "clean",
    "after: attributes counted": "count_attributes",
    "after: what was taken out": "removed",
    "after: spaces": "_spaced",
    "after: characters": "_warnings_of_characters",
}
File = tuple[str, bytes]
Work = Callable[[], object]


class Stopwatch:
    """Adds up the time that steps take, by name."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._attached: list[tuple[object, str, Any]] = []

    def timed(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``step`` with its time counted under ``name``."""

        def run(*given: Any, **named: Any) -> Any:
            begun = time.thread_time_ns()
            try:
                return step(*given, **named)
            finally:
                self.spent[name] += time.thread_time_ns() - begun

        return run

    def attach(self, owner: object, attribute: str, name: str) -> None:
        """Have the step that ``owner`` holds as ``attribute`` counted from now on."""
        step = getattr(owner, attribute)
        self._attached.append((owner, attribute, step))
        setattr(owner, attribute, self.timed(name, step))

    def detach(self) -> None:
        """Leave all steps as they were."""
        while self._attached:
            setattr(*self._attached.pop())


def main() -> None:
    """Measure the demonstration and the made-up archive, print the tables and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.convert", description=__doc__)
    parser.add_argument("--stories", type=int, default=300, help="of the made-up archive")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--page", type=Path, default=PAGE)
    chosen = parser.parse_args()
    rules = [installed for installed in installed_rules() if installed.rule.severity == "error"]
    archive = [(f"{it.slug}.md", story_text(it).encode()) for it in draw_reports(chosen.stories)]
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    parts = [ABOUT.strip(), f"Measured on {machine}."]
    for name, files in {
        "The stories of content/": _files(ROOT / "content"),
        "The demonstration of the tests": _files(ROOT / "tests/demo/content"),
        "The made-up archive of `make bench`": archive,
    }.items():
        parts.append(f"## {name}: {len(files)} stories\n\n{_tables(files, rules, chosen.rounds)}")
    chosen.page.write_text("\n\n".join(parts) + "\n", "utf-8")
    print("\n\n".join(parts))


def _files(folder: Path) -> list[File]:
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]


def _tables(files: Sequence[File], rules: Any, rounds: int) -> str:
    documents = [_parsed(file) for file in files]
    converter = BodyConverter(_OPTIONS)
    bodies = [converter.convert(*document.body_arguments) for document in documents]
    works = _works(files, documents, bodies, converter, rules)
    spent = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():  # by turns, so that a busy machine is busy for all
            spent[name] = min(spent[name], _seconds(work))
    milliseconds = {name: 1000 * seconds / len(files) for name, seconds in spent.items()}
    bare = milliseconds["bare"]
    milliseconds["all of it"] = sum(it for name, it in milliseconds.items() if name != "bare")
    totals = [[name, f"{it:.3f}", f"{it / bare:.2f}"] for name, it in milliseconds.items()]
    steps = _steps(documents, rounds)
    rows = [[name, f"{1000 * seconds / len(files):.3f}"] for name, seconds in steps]
    return markdown(("Whole", "ms", "over bare"), totals) + "\n\n" + markdown(("Step of the conversion", "ms"), rows)


def _parsed(file: File) -> Document:
    path, data = file
    return parse_document(data, path, _ZONE, _REQUIRED)


def _works(
    files: Sequence[File],
    documents: Sequence[Document],
    bodies: Sequence[Body],
    converter: BodyConverter,
    rules: Any,
) -> dict[str, Work]:
    """Return what is timed as a whole, by name."""
    bare = Markdown(extensions=[f"markdown.extensions.{name}" for name in _STOCK])
    texts = [_source_text(*pair) for pair in zip(documents, bodies, strict=True)]
    store = Store(Path(os.devnull), "", lambda message: None)
    return {
        "bare": lambda: [bare.reset().convert(document.body) for document in documents],
        "bytes to header and body": lambda: list(map(_parsed, files)),
        "conversion": lambda: [converter.convert(*document.body_arguments) for document in documents],
        "judging": lambda: [list(lint([text], rules, None)) for text in texts],
        "packing": lambda: [store.put(store.key("body", body.html), as_data(body)) for body in bodies],
    }


def _source_text(document: Document, body: Body) -> SourceText:
    return SourceText(
        document.path,
        document.text,
        document.first_line,
        tuple(document.fields),
        document.values,
        body.html,
        body.photos,
        body.links,
    )


def _seconds(work: Work) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def _steps(documents: Sequence[Document], rounds: int) -> Iterable[tuple[str, float]]:
    """Return the seconds of each step of the conversion, the dearest first; the least of all rounds."""
    watch, least = Stopwatch(), Counter[str]()
    converter = _watched(watch)
    for _ in range(rounds + 1):  # the first one warms up
        watch.spent.clear()
        whole = _seconds(lambda: [converter.convert(*document.body_arguments) for document in documents])
        watch.spent["between the steps"] = int(1e9 * whole) - watch.spent.total()
        for name, spent in watch.spent.items():
            least[name] = min(least[name] or spent, spent)
    watch.detach()
    return [(name, spent / 1e9) for name, spent in least.most_common()]


def _watched(watch: Stopwatch) -> BodyConverter:
    """Return a converter whose steps are counted by ``watch``."""
    converter = BodyConverter(_OPTIONS)
    md = converter.markdown
    for registry, kind in (md.preprocessors, "lines"), (md.treeprocessors, "tree"), (md.postprocessors, "text"):
        for place, step in enumerate(list(registry)):
            watch.attach(step, "run", f"{kind}: {registry._priority[place].name}")
    watch.attach(md.parser, "parseDocument", "blocks")
    watch.attach(md, "serializer", "serialiser")
    watch.attach(conversion.PlainBodies, "read", "before: plain bodies")
    watch.attach(conversion.Settling, "body", "after: names and slots")
    for name, function in _BESIDE.items():
        watch.attach(conversion, function, name)
    return converter


if __name__ == "__main__":
    main()
