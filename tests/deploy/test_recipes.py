"""What docs/deployment.md has people copy, on the programs themselves; and a site of ten thousand pages."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from bantin.deploy.command import deploy
from bantin.deploy.host_check import check_host

from tests.building import ROOT
from tests.deploy.real_hosts import Line, nginx, ssh_target, sshd
from tests.deploy.sites import STORY, files_of, page, tree, write

pytestmark = [pytest.mark.long, pytest.mark.process]
PAGE = (ROOT / "docs/deployment.md").read_text("utf-8")


def recipe(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_nginx_as_the_page_has_it_does_all_that_a_host_should(tmp_path: Path) -> None:
    root = write(tmp_path / "bantin/current", files_of() | {"index.html": page("Trang nhất " * 200)})
    for folder in (tmp_path, root.parent, root):
        folder.chmod(0o755)
    rules = recipe("nginx").replace("root /srv/bantin/current;", "")
    with nginx(root, tmp_path, rules=rules) as address:
        assert [str(it) for it in check_host(address)] == []


def test_one_story_of_ten_thousand_pages_goes_over_ssh_in_little_time_and_few_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, folder = tmp_path / "work", tmp_path / "server"
    work.mkdir()
    folder.mkdir()
    monkeypatch.chdir(work)
    words = " ".join(f"Tin thứ {n} của xã." for n in range(200))
    files = {
        f"{2016 + n % 10}/{1 + n % 12:02}/{1 + n % 28:02}/tin-{n}.html": page(f"{n} {words}") for n in range(10_000)
    }
    write(Path("out"), files_of() | files, time.time() - 60)
    with sshd(folder) as (port, key):
        line = Line(port)
        told = ssh_target(folder, line.port, key, folder / "www", 'address = "https://bantin.xahamyen.vn"\n')
        Path("deploy.toml").write_text(f'{told}check_at = "http://127.0.0.1:1"\nwait = 0\n', "utf-8")
        monkeypatch.setattr("bantin.deploy.course.faults", lambda *_: [])
        monkeypatch.setattr("bantin.deploy.course.headers_now", lambda *_: [])
        assert deploy(["may", "-o", "out"]) == 0
        old = next(path for path in files if path.endswith("/tin-17.html"))
        write(Path("out"), {old: page(f"Sửa {words}"), "index.html": page("Mới"), STORY: page("Tỉ số 15-1")})
        line.mend()
        started = time.monotonic()
        assert deploy(["may", "-o", "out"]) == 0
        took = time.monotonic() - started
        print(f"{took:.1f} s, {line.sent} bytes sent, {line.received} received")
        assert line.sent < 100_000
        assert tree((folder / "www/current").resolve()) == tree(Path("out"))
        assert took < 15  # 5 on a machine of one's own; this one is shared
        line.close()
