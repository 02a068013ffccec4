"""A disk there that runs full: real ones, small, mounted where nobody else sees them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT

pytestmark = [pytest.mark.long, pytest.mark.process]
WAYS = (["unshare", "--mount"], ["sudo", "-n", "unshare", "--mount"])
PROGRAM = r"""
import subprocess, sys
from pathlib import Path
from tests.deploy.real_hosts import rclone_serve, ssh_target, sshd
from tests.deploy.sites import files_of, page, tree, write
from bantin.deploy.command import deploy
import bantin.deploy.course as course
import os, random
course.faults = lambda *_: []
course.headers_now = lambda *_: []
kind, folder = sys.argv[1], Path.cwd()
disk = folder / "disk"
disk.mkdir()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=True)
write(Path("out"), files_of())
address = 'address = "https://bantin.xahamyen.vn"\n'
os.environ |= {"AWS_ACCESS_KEY_ID": "bantin", "AWS_SECRET_ACCESS_KEY": "khoabimat"}

def course_of(root):
    assert deploy(["may", "-o", "out"]) == 0
    old = tree(root())
    large = {f"2024/05/05/lon-{n}.html": page(random.Random(n).randbytes(60_000).hex()) for n in range(12)}
    write(Path("out"), large)
    print("CODE", deploy(["may", "-o", "out"]))
    now = tree(root())
    print("KEPT", {path: digest for path, digest in now.items() if path in old} == old)
    print("EXTRA", len(now) - len(old))
    for n in range(1, 12):
        Path(f"out/2024/05/05/lon-{n}.html").unlink()
    print("AGAIN", deploy(["may", "-o", "out"]), tree(root()) == tree(Path("out")))

if kind == "ssh":
    with sshd(folder) as (port, key):
        Path("deploy.toml").write_text(ssh_target(folder, port, key, disk / "www", address))
        course_of(lambda: (disk / "www/current").resolve())
else:
    (disk / "bantin").mkdir()
    with rclone_serve("s3", disk, folder / "log") as port:
        Path("deploy.toml").write_text(
            f'[targets.may]\nkind = "s3"\nendpoint = "http://127.0.0.1:{port}"\nbucket = "bantin"\n{address}'
        )
        course_of(lambda: disk / "bantin")
"""


@pytest.mark.parametrize(("kind", "extra"), [("ssh", 0), ("s3", None)])
def test_a_full_disk_there_leaves_the_old_site_and_is_said(tmp_path: Path, kind: str, extra: int | None) -> None:
    may = next(
        (way for way in WAYS if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0),
        None,
    )
    assert may, "no disk can be mounted here: run as root, or allow sudo without a password"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
    command = [*may, sys.executable, "-c", PROGRAM, kind]
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert "CODE 1" in ran.stdout, ran.stdout + ran.stderr
    assert "KEPT True" in ran.stdout
    assert extra is None or f"EXTRA {extra}\n" in ran.stdout
    assert "AGAIN 0 True" in ran.stdout, ran.stdout + ran.stderr
    assert kind == "s3" or ran.stderr.startswith("Hết chỗ ở “"), ran.stderr  # an S3 host says 500 and no reason
