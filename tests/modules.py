"""The modules of the plugins as syntax, parsed and walked once for all tests that judge code."""

from __future__ import annotations

import ast
import gc
from collections.abc import Callable
from functools import cache
from pathlib import Path

PLUGINS = Path(__file__).parents[1] / "plugins/bantin"
MODULES = sorted(PLUGINS.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the path of a module below ``plugins/bantin/``."""
    return path.relative_to(PLUGINS).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax of a module."""
    return _kept_for_good(lambda: ast.parse(path.read_text("utf-8")))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a module's syntax."""
    return tuple(ast.walk(tree_of(path)))


def _kept_for_good(make: Callable[[], ast.Module]) -> ast.Module:
    """Return what ``make`` makes; the garbage collector does not walk through it, now or later."""
    gc.disable()
    try:
        return make()
    finally:
        gc.freeze()
        gc.enable()
