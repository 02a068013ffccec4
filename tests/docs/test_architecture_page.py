"""The page that newcomers read first, and the README's tree: what they name is there, and what is there is named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.building import ROOT
from tests.modules import MODULES, PLUGINS, name_of, tree_of

PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PACKAGES = {path.parent.name for path in PLUGINS.glob("*/__init__.py")}


BUILT = {"output", "preview", "public", "compiled"}  # as .gitignore has them


def names_in(path: Path) -> set[str]:
    """Return the functions, classes and values that a module defines."""
    found: set[str] = set()
    for node in tree_of(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=targets):
                found.update(it.id for it in targets if isinstance(it, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def missing(text: str) -> list[str]:
    """Return each ``file`` and ``file:name`` of a text that is not in the package."""
    known = {name_of(path): path for path in MODULES}
    references = re.findall(r"`([\w/]+/[\w/]+\.py|verbs\.py)(?::(\w+))?`", text.replace("bantin/verbs", "verbs"))
    files = [(file, name) for file, name in references if not (ROOT / file).is_file()]
    return sorted(
        f"{file}:{name}" for file, name in files if file not in known or (name and not _has(known, file, name))
    )


def _has(known: dict[str, Path], file: str, name: str) -> bool:
    return name in names_in(known[file])


def test_each_file_function_and_class_that_the_page_names_is_there() -> None:
    assert PAGE.count(".py:") > 50
    assert missing(PAGE) == []


def test_a_name_that_is_gone_is_noticed() -> None:
    text = "`photos/plan.py:plan_photo` `photos/plan.py:plan_all` `photos/darkroom.py` `verbs.py:WORDS`"
    assert missing(text) == ["photos/darkroom.py:", "photos/plan.py:plan_all", "verbs.py:WORDS"]


def test_the_four_ways_are_short() -> None:
    ways = re.findall(r"^## The way of (.*)\n\n((?:.+\n)+)", PAGE, re.MULTILINE)
    assert [name for name, _ in ways] == ["a story", "a photo", "an edit", "a setting"]
    assert [name for name, way in ways if not 5 <= len(re.findall(r"^\d+\. ", way, re.MULTILINE)) <= 10] == []


def tree() -> dict[str, str]:
    """Return the README's tree: each folder and file with what is said of it, in packages below plugins/bantin."""
    block = re.search(r"## The tree\n\n```\n(.*?)```", README, re.DOTALL)
    assert block
    found: dict[str, str] = {}
    above = ""
    for line in block[1].splitlines():
        entry = re.match(r"(\s*)(\S+)\s{2,}(\S.*)", line)
        assert entry, line
        above = above if entry[1] else entry[2]
        found[entry[2] if not entry[1] else above + entry[2]] = entry[3]
    return found


def test_each_folder_of_the_readmes_tree_is_there() -> None:
    assert [name for name in tree() if not (ROOT / name).exists()] == []


def test_each_package_is_in_the_readmes_tree() -> None:
    assert {f"plugins/bantin/{package}/" for package in PACKAGES} <= tree().keys()


def test_each_folder_that_is_kept_is_in_the_readmes_tree() -> None:
    kept = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert kept - BUILT - {name.partition("/")[0] for name in tree()} == set()
