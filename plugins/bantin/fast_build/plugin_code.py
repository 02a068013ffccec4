"""The code of plugins that a site adds to ours: whatever one of them makes is not used again when it is edited."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

_OURS = Path(__file__).parents[1]
_INSTALLED = Path(sys.prefix), Path(sys.base_prefix)


def plugin_digest(plugins: Iterable[ModuleType], extensions: Iterable[Any] = ()) -> str:
    """Return a digest of the files of ``plugins`` and Markdown ``extensions``, less ours, with what they import.

    Each file counts as it was when this process first asked; empty if there are none.
    """
    modules = [*plugins, *(module for it in extensions for module in _of_extension(it))]
    files = {file for module in modules if (file := _file_of(module))}
    files |= {file for module in modules for file in _imported(module, set())}
    others = sorted(file for file in files if not file.is_relative_to(_OURS))
    return hashlib.blake2b("".join(map(_of_plugin, others)).encode(), digest_size=16).hexdigest() if others else ""


def _of_extension(extension: Any) -> Iterator[ModuleType]:
    """Yield the module of a Markdown extension: an object, or a name as Markdown takes it."""
    name = extension.partition(":")[0] if isinstance(extension, str) else type(extension).__module__
    if name.startswith(("markdown.", "bantin.")):
        return
    found = entry_points(group="markdown.extensions", name=name) if "." not in name else ()
    with suppress(Exception):  # whoever uses it will say what is wrong
        yield import_module(next((it.module for it in found), name))


def _imported(module: ModuleType, seen: set[str]) -> Iterator[Path]:
    """Yield the files of the site's own modules of which ``module``, itself no part of a library, knows something."""
    file = _file_of(module)
    if file is None or module.__name__ in seen or _is_installed(file):
        return
    seen.add(module.__name__)
    yield file
    for value in list(vars(module).values()):
        name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
        known = sys.modules.get(name) if isinstance(name, str) else None
        if known is not None:
            yield from _imported(known, seen)


def _is_installed(file: Path) -> bool:
    return file.is_relative_to(_OURS) or any(file.is_relative_to(folder) for folder in _INSTALLED)


def _file_of(module: ModuleType) -> Path | None:
    name = getattr(module, "__file__", None)
    return Path(name) if name else None


@cache  # the code that runs is the one that was imported, whatever its file comes to hold while we watch
def _of_plugin(file: Path) -> str:
    """Return the digest of the module ``file``; one that is a package consists of all modules in its folder."""
    digest = hashlib.blake2b(file.name.encode(), digest_size=16)
    for part in sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]:
        code = part.read_bytes()
        digest.update(f"{part.relative_to(file.parent).as_posix()} {len(code)}\n".encode() + code)
    return digest.hexdigest()
