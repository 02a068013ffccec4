"""Which goals a benchmark reached."""

from bench.photos.findings import ELEVENTY, HUGO, OURS, Findings, goals
from bench.photos.quality import Quality
from bench.photos.warm import Warm
from bench.process import Run

MIB = 2**20


def values(findings: Findings) -> dict[str, tuple[float, bool]]:
    return {goal.words: (round(goal.value, 4), goal.reached) for goal in goals(findings)}


def test_our_median_is_held_against_each_tool_that_ran() -> None:
    findings = Findings([], runs={OURS: [Run(3.0, 90 * MIB)], HUGO: [Run(10.0, 0)], ELEVENTY: [Run(15.0, 0)]})

    assert values(findings) == {
        "time over Hugo's": (0.3, True),
        "time over eleventy-img's": (0.2, False),
        "peak memory of a worker": (90, True),
    }


def test_a_tool_that_did_not_run_leaves_its_goal_out() -> None:
    assert "time over Hugo's" not in values(Findings([], runs={OURS: [Run(3.0, 0)], HUGO: []}))


def test_the_warm_goal_is_held_by_the_photos_alone() -> None:
    findings = Findings([], warm=Warm(1000, cold=40, warm=0.65, empty=0.2))

    assert values(findings) == {"warm run over 1,000 photos": (0.45, True)}


def test_one_width_that_looks_worse_misses_the_quality_goal() -> None:
    mine = {("AVIF", 480): Quality(0.97, 0.95, 9, 1), ("AVIF", 800): Quality(0.95, 0.95, 9, 1)}
    theirs = {("AVIF", 480): Quality(0.95, 0.95, 9, 1), ("AVIF", 800): Quality(0.96, 0.94, 9, 1)}

    assert values(Findings([], quality={OURS: mine, ELEVENTY: theirs})) == {
        "similarity lost against eleventy-img's, at worst, light": (0.01, False),
        "similarity lost against eleventy-img's, at worst, colour": (0, True),
    }
