"""What builds may cost over Hugo's, by the table that the figures are held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.process import Run
from bench.table import Goal, mebibytes, median_run

HUGO, COLD = "Hugo", "cold"
CACHED, NEW = "cold, with the cache of bodies", "a new story"
SENTENCE, SAME = "one sentence edited", "nothing changed"
RESTORED = "site and cache restored, one sentence edited"
Runs = Mapping[str, Sequence[Run]]

# Seconds over Hugo's, by kind of build; then peak memory of the largest process over Hugo's. What a server of CI has
# restored is held against the goal for a restored cache too: in our workflows the site comes and goes with the cache.
LIKE_TIMES = {COLD: 1.5, CACHED: 0.4, RESTORED: 0.4, NEW: 0.2, SENTENCE: 0.1, SAME: 0.06}
SHIPPED_TIMES = {COLD: 2.5, CACHED: 0.6, RESTORED: 0.6, NEW: 0.3, SENTENCE: 0.12, SAME: 0.06}
LARGE_TIMES = {COLD: 2.0, SENTENCE: 0.03}
LIKE_MEMORY, SHIPPED_MEMORY, LARGE_MEMORY = 0.4, 0.5, 1536  # the last in MiB
GROWTH = 2.2  # one sentence among ten times as many stories: what grows is the scan alone


def goals_over_hugo(runs: Runs, times: Mapping[str, float], memory: float | None = None) -> list[Goal]:
    """Return what each kind of build takes over Hugo's one against ``times``, its peak against ``memory``."""
    medians = {kind: median_run(each) for kind, each in runs.items()}
    base = medians[HUGO]
    goals = [Goal(f"{kind}, over Hugo", medians[kind].seconds / base.seconds, limit) for kind, limit in times.items()]
    if memory is not None:
        goals.append(Goal("peak memory of the largest process, over Hugo's", medians[COLD].peak / base.peak, memory))
    return goals


def goals_of_large(runs: Runs) -> list[Goal]:
    """Return what builds of a large archive take against their goals."""
    peak = mebibytes(max(run.peak for kind, each in runs.items() if kind != HUGO for run in each))
    return [
        *goals_over_hugo(runs, LARGE_TIMES),
        Goal("peak memory of the largest process", peak, LARGE_MEMORY, "MiB", 0),
    ]


def goal_of_growth(few: Run, many: Run) -> Goal:
    """Return how much longer one sentence takes among ``many`` stories than among a tenth of them."""
    return Goal("one sentence, over that among a tenth of the stories", many.seconds / few.seconds, GROWTH)
