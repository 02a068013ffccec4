"""Sites that tests look at or change, how many examples property tests try, which tests start processes."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.branch import SERVER_VARIABLES
from hypothesis import HealthCheck, settings

from tests.building import DEMO, ROOT, SMALL_SITE, Result, run_command, run_pelican
from tests.demo.colours import copy_theme
from tests.early_compile import EarlyCompile
from tests.forked_workers import ForkedWorkers
from tests.kept_work import PLACE
from tests.live_files import is_by_the_way, may_look, opened, read_by
from tests.memory_folder import take_memory_folder
from tests.scheduling import group_of, rank
from tests.signals import let_children_hear

Build = Callable[..., Result]

SLOW = [HealthCheck.too_slow]
# The fast profile tries the same examples every time, so that a run says something about the change it tests.
settings.register_profile("fast", max_examples=25, deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("few", max_examples=8, deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("long", max_examples=12_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

# What a test starts finds the package where the Makefile's own commands find it.
os.environ["PYTHONPATH"] = str(ROOT / "plugins")

# Tests publish from somebody's desk, on a server of CI as well; one that means a server says which.
for _name in SERVER_VARIABLES:
    os.environ.pop(_name, None)

# Compiled code is kept even where somebody asked Python not to: each worker reads all tests, many start Python.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What a module that starts processes has among its names, or a test that wants a built site among its fixtures.
STARTERS = {
    "run_pelican",
    "run_command",
    "run_verb",
    "BuildServer",
    "warm_server",
    "subprocess",
    "multiprocessing",
    "process_pool",
    "Builder",
    "build",
    "bulletin",
}
_LAST = -200  # multiprocessing has files of its own there, which it removes at -100
_NEW_OBJECTS = 20_000  # before they are looked through for rubbish, which at 700 took a twelfth of the tests' time
SHARED = pytest.StashKey[Path]()  # a folder of all test processes
_EARLY = pytest.StashKey[EarlyCompile]()
_running: list[pytest.Item] = []
# How a test may come to read what the owner of the site has written: by itself, by a process, by a build.
_LOOKS: dict[str, Callable[..., str]] = {
    "open": lambda path, mode, _: opened(path, mode),
    "os.listdir": lambda path: opened(path, "r"),
    "os.scandir": lambda path: opened(path, "r"),
    "subprocess.Popen": lambda _, command, folder, __: read_by(command, folder),
    "tests.build": read_by,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let tests run in several processes."""
    parser.addoption("--workers", type=int, default=1, help="in how many test processes tests run")


def pytest_configure(config: pytest.Config) -> None:
    """Find a place for files and for kept work, lay the frozen colours over a theme: once for all test processes."""
    let_children_hear()
    if config.getoption("workers") > 1 and config.args_source is config.ArgsSource.TESTPATHS:
        config.stash[_EARLY] = EarlyCompile(config)
    if memory := take_memory_folder():
        Finalize(None, shutil.rmtree, (memory, True), exitpriority=_LAST)
    folder = tempfile.mkdtemp()
    config.add_cleanup(lambda: shutil.rmtree(folder))
    config.stash[SHARED] = Path(folder)
    os.environ["DEMO_THEME"] = str(copy_theme(Path(folder)))
    os.environ.setdefault(PLACE, tempfile.mkdtemp(dir=folder))
    sys.addaudithook(_notice_process)
    sys.addaudithook(_notice_live_file)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or starts processes; the longest files come first."""
    for item in items:
        folder = item.path.parent.name
        if folder == "browser":
            item.add_marker("browser")
        names = {*item.fixturenames, *vars(item.module)}  # type: ignore[attr-defined]
        if folder == "site" or STARTERS & names:
            item.add_marker("process")
    items.sort(key=lambda item: rank(item.path.parent.name, item.path.stem))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep the garbage collector from walking through thousands of tests each time: they all stay until the end."""
    if early := session.config.stash.get(_EARLY, None):
        early.wait()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 50)


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests in as many processes as were asked for; pytest itself runs them in one."""
    number = session.config.getoption("workers")
    if number < 2 or session.testsfailed or session.config.option.collectonly:
        return None
    ForkedWorkers(session, number, group_of).run()
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Know which test is running."""
    _running.append(item)
    try:
        return (yield)
    finally:
        _running.remove(item)


def _notice_process(event: str, _: tuple[Any, ...]) -> None:
    if event in ("subprocess.Popen", "os.fork", "os.posix_spawn") and _running:
        marks = {mark.name for mark in _running[-1].iter_markers()}
        if not marks & {"process", "browser"}:
            raise AssertionError("a test that starts a process needs pytest.mark.process (docs/testing.md)")


def _notice_live_file(event: str, given: tuple[Any, ...]) -> None:
    if not _running or event not in _LOOKS:
        return
    live = _LOOKS[event](*given)
    if live and not may_look(_running[-1].nodeid) and not is_by_the_way():
        pytest.fail(f"a test reads {live}, which is its owner's: build with tests/demo (docs/testing.md)")


@pytest.fixture(scope="session")
def bulletin(pytestconfig: pytest.Config) -> Path:
    """The demonstration bulletin built for production by the real command, once for all test processes."""
    shared = pytestconfig.stash[SHARED]
    output = shared / "bulletin/output"
    with (shared / "bulletin.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            cache = f'CACHE_PATH="{output.parent / "cache"}"'
            result = run_command(DEMO / "content", output, "-e", cache, conf="publishconf.py")
            assert result.returncode == 0, result.stderr + result.stdout
    return output


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A copy of the small site's content, to be changed by a test."""
    return Path(shutil.copytree(SMALL_SITE, tmp_path / "content"))


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a content folder into ``tmp_path/output`` with a cache of its own."""

    def build_it(content: Path, *options: str, output: str = "output", conf: str = "pelicanconf.py") -> Result:
        cache = f'CACHE_PATH="{tmp_path / "cache"}"'
        return run_pelican(content, tmp_path / output, "-e", cache, *options, conf=conf)

    return build_it
