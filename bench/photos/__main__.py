"""Measure our photos beside Hugo's and eleventy-img's: `python -m bench.photos`."""

import argparse
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.photos import eleventy, hugo, ours, quality, report, warm
from bench.photos.corpus import draw_corpus
from bench.photos.findings import ELEVENTY, HUGO, OURS, Findings
from bench.photos.tool import Tool
from bench.process import CommandError

CONTENDERS = {OURS: ours, HUGO: hugo, ELEVENTY: eleventy}


def main() -> None:
    """Prepare, run by turns, compare, print; a tool that fails is told of and left out, never an error."""
    options = _options()
    for ending in (signal.SIGTERM, signal.SIGINT):  # as an exception, so that the tool under way ends too
        signal.signal(ending, lambda number, frame: sys.exit(128 + number))
    home: Path = options.home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    _tell(f"drawing {options.photos} photos")
    findings = Findings(draw_corpus(home, options.photos))
    tools = dict(_prepare(home, findings))
    for number in range(options.rounds):
        _round(number, tools, findings)
    _compare(tools, findings)
    _measure_warm(home, options.warm, options.rounds, findings)
    page = report.page(findings)
    print(page)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(page, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m bench.photos", description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=24, help="photos in the corpus")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each tool, by turns")
    parser.add_argument("--warm", type=int, default=1000, help="photos of the warm run, 0 for none")
    parser.add_argument("--home", type=Path, default=Path(".cache/bench-photos"), help="where tools and photos stay")
    parser.add_argument("--report", type=Path, default=Path("docs/performance-photos.md"), help="page to write")
    return parser.parse_args()


def _prepare(home: Path, findings: Findings) -> Iterator[tuple[str, Tool]]:
    """Install each contender that can be installed here."""
    for name, contender in CONTENDERS.items():
        _tell(f"preparing {name}")
        try:
            tool = contender.prepare(home, findings.photos)
            findings.versions[name], findings.jobs[name] = contender.version(tool), tool.job
        except CommandError as error:
            findings.failures[name] = str(error)
        else:
            yield name, tool


def _round(number: int, tools: dict[str, Tool], findings: Findings) -> None:
    """One cold run of each tool; one that failed is not tried again."""
    for name, tool in tools.items():
        if name in findings.failures:
            continue
        try:
            run = tool.run_cold()
        except CommandError as error:
            findings.failures[name] = str(error)
            _tell(f"round {number + 1}: {error}")
        else:
            findings.runs.setdefault(name, []).append(run)
            _tell(f"round {number + 1}: {name} {run.seconds:.1f} s")


def _compare(tools: dict[str, Tool], findings: Findings) -> None:
    """Quality of those who make our formats, and ran."""
    _tell("comparing with the references")
    names = [name for name in (OURS, ELEVENTY) if findings.runs.get(name)]
    findings.quality = dict(
        zip(names, quality.measure(findings.photos, [tools[name].output for name in names]), strict=True)
    )


def _measure_warm(home: Path, count: int, rounds: int, findings: Findings) -> None:
    """The run without change, where our tool ran at all."""
    if not count or OURS in findings.failures:
        return
    _tell(f"filling the cache for {count} photos")
    try:
        findings.warm = warm.measure(home, count, rounds)
    except CommandError as error:
        findings.failures["warm run"] = str(error)


def _tell(words: str) -> None:
    print(f"… {words}", flush=True)


if __name__ == "__main__":
    main()
