"""Whether anything at all has changed since the last build: if nothing has, the site stands as it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from inspect import getfile
from pathlib import Path
from types import FunctionType
from typing import Any

from bantin.newsroom.checked_json import read_sealed, write_sealed

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the site was made from, what it then looked like, at what moment, till when, and what was said.

    ``made`` and ``due`` are seconds since 1970; at ``due`` the site changes by itself, None if it never will.
    """

    inputs: str
    output: str
    made: float
    due: float | None
    words: tuple[str, ...]

    def holds(self, inputs: str, now: float) -> bool:
        """Tell whether a build at ``now`` from ``inputs`` would give the site that this tells of."""
        return self.made <= now and (self.due is None or now < self.due) and self.inputs == inputs


def settings_digest(settings: Mapping[str, Any]) -> str:
    """Return a digest of the settings as the site gives them, before plugins put objects of their own there."""
    digest = hashlib.blake2b(digest_size=16)
    for name, value in sorted(settings.items()):
        digest.update(f"{name}={_describe(value)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def read_standing(file: Path) -> Standing | None:
    """Return the record in ``file``; None for one that cannot be read."""
    try:
        found = read_sealed(file)
        words = tuple(map(printed_word, found.pop("words")))
        due, made = found.pop("due"), found.pop("made")
        _checked(made, isinstance(made, float))
        _checked(due, due is None or isinstance(due, float))
        return Standing(**found, made=made, due=due, words=words)
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
