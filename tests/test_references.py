"""References of HTML are resolved in one place, which takes forbidden characters out of what comes of them."""

from __future__ import annotations

import re

from tests.modules import MODULES, PLUGINS

# These read HTML that has been cleaned, in which no reference means a forbidden character.
_READ_CLEANED = {
    *("attachments/links.py", "attachments/story_links.py", "embargo/links.py", "check/page.py", "sources/uses.py"),
    *("check/hooks.py", "check/plain_page.py", "check/rules/lost_link.py", "newsroom/photo_links.py"),
    *("front_matter/anchors.py", "front_matter/empty.py", "front_matter/slot_filling.py"),
    *("theming/contents.py", "deploy/redirect_check.py"),
}
_RESOLVES = re.compile(r"from html import [^\n]*\bunescape\b|\bhtml\.unescape\(|\|striptags|\.striptags\(")


def test_one_module_resolves_what_authors_wrote() -> None:
    names = {path.relative_to(PLUGINS).as_posix() for path in MODULES if _RESOLVES.search(path.read_text("utf-8"))}
    assert names - _READ_CLEANED == {"vietnamese/forbidden.py"}


def test_no_template_resolves_any() -> None:
    for path in sorted((PLUGINS.parents[1] / "theme/templates").rglob("*.html")):
        assert not _RESOLVES.search(path.read_text("utf-8")), path
