"""Scheduled publishing: the lines for cron and CI, and a missed hour that is caught up."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from pathlib import Path

import pytest
from bantin.deploy import schedule
from bantin.deploy.schedule import Ask, Moment, Run, asker, cron_line, minutes_of, moments

HOUR = 3600
NOON = 1_764_306_000  # 2025-11-28 05:00 UTC, 12:00 in Vietnam


def moment(at: int, story: str = "2025/hop.md") -> Moment:
    return Moment(at, dt.datetime.fromtimestamp(at, dt.UTC).isoformat(), "embargo", story)


def known(*found: Moment) -> Ask:
    return lambda since: min((it for it in found if it.at > since), key=lambda it: it.at, default=None)


@pytest.mark.parametrize(
    ("ahead", "minutes"),
    [
        ([], "7"),
        ([NOON], "0"),
        ([NOON, NOON + 30 * 60, NOON + HOUR], "0,30"),
        ([NOON + 60 * it for it in (1, 5, 17, 31, 44)], "*/15"),
    ],
)
def test_builds_run_at_the_minutes_that_stories_ask_for(ahead: list[int], minutes: str) -> None:
    assert minutes_of([moment(at) for at in ahead], dt.UTC) == minutes


@pytest.mark.parametrize(
    ("place", "minutes", "minutes_of_ci"),
    [("Asia/Ho_Chi_Minh", "10", "10"), ("Asia/Kolkata", "40", "10"), ("Asia/Kathmandu", "55", "10")],
)
def test_minutes_are_those_of_the_clock_that_runs_the_line(
    place: str, minutes: str, minutes_of_ci: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """cron goes by the clock of the machine, GitHub and GitLab by the one of Greenwich."""
    monkeypatch.setenv("TZ", place)
    time.tzset()
    try:
        told = [moment(NOON + 600)]
        assert (minutes_of(told), minutes_of(told, dt.UTC)) == (minutes, minutes_of_ci)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_clock_that_went_wrong_once_does_not_stop_the_schedule_for_years(tmp_path: Path) -> None:
    ran: list[int] = []
    run = Run(tmp_path, known(), lambda: ran.append(1) or 0)
    assert run.catch_up(NOON + 10 * 365 * 86_400) == 0
    assert run.catch_up(NOON) == 0
    assert len(ran) == 2
    assert run.catch_up(NOON + 60) == 0  # nothing is due, and the right clock is known again
    assert len(ran) == 2


def test_no_hour_is_lost_between_two_runs_nor_in_weeks_without_one(tmp_path: Path) -> None:
    """A run counts from its beginning: what falls due while it builds may have missed the build."""
    (tmp_path / "schedule.json").write_text(json.dumps({"last": NOON - HOUR}))
    ran: list[int] = []
    due = [moment(at, f"{at}.md") for at in (NOON, NOON + 30, NOON + 7 * 86_400, NOON + 21 * 86_400)]
    run = Run(tmp_path, known(*due), lambda: ran.append(1) or 0)
    for now, told in ((NOON, due[:1]), (NOON + 60, due[:2]), (NOON + 30 * 86_400, due)):
        assert run.catch_up(now) == 0
        log = (tmp_path / "schedule.log").read_text("utf-8").splitlines()
        assert len(log) == len(told)
        assert all(it.story in line for it, line in zip(told, log, strict=True))
    assert len(ran) == 3


def test_the_line_for_cron_is_safe_for_its_shell() -> None:
    line = cron_line("0,30", Path("/srv/bản tin"), "may; rm -rf 100%")
    assert line.startswith("0,30 * * * * cd '/srv/bản tin' && ")
    assert "schedule --run 'may; rm -rf 100\\%'" in line


def test_a_missed_hour_is_caught_up_and_the_log_says_when_it_came_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[int] = []
    code = [0]

    def publish() -> int:
        done.append(1)
        return code[0]

    ask = known(moment(NOON), moment(NOON + HOUR, "2025/khac.md"), moment(NOON + 9 * HOUR, "2025/sau.md"))
    run = Run(tmp_path / "room", ask, publish)
    assert run.catch_up(NOON - 60) == 0  # the first run has no memory, and publishes
    assert len(done) == 1
    assert run.catch_up(NOON - 30) == 0
    assert len(done) == 1
    code[0] = 1
    assert run.catch_up(NOON + 5 * HOUR) == 1  # hours were missed, and then it failed
    code[0] = 0
    capsys.readouterr()
    assert run.catch_up(NOON + 6 * HOUR) == 0
    assert len(done) == 3
    log = (tmp_path / "room/schedule.log").read_text("utf-8")
    assert [line.split(" ")[1] for line in log.splitlines()] == ["embargo", "embargo"]
    assert "2025/hop.md: hẹn" in log
    assert "2025/khac.md: hẹn" in log
    assert "2025/sau.md" not in log
    assert "đã lên trang lúc" in capsys.readouterr().out
    assert run.catch_up(NOON + 7 * HOUR) == 0
    assert len(done) == 3


@pytest.mark.process
def test_the_moments_are_those_of_the_stories(tmp_path: Path) -> None:
    for number, hour in enumerate(("07:00", "17:30")):
        (tmp_path / f"tin-{number}.md").write_text(
            f"Title: Tin {number}\nDate: 2025-11-28 {hour}\nCategory: Thời sự\n\nNội dung.\n", "utf-8"
        )
    ask = asker(str(tmp_path), str(tmp_path / "none.py"), os.environ)
    found = ask(NOON - 5 * HOUR)  # the first one's own second has come
    assert found and (found.at, found.story) == (NOON + 5 * HOUR + 1800, "tin-1.md")
    assert ask(found.at) is None


def test_moments_are_asked_for_one_after_the_other_up_to_the_last_one_wanted() -> None:
    due = [moment(NOON + HOUR * it, f"{it}.md") for it in (-12, -5, 3, 12, 13)]
    assert list(moments(known(*due), NOON - 12 * HOUR, NOON + 12 * HOUR)) == due[1:4]
    assert list(moments(known(*due), NOON)) == due[2:]


@pytest.mark.parametrize(
    ("there", "named"),
    [(["ban-tin"], "ban-tin"), (["pages"], "pages"), (["ban-tin", "pages"], "ban-tin"), ([], "pages")],
)
def test_the_schedule_is_for_the_workflow_that_publishes_the_site(
    there: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".github/workflows").mkdir(parents=True)
    for name in there:
        Path(f".github/workflows/{name}.yml").touch()
    assert schedule._write_lines("may-chu", iter([])) == 0
    shown = capsys.readouterr()
    assert f"“.github/workflows/{named}.yml”" in shown.out + shown.err
