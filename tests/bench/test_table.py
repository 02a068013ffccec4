"""Arithmetic and look of the figures."""

from bench.process import Run
from bench.table import Goal, markdown, median_run


def test_the_median_hides_one_slow_run_but_the_highest_peak_counts() -> None:
    runs = [Run(3.0, 70), Run(90.0, 80), Run(2.0, 120), Run(4.0, 60), Run(3.5, 60)]

    assert median_run(runs) == Run(3.5, 120)


def test_a_goal_met_exactly_is_reached() -> None:
    assert Goal("time", 0.35, 0.35).row() == ["time", "0.35", "0.35", "reached"]


def test_a_goal_is_missed_above_its_limit() -> None:
    assert Goal("memory", 151, 150, "MiB", digits=0).row() == ["memory", "151 MiB", "150 MiB", "**missed**"]


def test_columns_of_a_table_line_up() -> None:
    assert markdown(("Tool", "s"), [("Hugo", "11.5"), ("Bản tin", "3")]).splitlines() == [
        "| Tool    |    s |",
        "| ------- | ---: |",
        "| Hugo    | 11.5 |",
        "| Bản tin |    3 |",
    ]
