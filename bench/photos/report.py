"""The benchmark's findings as a page: goals first, then times, memory and quality with what they were measured on."""

import os
import platform
from collections.abc import Mapping
from pathlib import Path

from bench.photos.findings import Findings, goals
from bench.photos.quality import Quality
from bench.table import markdown, mebibytes, median_run

INTRODUCTION = """\
# How fast photos are

`make bench-photos` draws photos as phones make them (4000×3000 pixels, 2–5 MB, EXIF with place and orientation),
gives them to three tools by turns and writes this page. Every run is cold: outputs and caches of the run before are
thrown away. Times are medians and include the start of the program; memory is the highest resident size of any one
process in any round. Compare tools only within one table: seconds differ between machines.

- **Bản tin** makes AVIF and JPEG at 480, 800 and 1200 pixels, upright and without metadata, in two worker processes.
- **Hugo** makes WebP alone at the same widths, on one page for each photo so that it uses all cores. It does not turn
  photos upright, so its copies of photos taken in portrait have fewer pixels than ours.
- **eleventy-img** makes the same formats and widths as we do, with its own defaults.
"""
SIMILARITY = """\
Structural similarity (windows of 8×8 pixels, every 4) to a Lanczos reference of the upright source at the same width,
mean over all photos: of the light, then of red, green and blue together. A tool that leaves a photo lying is compared
with the lying reference, so that only its pixels are judged. *KiB* is the mean weight of a file.
"""


def page(findings: Findings) -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION, _setting(findings), "## Goals", _goals(findings), "## Time and memory", _times(findings)]
    if findings.quality:
        parts += ["## Quality", SIMILARITY, _similarity(findings.quality)]
    if findings.failures:
        parts += ["## Not measured", "\n".join(f"- {name}: {reason}" for name, reason in findings.failures.items())]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _goals(findings: Findings) -> str:
    return markdown(("Goal", "measured", "at most", ""), [goal.row() for goal in goals(findings)])


def _setting(findings: Findings) -> str:
    """What the figures hold for: photos, rounds, machine, versions."""
    weights = [photo.stat().st_size / 1e6 for photo in findings.photos]
    rounds = max((len(runs) for runs in findings.runs.values()), default=0)
    versions = ", ".join(findings.versions.values())
    return (
        f"Measured over {len(weights)} photos of {min(weights):.1f} to {max(weights):.1f} MB (rounds: {rounds}) on "
        f"{os.cpu_count()} cores of {_processor()}, {platform.system()}, Python {platform.python_version()}. "
        f"{versions}."
    )


def _processor() -> str:
    """The name that the kernel gives the processor."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _times(findings: Findings) -> str:
    """One row for each tool, then the runs without change."""
    header = ("Tool", "makes", "median", "a photo", "rounds", "largest process")
    rows = [_time_row(name, findings) for name, runs in findings.runs.items() if runs]
    table = markdown(header, rows)
    if not (warm := findings.warm):
        return table
    return (
        f"{table}\n\nA second run over {warm.photos:,} unchanged photos takes {warm.warm:.2f} s: the same "
        f"program without photos takes {warm.empty:.2f} s, so the photos cost {warm.spent:.2f} s "
        f"(the first run over these small plain photos took {warm.cold:.0f} s)."
    )


def _time_row(name: str, findings: Findings) -> list[str]:
    runs = findings.runs[name]
    middle = median_run(runs)
    each = ", ".join(f"{run.seconds:.1f}" for run in runs)
    share, peak = middle.seconds / len(findings.photos), mebibytes(middle.peak)
    return [name, findings.jobs[name], f"{middle.seconds:.1f} s", f"{share:.2f} s", each, f"{peak:.0f} MiB"]


def _similarity(quality: Mapping[str, Mapping[tuple[str, int], Quality]]) -> str:
    """A row for each format and width, a group of columns for each tool."""
    header = ["Format", "width", *(f"{name} {what}" for name in quality for what in ("light", "colour", "KiB"))]
    keys = sorted({key for found in quality.values() for key in found})
    rows = [[kind, str(width), *_cells(quality, (kind, width))] for kind, width in keys]
    return markdown(header, rows)


def _cells(quality: Mapping[str, Mapping[tuple[str, int], Quality]], key: tuple[str, int]) -> list[str]:
    cells = []
    for found in quality.values():
        it = found.get(key)
        cells += [f"{it.light:.4f}", f"{it.colour:.4f}", f"{it.size / 1024:.0f}"] if it else ["–", "–", "–"]
    return cells
