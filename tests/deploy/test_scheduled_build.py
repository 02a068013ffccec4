"""A story of the future comes out by itself: a real build, a real deploy, below a path of another site's server."""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.deploy.schedule import schedule

from tests.building import ROOT, settings_file
from tests.deploy.real_hosts import free_port, nginx, ssh_target, sshd
from tests.deploy.recipes import recipe

pytestmark = [pytest.mark.long, pytest.mark.process]
HOUR = 3600
SITE = "https://hagiang.gov.vn/xahamyen"


def read(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def story(title: str, at: float) -> str:
    date = time.strftime("%Y-%m-%d %H:%M", time.gmtime(at + 7 * HOUR))
    return f"Title: {title}\nDate: {date}\nCategory: Thời sự - Chính trị\n\nNội dung của tin này.\n"


def test_a_story_comes_out_at_the_run_after_its_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    work, folder, now = tmp_path / "work", tmp_path / "server", int(time.time())
    work.mkdir()
    folder.mkdir()
    monkeypatch.chdir(work)
    Path("content/2026").mkdir(parents=True)
    for name, title, at in (("cu", "Tin cũ", now - 99 * HOUR), ("hen", "Tin hẹn giờ", now - 2 * HOUR)):
        Path(f"content/2026/{name}.md").write_text(story(title, at), "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}", "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    port = free_port()
    public = f"http://127.0.0.1:{port}/xahamyen"
    order = ["may", "-s", str(settings_file()), "--publish-settings", str(settings_file("publishconf.py")), "--run"]
    rules = recipe("xahamyen").replace("/srv/bantin", str(folder / "www"))
    with sshd(folder) as (ssh_port, key), nginx(tmp_path / "portal", folder, port, rules):
        told = ssh_target(folder, ssh_port, key, folder / "www", f'address = "{SITE}"\ncheck_at = "{public}"\n')
        Path("deploy.toml").write_text(told, "utf-8")
        with monkeypatch.context() as earlier:
            earlier.setattr("bantin.deploy.schedule.time", SimpleNamespace(time=lambda: now - 4 * HOUR))
            assert schedule(order, {**environment, "SOURCE_DATE_EPOCH": str(now - 4 * HOUR)}) == 0
        said = capfd.readouterr()
        assert "Tin cũ" in read(f"{public}/")[1], said
        assert "Tin hẹn giờ" not in read(f"{public}/")[1]

        assert schedule(order, environment) == 0
        assert "đã lên trang lúc" in capfd.readouterr().out
        assert "Tin hẹn giờ" in read(f"{public}/")[1]
        (log,) = Path(".cache/deploy/may").glob("schedule.log")
        assert "embargo 2026/hen.md: hẹn" in log.read_text("utf-8")

        status, text = read(f"{public}/khong-co.html")
        assert status == 404
        assert text == Path("output/404.html").read_text("utf-8")
        assert 'href="/xahamyen/theme/' in text
        assert read(f"http://127.0.0.1:{port}/khong-co.html")[1] != text  # the portal's own addresses stay its own

        assert schedule(order, environment) == 0
        assert "Chưa đến giờ hẹn nào" in capfd.readouterr().out
