"""The house rules about imports, kept by walking every import statement of every plugin."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"
MODULES = sorted(PLUGINS.rglob("*.py"))
SHARED = {"newsroom", "vietnamese"}
KNOWS_PELICAN = {
    "newsroom/site.py",
    "newsroom/article.py",
    "newsroom/__main__.py",
    *(f"fast_build/{name}.py" for name in ("__main__", "writer", "last", "faces")),
    *("devserver/builder.py", "devserver/proof.py", "devserver/__main__.py"),
    *(f"front_matter/{name}.py" for name in ("story_reader", "kept_articles", "readers")),
}


def imported_names(path: Path) -> Iterator[str]:
    """Yield the dotted name of each module that ``path`` imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def knows_pelican(path: Path) -> bool:
    return path.name == "hooks.py" or path.relative_to(PLUGINS).as_posix() in KNOWS_PELICAN


def test_there_are_modules_to_check() -> None:
    assert {path.parent.name for path in MODULES} >= {"newsroom", "front_matter", "image_captions", "category_feeds"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_only_hooks_and_the_site_adapter_import_pelican(path: Path) -> None:
    if not knows_pelican(path):
        assert [name for name in imported_names(path) if name.split(".")[0] == "pelican"] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_no_pure_module_reaches_pelican_through_an_adapter(path: Path) -> None:
    adapters = {"plugins." + name.removesuffix(".py").replace("/", ".") for name in KNOWS_PELICAN}
    if not knows_pelican(path):
        names = set(imported_names(path))
        assert not names & adapters
        assert not any(name.endswith(".hooks") for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_no_plugin_imports_another_one(path: Path) -> None:
    package = path.relative_to(PLUGINS).parts[0]
    siblings = {name.split(".")[1] for name in imported_names(path) if name.startswith("plugins.")}
    assert siblings <= SHARED | {package}


@pytest.mark.parametrize("path", sorted(PLUGINS.glob("*/__init__.py")), ids=lambda path: path.parent.name)
def test_a_package_file_holds_a_docstring_only(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    assert [type(node) for node in body] == [ast.Expr]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_every_module_and_public_function_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert ast.get_docstring(tree), "module"
    assert [node.name for node in public if not ast.get_docstring(node)] == []
