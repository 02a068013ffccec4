"""Where a settings file, or one beside it, gives a setting its value: what is said of the value names that place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_NAME = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


def places_of(said: str, file: str) -> list[tuple[str, int]]:
    """Return path and line for each setting that ``said`` names and ``file`` sets, in the order of the words.

    A file that takes in all of another one beside it (``from pelicanconf import *``) sets what that one sets.
    """
    set_at = _set_at(Path(file), set()) if file else {}
    return list(dict.fromkeys(set_at[name] for name in _NAME.findall(said) if name in set_at))


def _set_at(file: Path, seen: set[Path]) -> dict[str, tuple[str, int]]:
    """Return the place of each setting; the last one that a name is given a value at counts."""
    seen.add(file)
    found = dict[str, tuple[str, int]]()
    for node in _statements(file):
        if isinstance(node, ast.ImportFrom):
            beside = file.with_name(f"{node.module}.py")
            if node.names[0].name == "*" and beside not in seen:
                found |= _set_at(beside, seen)
        else:
            found |= {name: (str(file), node.lineno) for name in _names(node)}
    return found


def _statements(file: Path) -> Iterator[ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.AugAssign]:
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return
    kinds = (ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.AugAssign)
    yield from sorted((node for node in ast.walk(tree) if isinstance(node, kinds)), key=lambda node: node.lineno)


def _names(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        for part in ast.walk(target):
            if isinstance(part, ast.Name) and part.id.isupper():
                yield part.id
