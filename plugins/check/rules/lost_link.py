"""A link to the file of a story that is not there: readers would meet an error."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.diagnostic import Diagnostic
from plugins.vietnamese.folding import nearest

RULE = Rule("lost-link", "error", "Liên kết tới tin khác phải dẫn tới một tệp có thật.")

_LINK = re.compile(r"\]\(\s*<?(?:\{filename\})?(?P<path>[^\s(){}:#?<>]+\.(?:md|markdown))(?:#[^\s()]*)?>?\s*[\"')]")


def find_all(stories: Sequence[StoryText]) -> Iterator[Diagnostic]:
    """Yield a finding for each link to a ``.md`` file that no story has, with the nearest ones."""
    paths = {story.path for story in stories}
    for story in stories:
        if ".md" in story.body or ".markdown" in story.body:
            yield from _find(story, paths)


def _find(story: StoryText, paths: set[str]) -> Iterator[Diagnostic]:
    for link in _LINK.finditer(story.without_code, story.body_start):
        wanted = unicodedata.normalize("NFC", unquote(link["path"]))
        base = "" if wanted.startswith("/") else posixpath.dirname(story.path)
        if posixpath.normpath(posixpath.join(base, wanted.lstrip("/"))) not in paths:
            close = nearest(wanted.rpartition("/")[2], sorted({path.rpartition("/")[2] for path in paths}), 2)
            hint = (
                f"Có phải là {' hay '.join(f'“{name}”' for name in close)} không?" if close else "Hãy sửa đường dẫn."
            )
            yield story.finding(RULE, link.start("path"), f"không có tin nào là “{wanted}”. {hint}")
