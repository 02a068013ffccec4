"""Builds in processes that are forked from one which has imported everything: the real command, without its start.

So are other verbs of the command, :meth:`BuildServer.run`.

What costs time and is tested elsewhere is left out: the disk is not flushed, stamps settle in a hundredth of
the time, photos and texts are worked on in the build's own process, and what comes out the same in each build is
kept for all of them (``tests/kept_work.py``).

A build may be told to die: before the Nth thing that it does to the file system it kills itself and its workers.
That is as sudden as a kill from outside, and it can be repeated.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import inspect
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bantin.newsroom.branch import SERVER_VARIABLES

from tests.kept_work import PLACE, asked, compile_patterns, keep_work, patterns, take_to_hand, words_of

ROOT = Path(__file__).parents[1]
_NEEDED = (
    "pelican",
    "PIL.AvifImagePlugin",
    "PIL.JpegImagePlugin",
    "bantin.photos.encode",
    "bantin.front_matter.row_cache",
)
_ACTS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.utime", "os.truncate"}
_SETTLED_NS = 20_000_000  # time passes faster here: a hundredth of what builds wait for stamps to settle
_ACTS |= {"shutil.copyfile", "sqlite3.connect", "ctypes.dlsym"}  # the last one: the swap is a call of the kernel


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended, what it said, which files it wrote in its staging tree, how many acts it took.

    ``restored`` counts the stories that came from the store, unread.
    """

    code: int
    output: str
    errors: str
    written: frozenset[str]
    acts: int
    restored: int = 0


class BuildServer:
    """A process that builds on request, one build after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.build_server"],
            cwd=ROOT,
            # Sentences are not folded; whether a server of CI builds is said anew for each build.
            env={name: it for name, it in os.environ.items() if name not in SERVER_VARIABLES} | {"COLUMNS": "1000"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, arguments: Sequence[str], environment: Mapping[str, str], die_at: int = 0) -> Built:
        """Run ``pelican`` with ``arguments``; it dies before its act number ``die_at``, if there are so many."""
        sys.audit("tests.build", ["pelican", *arguments], ROOT)
        return self._ask("pelican", arguments, environment, die_at)

    def run(self, verb: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Built:
        """Run ``python -m bantin VERB`` with ``arguments``."""
        sys.audit("tests.build", [f"bantin.{verb}", *arguments], ROOT)
        return self._ask("bantin", [verb, *arguments], environment, 0)

    def _ask(self, command: str, arguments: Sequence[str], environment: Mapping[str, str], die_at: int) -> Built:
        assert self._process.stdin and self._process.stdout
        time.sleep(1.5 * _SETTLED_NS / 1e9)
        request = {
            "command": command,
            "arguments": list(arguments),
            "environment": dict(environment),
            "die_at": die_at,
        }
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        return Built(**{**answer, "written": frozenset(answer["written"])})

    @contextmanager
    def small_files(self, size: int) -> Iterator[None]:
        """Let builds write no file of more than ``size`` bytes for a while."""
        server, limits = self._process.pid, resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(server, resource.RLIMIT_FSIZE, (size, limits[1]))
        try:
            yield
        finally:
            resource.prlimit(server, resource.RLIMIT_FSIZE, limits)

    def close(self) -> None:
        """End the process and wait for it."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(30)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


class _Watch:
    """Counts what a build does to the file system, notes what it writes below a staging tree, kills it in time."""

    def __init__(self, die_at: int) -> None:
        self._die_at, self._owner = die_at, os.getpid()
        self.acts, self.written = 0, set[str]()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _ACTS and not (event == "open" and _only_reads(arguments)):
            self.acts += 1
            if self.acts == self._die_at:
                os.killpg(self._owner, signal.SIGKILL)
            if event == "open":
                _, staged, path = str(arguments[0]).partition(".staging-")
                self.written |= {path.partition("/")[2]} if staged else set()


def _only_reads(arguments: tuple[Any, ...]) -> bool:
    return not arguments[2] & (os.O_WRONLY | os.O_RDWR)


def _serve() -> None:
    sys.path.insert(0, str(ROOT))
    importlib.import_module("bantin.newsroom.executor").process_pool = _here  # type: ignore[attr-defined]
    for name in (*_NEEDED, *_own_modules()):
        importlib.import_module(name)
    for module in ("bantin.fast_build.inputs", "bantin.photos.cache"):
        importlib.import_module(module)._SETTLED_NS = _SETTLED_NS  # type: ignore[attr-defined]
    importlib.import_module("bantin.fast_build.swap").flush = _no_flush  # type: ignore[attr-defined]
    _ask_once()
    sys.dont_write_bytecode = True  # Python takes code for unchanged if its size and its second are
    own = tempfile.mkdtemp()  # not one that ends with a process: each build is one
    keep_work(os.environ.get(PLACE, own))
    for line in sys.stdin:
        folder = Path(tempfile.mkdtemp())
        gc.freeze()  # what stays need not be walked through in each build
        answer = _answer(json.loads(line), folder)
        _import_all(answer.pop("modules"))
        compile_patterns((pattern, flags) for pattern, flags in answer.pop("patterns"))
        take_to_hand(answer.pop("asked"))
        print(json.dumps(answer), flush=True)
        shutil.rmtree(folder)
    shutil.rmtree(own)


def _own_modules() -> list[str]:
    """Return every module of the plugins that a build may import."""
    root = (
        ROOT / "plugins"
    )  # which is on the path: under another name each would be imported beside the one that builds
    files = (path.relative_to(root).with_suffix("") for path in sorted((root / "bantin").rglob("*.py")))
    return [".".join(file.parts) for file in files if file.name not in ("__init__", "__main__")]


def _ask_once() -> None:
    """Ask what each build would ask once: our own kept functions of nothing, words, extensions, the theme."""
    modules = [importlib.import_module(name) for name in _own_modules()]
    for kept in [
        it for module in modules for it in vars(module).values() if callable(it) and hasattr(it, "cache_info")
    ]:
        if not inspect.signature(kept).parameters:
            kept()
    catalogue = importlib.import_module("bantin.newsroom.catalogue")
    for area in (catalogue.FOLDER / catalogue.DEFAULT).glob("*.toml"):
        catalogue.area_texts(area.stem, catalogue.DEFAULT)
    importlib.import_module("markdown.util").get_installed_extensions()
    importlib.import_module("bantin.theming.strings").load_strings(ROOT / "theme/strings", catalogue.DEFAULT)
    for template in sorted((ROOT / "theme/templates").rglob("*.html")):
        words_of(template.read_text("utf-8"))


class _Here(Executor):
    """Works at once, in this process."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(work(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def _here(workers: int) -> Executor:
    return _Here()


def _no_flush(folder: Path) -> None:
    """Leave the disk alone: here builds are killed, but no power is cut."""


def _imported() -> list[str]:
    """Return the modules of installed packages that this process has imported."""
    origins = {name: getattr(module, "__file__", None) or "" for name, module in list(sys.modules.items())}
    return sorted(name for name, origin in origins.items() if origin.startswith((sys.prefix, sys.base_prefix)))


def _import_all(names: list[str]) -> None:
    """Import what a build had to import, so that the next ones need not."""
    for name in names:
        if name not in sys.modules:
            importlib.import_module(name)


def _answer(request: dict[str, Any], folder: Path) -> dict[str, Any]:
    process = os.fork()
    if not process:
        _become_build(request, folder)
    _, status = os.waitpid(process, 0)
    told = folder / "told"
    nothing = {"written": [], "acts": 0, "modules": [], "patterns": [], "asked": []}
    seen = json.loads(told.read_text()) if told.exists() else nothing
    said = {name: (folder / name).read_text("utf-8") for name in ("output", "errors")}
    return {"code": os.waitstatus_to_exitcode(status), **said, **seen}


def _become_build(request: dict[str, Any], folder: Path) -> None:
    """Be the command until it ends; this never returns."""
    code = 1
    try:
        os.setsid()
        for number, name in ((1, "output"), (2, "errors")):
            os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT), number)
        os.environ.update(request["environment"])
        sys.argv = [request["command"], *request["arguments"]]
        watch, restored, compiled = _Watch(request["die_at"]), _count_restored(), patterns()
        sys.addaudithook(watch)
        code = _run(request["command"], request["arguments"])
        threading._shutdown()  # as Python ends: threads first, then what was registered
        atexit._run_exitfuncs()
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
        told = {
            "written": sorted(watch.written),
            "acts": watch.acts,
            "modules": _imported(),
            "patterns": sorted(patterns() - compiled),
            "asked": asked(),
            "restored": len(restored),
        }
        (folder / "told").write_text(json.dumps(told))
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)  # nothing that the server will do at its end may be done twice


def _count_restored() -> list[str]:
    """Return a list that takes the path of each story that comes from the store."""
    from bantin.front_matter.readers import StoryReaders

    restore, found = StoryReaders._restore, list[str]()

    def count(readers: StoryReaders, path: str, key: bytes, stored: bytes) -> Any:
        article = restore(readers, path, key, stored)
        found.extend([path] if article else [])
        return article

    StoryReaders._restore = count  # type: ignore[method-assign]
    return found


def _run(command: str, arguments: list[str]) -> int:
    main = importlib.import_module("pelican" if command == "pelican" else "bantin.__main__").main

    try:
        return main(arguments) or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1


if __name__ == "__main__":
    _serve()
