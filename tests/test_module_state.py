"""No module holds what a build changes: a build is a value, handed along.

A module may know lists, tables and objects, as long as no function changes them. What is looked for, in every module
of the package: ``global`` statements, changes in place of something that a module knows by name, objects of a class
that is not frozen, and assignments to attributes of what was imported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.modules import MODULES, PLUGINS, name_of, nodes_of

# What a process knows, whichever builds go on in it, and why that is no state of a build.
ALLOWED = {
    "newsroom/pipeline.py: _steps": "steps that loaded plugins have named; the same whenever they name them again",
    "newsroom/mode.py: _told": "the command that this process runs, told before there is a build",
    "newsroom/catalogue.py: _spoken": "the language of the command",
    "newsroom/catalogue.py: _to_readers": "the language of the site that the command builds",
    "newsroom/command.py: os": "the address that publish was given, for settings files",
    "newsroom/completion.py: os": "the process answers a shell, and ends",
    "newsroom/shutdown.py: _wish": "what a signal has asked of this process",
    "newsroom/worker_lifeline.py: _lines": "the processes that this one has started",
    "newsroom/hooks.py: console": "Pelican is quiet from the moment when our plugins are loaded",
    "fast_build/lock.py: _held": "locks of the kernel that this process holds, of which its forks must let go",
}
CHANGES = {
    *("append", "extend", "insert", "remove", "pop", "popitem", "clear", "update", "setdefault", "add", "discard"),
    *("sort", "reverse", "appendleft", "popleft", "put", "__setitem__"),
}
FROZEN_BASES = {"NamedTuple", "Enum", "TypedDict", "Filter", "Generic", "Protocol"}


# All nodes of a module, itself the first.
Nodes = tuple[ast.AST, ...]


def frozen_classes(modules: Iterable[Nodes]) -> tuple[set[str], set[str]]:
    """Return the names of all classes of the package, and of those whose objects nobody can change."""
    found = [node for nodes in modules for node in nodes if isinstance(node, ast.ClassDef)]
    frozen = {
        node.name
        for node in found
        if any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list)
        or any(ast.unparse(base).rpartition(".")[2] in FROZEN_BASES for base in node.bases)
        or (
            not any(isinstance(it, ast.FunctionDef) and it.name == "__init__" for it in node.body)
            and not node.decorator_list
        )
    }
    return {node.name for node in found}, frozen


def module_names(module: Nodes) -> dict[str, ast.expr | None]:
    """Return what stands for something in a whole module: its own names with their values, and imported ones."""
    [tree] = (node for node in module[:1] if isinstance(node, ast.Module))
    known: dict[str, ast.expr | None] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=targets, value=value):
                known |= {name.id: value for it in targets for name in ast.walk(it) if isinstance(name, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                known[name] = value
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                known |= {(it.asname or it.name.partition(".")[0]): None for it in names}
    return known


def local_names(function: Nodes) -> set[str]:
    """Return the names that a function gives a meaning of its own."""
    shared = {name for it in function if isinstance(it, ast.Global) for name in it.names}
    stored = {it.id for it in function if isinstance(it, ast.Name) and isinstance(it.ctx, ast.Store)}
    return (stored - shared) | {it.arg for it in function if isinstance(it, ast.arg)}


def root_of(node: ast.expr) -> str:
    """Return the name that ``a``, ``a.b`` or ``a[0].b`` begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def changed_names(module: Nodes) -> Iterator[str]:
    """Yield the names of a module, and imported ones, that some function of it changes in place."""
    known = module_names(module)
    for function in (tuple(ast.walk(it)) for it in module if isinstance(it, ast.FunctionDef | ast.Lambda)):
        local = local_names(function)
        for node in function:
            for target in _targets(node):
                name = root_of(target)
                if name in known and name not in local:
                    yield name


def _targets(node: ast.AST) -> list[ast.expr]:
    """Return what ``node`` changes in place."""
    match node:
        case ast.Global(names=names):
            return [ast.Name(name) for name in names]
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            return [it for it in targets if isinstance(it, ast.Attribute | ast.Subscript)]
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return [target] if isinstance(target, ast.Attribute | ast.Subscript) else []
        case ast.Call(func=ast.Attribute(value=value, attr=method)) if method in CHANGES:
            return [value]
    return []


def offences(modules: Mapping[str, Nodes]) -> set[str]:
    """Return what modules hold that a function changes, each as its module and its name."""
    classes, frozen = frozen_classes(modules.values())
    found = set()
    for module, nodes in modules.items():
        known = module_names(nodes)
        found |= {f"{module}: {name}" for name in changed_names(nodes)}
        for name, value in known.items():
            made = value.func if isinstance(value, ast.Call) else None
            kind = ast.unparse(made).rpartition(".")[2] if made else ""
            if kind in classes - frozen or kind in ("WeakSet", "WeakKeyDictionary", "WeakValueDictionary"):
                found.add(f"{module}: {name}")
    return found


def package() -> dict[str, Nodes]:
    return {name_of(path): nodes_of(path) for path in MODULES}


def module(code: str) -> dict[str, Nodes]:
    return {"a.py": tuple(ast.walk(ast.parse(code)))}


@pytest.mark.slow
def test_no_module_holds_what_a_build_changes() -> None:
    assert offences(package()) == ALLOWED.keys()


@pytest.mark.parametrize(
    "code",
    [
        "_seen = []\ndef f(): _seen.append(1)",
        "_seen: list[int] = []\ndef f(): _seen[:] = [1]",
        "_seen = {}\ndef f():\n    _seen['a'] = 1",
        "_seen = set()\nclass A:\n    def f(self): _seen.add(1)",
        "_count = 0\ndef f():\n    global _count\n    _count += 1",
        "class A:\n    def __init__(self): self.x = 1\n_a = A()",
        "@dataclass\nclass A:\n    x: int = 1\n_a = A()",
        "from other import state\ndef f(): state.x = 1",
        "import other\ndef f(): other.seen.append(1)",
        "_seen = []\ng = lambda: _seen.append(1)",
        "_seen = WeakSet()",
    ],
)
def test_each_way_to_hold_it_is_found(code: str) -> None:
    assert len(offences(module(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "_KNOWN = [1]\ndef f(): return [*_KNOWN]",
        "_seen = []\ndef f():\n    _seen = []\n    _seen.append(1)",
        "_KNOWN = {}\n_KNOWN['a'] = 1",
        "@dataclass(frozen=True)\nclass A:\n    x: int = 1\n_a = A()",
        "class A(NamedTuple):\n    x: int\n_a = A(1)",
        "def f(seen):\n    seen.append(1)\n    seen.x = 1",
    ],
)
def test_what_nobody_changes_may_be_held(code: str) -> None:
    assert offences(module(code)) == set()


def test_every_module_is_looked_at() -> None:
    assert {name.partition("/")[0] for name in package()} >= {path.parent.name for path in PLUGINS.glob("*/hooks.py")}
    assert all(ALLOWED.values()), Path(__file__)
