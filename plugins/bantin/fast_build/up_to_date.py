"""Whether anything at all has changed since the last build: if nothing has, the site stands as it is.

Files are told by what the file system says of them. One that was changed just before it was looked at may change
again within its time stamp: such a file, often the one that its editor has just saved, is told by its bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from dataclasses import asdict, dataclass
from inspect import getfile
from pathlib import Path
from types import FunctionType
from typing import Any

from bantin.fast_build.tree import Files, read_tree
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.compact_json import pack

_SETTLED_NS = 2_000_000_000
_FEW_BYTES = 64 << 20  # of files so young; where there are more, a copied archive for one, nothing is recorded
Look = list[Any]
"""Size, times of change of content and of entry, number; or a digest of the bytes alone."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the site was made from, what it then looked like, at what moment, till when, and what was said.

    ``made`` and ``due`` are seconds since 1970; at ``due`` the site changes by itself, None if it never will.
    ``young`` names the files among the ``inputs`` that are told by their bytes.
    """

    inputs: str
    young: tuple[str, ...]
    output: str
    made: float
    due: float | None
    words: tuple[str, ...]

    def holds(self, inputs: str, output: Path, now: float) -> bool:
        """Tell whether a build at ``now`` from ``inputs`` would give the site that ``output`` holds."""
        in_time = self.made <= now and (self.due is None or now < self.due)
        return in_time and self.inputs == inputs and self.output == look_of(read_tree(output))


def settings_digest(settings: Mapping[str, Any]) -> str:
    """Return a digest of the settings as the site gives them, before plugins put objects of their own there."""
    digest = hashlib.blake2b(digest_size=16)
    for name, value in sorted(settings.items()):
        digest.update(f"{name}={_describe(value)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class Inputs:
    """The files below ``folders`` as they are at this moment, and whatever ``words`` stand for.

    ``aside`` tells how the file at ``apart`` looks, which is not among them: a build may write it at its very end.
    """

    def __init__(self, folders: Iterable[Path], *words: str, apart: Path | None = None) -> None:
        self._words = words
        self._moment, self._digests, self._bytes = time.time_ns(), dict[frozenset[str], str](), dict[str, str]()
        self._stamps = {path: stamp for folder in folders for path, *stamp in _stamps(os.fspath(folder), frozenset())}
        self._apart = apart
        self.aside = repr(self._stamps.pop(os.fspath(apart), "")) if apart else ""

    def digest(self, young: Collection[str]) -> str:
        """Return a digest of it all, by the bytes of the files ``young`` and by the stamps of the others."""
        key = frozenset(young)
        if key not in self._digests:
            looks = {**self._stamps, **{path: [self._bytes_of(path)] for path in key & self._stamps.keys()}}
            self._digests[key] = _digest_of([self._words, looks])
        return self._digests[key]

    def young(self) -> tuple[str, ...] | None:
        """Return the files that have changed so lately that their stamps prove nothing; None if they are too many."""
        settled = self._moment - _SETTLED_NS
        found = {path: size for path, (size, *times, _) in self._stamps.items() if max(times) >= settled}
        return tuple(sorted(found)) if sum(found.values()) <= _FEW_BYTES else None

    def below(self, folder: Path) -> dict[str, Look]:
        """Return how each file below ``folder`` looks, by its path in it; one that may change unseen by its bytes."""
        start, settled = f"{os.fspath(folder)}/", self._moment - _SETTLED_NS
        found = {path: look for path, look in self._stamps.items() if path.startswith(start)}
        young = {path: [self._bytes_of(path)] for path, look in found.items() if max(look[1:3]) >= settled}
        return {path.removeprefix(start): young.get(path, look) for path, look in found.items()}

    def differing(self, folder: Path, looks: Mapping[str, Look]) -> list[str] | None:
        """Return the files below ``folder`` that look otherwise, or are new; None if one has gone."""
        start = f"{os.fspath(folder)}/"
        found = {path.removeprefix(start): look for path, look in self._stamps.items() if path.startswith(start)}
        if not looks.keys() <= found.keys():
            return None
        others = [path for path, look in found.items() if look != looks.get(path)]
        told_by_bytes = [path for path in others if len(looks.get(path, ())) == 1]
        same = {path for path in told_by_bytes if [self._bytes_of(start + path)] == looks[path]}
        return [path for path in others if path not in same]

    def beside(self, folder: Path) -> str:
        """Return a digest of all but the files below ``folder``."""
        start = f"{os.fspath(folder)}/"
        others = [it for it in self._stamps.items() if not it[0].startswith(start)]
        return _digest_of([self._words, self.aside, others])

    def are_as_they_were(self, young: Iterable[str]) -> bool:
        """Say whether nobody has changed the files ``young`` since: what is told by bytes must be what was read.

        Any other file that changes, comes or goes has stamps by which the next build notices it.
        """
        try:
            return all(
                _look_at(path) == self._stamps[path] and _bytes_digest(path) == self._bytes_of(path) for path in young
            )
        except OSError:
            return False

    def with_aside_as_it_is(self) -> Inputs:
        """Return these inputs with the file apart as it looks now."""
        later = copy(self)
        with suppress(OSError):
            later.aside = repr(_look_at(os.fspath(self._apart))) if self._apart else ""
        return later

    def _bytes_of(self, path: str) -> str:
        """Return the digest of the bytes of a file, as they were when somebody first asked."""
        if path not in self._bytes:
            self._bytes[path] = _bytes_digest(path)
        return self._bytes[path]


def look_of(files: Files) -> str:
    """Return a digest of how each file of the site looks to the file system."""
    return _digest_of([(path, *look) for path, look in sorted(files.items())])


def _digest_of(told: Any) -> str:
    return hashlib.blake2b(pack(told), digest_size=16).hexdigest()


def read_standing(file: Path) -> Standing | None:
    """Return the record in ``file``; None for one that cannot be read."""
    try:
        found = read_sealed(file)
        words, young = (tuple(printed_word(word) for word in found.pop(name)) for name in ("words", "young"))
        due, made = found.pop("due"), found.pop("made")
        _checked(made, isinstance(made, float))
        _checked(due, due is None or isinstance(due, float))
        return Standing(**found, made=made, due=due, words=words, young=young)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def printed_word(word: Any) -> str:
    """Return ``word`` if it can be printed as it is; raise ValueError for one that would steer what prints it."""
    return str(_checked(word, isinstance(word, str) and not _CONTROL.search(word)))


def _checked(value: Any, is_ours: bool) -> Any:
    """Return ``value`` if it is what we write; words are printed, and must not steer whatever prints them."""
    if not is_ours:
        raise ValueError(f"we do not write {value!r}")
    return value


def write_standing(file: Path, standing: Standing) -> None:
    """Write the record in one step."""
    write_sealed(file, asdict(standing))


def _stamps(folder: str, above: frozenset[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield path, size, times of change of content and of entry, and number of each file below ``folder``.

    A link counts as itself and as what it leads to, but for a folder ``above``, in which it would go round.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink():
            yield from _stamps_of_link(entry, above | {os.path.realpath(folder)})
        elif entry.is_dir():
            yield from _stamps(entry.path, above)
        else:
            yield _stamp(entry.path, entry.stat(follow_symlinks=False))


def _stamps_of_link(entry: os.DirEntry[str], above: frozenset[str]) -> Iterator[tuple[str, int, int, int, int]]:
    yield _stamp(f"{entry.path}/", entry.stat(follow_symlinks=False))
    with suppress(OSError):  # it leads nowhere
        if entry.is_dir():
            if os.path.realpath(entry.path) not in above:
                yield from _stamps(entry.path, above)
        else:
            yield _stamp(entry.path, entry.stat())


def _look_at(path: str) -> Look:
    """Return how the file looks now, or a link itself if ``path`` ends as a link's own does."""
    _, *look = _stamp(path, Path(path).lstat() if path.endswith("/") else Path(path).stat())
    return look


def _stamp(path: str, it: os.stat_result) -> tuple[str, int, int, int, int]:
    return path, it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino


def _bytes_digest(path: str) -> str:
    """Return the digest of the bytes of the file, or of where a link leads if ``path`` ends as a link's own does.

    A pipe or a device, which may have no end or nobody who writes, has none.
    """
    try:
        if path.endswith("/"):
            return os.fspath(Path(path).readlink())
        with open(path, "rb", opener=_at_once) as stream:
            is_plain = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            return hashlib.file_digest(stream, "blake2b").hexdigest() if is_plain else ""
    except OSError:
        return ""


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting for whoever writes into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _describe(value: Any) -> str:
    """Return words that change when ``value`` does, the same in every process."""
    if isinstance(value, Mapping):
        pairs = sorted((repr(key), _describe(item)) for key, item in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_describe, value))}]"
    if isinstance(value, set | frozenset):
        return f"{{{','.join(sorted(map(_describe, value)))}}}"
    if isinstance(value, FunctionType | type):
        held = _held(value) if isinstance(value, FunctionType) else []
        return f"{value.__module__}.{value.__qualname__} {_file_digest(value)} {_describe(held)}"
    return repr(value)


def _held(function: FunctionType) -> list[Any]:
    """Return what ``function`` has at hand besides its code; functions among it stand for themselves by name."""
    found = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    with suppress(ValueError):  # a cell may be empty
        found += [cell.cell_contents for cell in function.__closure__ or ()]
    return [it.__qualname__ if isinstance(it, FunctionType) else it for it in found]


def _file_digest(value: FunctionType | type) -> str:
    """Return the digest of the file that defines ``value``: it may call whatever else stands there."""
    try:
        return hashlib.blake2b(Path(getfile(value)).read_bytes(), digest_size=16).hexdigest()
    except (OSError, TypeError):
        return ""
