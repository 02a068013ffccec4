"""Mend what can be mended without a doubt, and show each change before it is made."""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from bantin.check.registry import Installed
from bantin.check.suppressions import silenced
from bantin.newsroom.content_files import ContentFile, Limits, Unreadable
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable

SUFFIXES = {".md", ".markdown"}
_BOM = "\ufeff"
_MOST_ROUNDS = 8  # what one rule takes out may leave work to another: two spaces around a hidden character
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """One file with its text as it is and as it will be; ``rules`` names those that changed it."""

    file: Path
    before: str
    after: str
    rules: tuple[str, ...]

    def diff(self) -> str:
        """Return the change as a unified diff."""
        name = printable(str(self.file))
        names = str(say("fix/before", name=name)), str(say("fix/after", name=name))
        lines = difflib.unified_diff(self.before.splitlines(True), self.after.splitlines(True), *names)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def make(self) -> None:
        """Replace the file in one step: whoever reads it meanwhile gets the old text or the new one."""
        mode = self.file.stat().st_mode & 0o7777
        handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=".sua-", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(self.after.encode())
            os.chmod(name, mode)  # noqa: PTH101  (a name, as mkstemp gives it)
            Path(name).replace(self.file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def plan_changes(places: Sequence[Path], rules: Sequence[Installed]) -> Iterator[Change | str]:
    """Yield a change for each story under ``places`` that the safe fixes of ``rules`` would change.

    A file that cannot be read as UTF-8 is not touched; a sentence about it is yielded in its place.
    """
    for story in _stories(places):
        file = story.root / story.path
        try:
            before = story.read(Limits().story).decode()
        except Unreadable as error:
            yield f"{printable(str(file))}: {error.message}"
            continue
        except UnicodeDecodeError:
            name = printable(str(file))
            yield str(say("fix/undecoded", name=name))
            continue
        after, used = fixed(before, rules)
        if used:
            yield Change(file, before, after, used)


def fixed(text: str, rules: Sequence[Installed]) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with the safe fixes made, line ends and byte order mark kept, and the rules that had work."""
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    ends = _LINE_END.findall(body)
    body = _LINE_END.sub("\n", body)
    spared = silenced(body)
    mending = [(it.rule.name, it.fix) for it in rules if it.fix and it.rule.name not in spared]
    used: dict[str, None] = {}
    for _ in range(_MOST_ROUNDS):
        before = body
        for name, fix in mending:
            mended = fix(body)
            if mended != body:
                used[name] = None
                body = mended
        if body == before:
            break
    return mark + _with_ends(body, ends), tuple(used)


def _with_ends(text: str, ends: Sequence[str]) -> str:
    """Return ``text`` with ``ends`` at its lines, the first one everywhere if there are fewer lines than before."""
    lines = text.split("\n")
    kept = [*(ends if len(ends) == len(lines) - 1 else repeat((*ends, "\n")[0], len(lines) - 1)), ""]
    for number in range(1, len(lines)):
        if (kept[number - 1], lines[number], kept[number]) == ("\r", "", "\n"):
            kept[number - 1] = "\n"  # the two would be read as one
    return "".join(f"{line}{end}" for line, end in zip(lines, kept, strict=True))


def _stories(places: Sequence[Path]) -> Iterator[ContentFile]:
    for place in places:
        if place.is_dir():
            found = [ContentFile(place, path) for path, _ in walk(place)]
        else:
            found = [ContentFile(place.parent, place.name)]
        yield from (file for file in found if Path(file.name).suffix.lower() in SUFFIXES)
