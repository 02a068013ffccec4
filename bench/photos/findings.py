"""What one benchmark found, and which goals it reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.photos.quality import Quality
from bench.photos.warm import Warm
from bench.process import Run
from bench.table import Goal, mebibytes, median_run

OURS, HUGO, ELEVENTY = "Bản tin", "Hugo", "eleventy-img"
LIMITS = {HUGO: 0.35, ELEVENTY: 0.15}
WORKER_LIMIT, WARM_LIMIT = 150, 0.5


@dataclass
class Findings:
    """All that one benchmark measured; what could not be measured is missing, with the reason in *failures*."""

    photos: Sequence[Path]
    versions: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, str] = field(default_factory=dict)
    runs: dict[str, list[Run]] = field(default_factory=dict)
    quality: dict[str, Mapping[tuple[str, int], Quality]] = field(default_factory=dict)
    warm: Warm | None = None
    failures: dict[str, str] = field(default_factory=dict)


def goals(findings: Findings) -> list[Goal]:
    """Each goal that this run could measure."""
    medians = {name: median_run(runs) for name, runs in findings.runs.items() if runs}
    found = []
    if mine := medians.get(OURS):
        rivals = {name: limit for name, limit in LIMITS.items() if name in medians}
        found += [Goal(f"time over {name}'s", mine.seconds / medians[name].seconds, rivals[name]) for name in rivals]
        found += [Goal("peak memory of a worker", mebibytes(mine.peak), WORKER_LIMIT, "MiB", digits=0)]
    if warm := findings.warm:
        found += [Goal(f"warm run over {warm.photos:,} photos", warm.spent, WARM_LIMIT, "s")]
    return found + _quality_goals(findings.quality)


def _quality_goals(quality: Mapping[str, Mapping[tuple[str, int], Quality]]) -> list[Goal]:
    """How far our similarity falls behind eleventy-img's at the worst format and width, in light and in colour."""
    mine, theirs = quality.get(OURS, {}), quality.get(ELEVENTY, {})
    if not (shared := sorted(mine.keys() & theirs.keys())):
        return []
    light = max(theirs[key].light - mine[key].light for key in shared)
    colour = max(theirs[key].colour - mine[key].colour for key in shared)
    words = "similarity lost against eleventy-img's, at worst, {}"
    return [Goal(words.format("light"), light, 0, digits=4), Goal(words.format("colour"), colour, 0, digits=4)]
