"""Every finding has its line, but for a few that speak of a file as a whole: each is listed with its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.modules import MODULES, name_of, nodes_of

# What makes a finding, and which argument is the line.
CALLS = {"Diagnostic": 1, "finding": 1, "document.complain": 0, "error.at": 1}
SEARCHES = ("def line_of(", "def line_in(", "def _line_of(", "of_text(")
WHOLE = {
    "addresses/complaints.py": "a story whose file is gone has no line",
    "addresses/lost.py": "the ledger is not there, or holds no line",
    "addresses/ledger_file.py": "the ledger cannot be read at all",
    "category_feeds/front_page/of_build.py": "front-page.toml cannot be read at all",
    "check/hooks.py": "a written file is broken, or a template's own link: no story has a line for it",
    "fast_build/closing.py": "the output folder",
    "front_matter/rows.py": "the file of a story cannot be read at all",
    "newsroom/alert.py": "khan-cap.toml cannot be read at all",
    "newsroom/addresses.py": "the line of the slug or the title is added by the hooks, which know it",
    "newsroom/hooks.py": "settings, the cache",
    "newsroom/source_account.py": "the account of all sources, a story that Pelican lost",
    "newsroom/log.py": "what Pelican or a plugin of the site's own logs",
    "newsroom/output_paths.py": "the line of the slug or the title is added by the hooks; lists have none",
    "photos/hooks.py": "the cache of photos",
    "addresses/hooks.py": "the settings, whose hosts cannot be told everything",
    "sources/accounts.py": "a file that no story uses",
    "sources/survey.py": "a file is refused for its name or its kind",
    "photos/derive.py": "the program that develops photos by hand knows no story",
    "attachments/hooks.py": "a file was exchanged while the build ran",
}


def whole(path: Path) -> Iterator[int]:
    """Yield the lines of calls that make a finding without a line."""
    for call in nodes_of(path):
        if isinstance(call, ast.Call):
            at = CALLS.get(ast.unparse(call.func), len(call.args))
            line = call.args[at] if at < len(call.args) else None
            if isinstance(line, ast.Constant) and line.value == 0:
                yield call.lineno


def test_only_the_listed_modules_speak_of_a_file_as_a_whole() -> None:
    found = {name_of(path) for path in MODULES if any(whole(path))}
    assert found == WHOLE.keys()


def test_nobody_looks_for_the_line_of_a_finding_in_a_text() -> None:
    texts = {name_of(path): path.read_text("utf-8") for path in MODULES}
    searching = {name for name, text in texts.items() if any(sign in text for sign in SEARCHES)}
    # A rule's own text tells the line of a place in it.
    assert searching == {"check/story_text.py"}
