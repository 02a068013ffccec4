"""The code of plugins that a site adds to ours: whatever one of them makes is not used again when it is edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

_OURS = Path(__file__).parents[1]


def plugin_digest(plugins: Iterable[ModuleType]) -> str:
    """Return a digest of the files of ``plugins``, less ours, each as it was when this process first asked."""
    files = {Path(name) for plugin in plugins if (name := getattr(plugin, "__file__", None))}
    others = sorted(file for file in files if not file.is_relative_to(_OURS))
    return hashlib.blake2b("".join(map(_of_plugin, others)).encode(), digest_size=16).hexdigest()


@cache  # the code that runs is the one that was imported, whatever its file comes to hold while we watch
def _of_plugin(file: Path) -> str:
    """Return the digest of the module ``file``; one that is a package consists of all modules in its folder."""
    digest = hashlib.blake2b(file.name.encode(), digest_size=16)
    for part in sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]:
        code = part.read_bytes()
        digest.update(f"{part.relative_to(file.parent).as_posix()} {len(code)}\n".encode() + code)
    return digest.hexdigest()
