"""One commit, one "now": the same bytes whoever builds, wherever, in whatever language, hour and order."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import DEMO, ROOT, SITE_URL
from tests.site.test_command import tree

NOW = dt.datetime(2031, 5, 6, 12, tzinfo=dt.UTC)  # far from the hour of whoever runs this
CONF = """
import os, random, time
{lines}
from tests.demo.demo_publishconf import *
"""
# Folders give their files in an order of their own on each kind of disk.
SHUFFLED = """
_scandir, _listdir = os.scandir, os.listdir
class _Shuffled:
    def __init__(self, entries):
        self.entries = list(entries)
        random.Random(4).shuffle(self.entries)
        self.rest = iter(self.entries)
    def __iter__(self): return self.rest
    def __next__(self): return next(self.rest)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def close(self): pass
os.scandir = lambda path=".": _Shuffled(_scandir(path))
os.listdir = lambda path=".": random.Random(4).sample(found := _listdir(path), len(found))
_time = time.time
time.time = lambda: _time() - 3e8
"""
ANOTHER_USER = ["unshare", "--user", "--map-user=12345"]


def project(folder: Path, conf: str) -> Path:
    """Make a copy of the project that builds the small site with a settings file of its own."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(DEMO, folder / "tests/demo", ignore=shutil.ignore_patterns("__pycache__", "content"))
    shutil.copytree(ROOT / "tests/site/small", folder / "content")
    (folder / "conf.py").write_text(conf, "utf-8")
    return folder


def build(
    folder: Path, umask: int, *options: str, way: list[str] | None = None, **environment: str
) -> dict[str, str]:
    """Build the project in ``folder`` by the real command; return the site's tree."""
    command = [*(way or []), sys.executable, "-m", "pelican", "content", "-o", "site", "-s", "conf.py"]
    told = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "SITEURL": SITE_URL, **environment}
    result = subprocess.run(
        [*command, "-e", 'CACHE_PATH="cache"', *options],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **told},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr + result.stdout
    return tree(folder / "site")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The site as one machine builds it."""
    folder = project(tmp_path_factory.mktemp("first"), CONF.format(lines=""))
    options = ("RENDER_WORKERS=1", "PHOTOS_WORKERS=1")
    return folder, build(folder, 0o022, *options, PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh", LANG="vi_VN.UTF-8")


def test_another_place_user_zone_language_hash_seed_mask_order_clock_and_number_of_cores_make_the_same_bytes(
    first: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder = project(tmp_path / "Bản sao, của người khác", CONF.format(lines=SHUFFLED))
    for path in folder.rglob("*"):
        if "plugins" not in path.parts:  # whose stamps Python takes for those of what it has compiled
            os.utime(path, (1e9, 1e9), follow_symlinks=False)
    may = shutil.which("unshare") and subprocess.run([*ANOTHER_USER, "true"], check=False).returncode == 0
    made = build(
        folder,
        0o077,
        "RENDER_WORKERS=3",
        "PHOTOS_WORKERS=2",
        way=ANOTHER_USER if may else None,
        PYTHONHASHSEED="4242",
        TZ="America/St_Johns",
        LC_ALL="C",
        HOME=str(tmp_path),
        USER="ban-bien-tap",
    )
    assert len(made) > 80
    assert made == first[1]


def test_nothing_in_the_site_says_when_or_where_it_was_built(first: tuple[Path, dict[str, str]]) -> None:
    folder, made = first
    today = dt.datetime.now(dt.UTC)
    days = {
        f"{day:{form}}" for day in (today, today - dt.timedelta(1)) for form in ("%Y-%m-%d", "%d/%m/%Y", "%-d-%-m")
    }
    said = re.compile("|".join(map(re.escape, {*days, str(folder), str(ROOT), f"{os.uname().nodename}."})))
    texts = {path: (folder / "site" / path).read_bytes().decode("utf-8", "ignore") for path in made}
    assert (
        "06/5/2031" in texts["index.html"] or "6/5/2031" in texts["index.html"] or "06/05/2031" in texts["index.html"]
    )
    assert {path: found[0] for path, text in texts.items() if (found := said.search(text))} == {}
