"""What a move of one of the made-up sites comes to, told by what stands in the new folder and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bantin.addresses.old_addresses import canonical
from bantin.front_matter.rows import make_row
from bantin.move_in.converting import Choices
from bantin.move_in.judging import order_of
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey
from bantin.move_in.sections import sections_of
from bantin.newsroom.settings_file import run_settings

from tests.move_in.old_sites import NOW, OldSite

SETTINGS = run_settings(str(Path(__file__).parents[2] / "pelicanconf.py"))


@dataclass
class Result:
    """Stories by number: what failed, which words are gone, which addresses do not answer."""

    move: Move
    content: Path
    failed: dict[int, str] = field(default_factory=dict)
    lost: dict[int, list[str]] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    leaked: list[int] = field(default_factory=list)
    total_words: int = 0
    listed: list[str] = field(default_factory=list)


class _Lines:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, text: str) -> None:
        self.lines.append(text)


def moved(site: OldSite, content: Path) -> tuple[Move, list[str]]:
    """Move ``site`` into ``content``; return the move and the lines of its list."""
    move = survey(open_site(site.place), content, NOW)
    sections = sections_of(move.index.categories, [], {})
    lines = _Lines()
    run(move, Choices(sections.merged), lines, lambda number: None)  # type: ignore[arg-type]
    return move, lines.lines


def measured(site: OldSite, content: Path) -> Result:
    """Move ``site`` and look at every story that came of it."""
    move, lines = moved(site, content)
    result = Result(move, content, listed=lines)
    order = order_of(SETTINGS)
    by_title: dict[str, Path] = {}
    texts: dict[Path, str] = {}
    for file in sorted(content.rglob("*.md")):
        texts[file] = file.read_text("utf-8")
        found = re.match(r"Title: (.*)\n", texts[file])
        by_title[found[1] if found else file.name] = file
    answered: Counter[str] = Counter()
    for expected in site.stories:
        file = by_title.get(" ".join(expected.title.split()))
        if file is None:
            result.failed[expected.number] = "no file"
            continue
        text = texts[file]
        row = make_row(order, file.relative_to(content).as_posix(), text.encode()).row
        is_draft = row.header.status != "published"
        if expected.hidden and not is_draft:
            result.leaked.append(expected.number)
        errors = [it for it in (*row.findings, *row.judged) if it.severity == "error"]
        if not expected.hidden:
            if errors or is_draft or not text.partition("\n\n")[2].strip():
                result.failed[expected.number] = str(errors[0]) if errors else "draft or empty"
            addresses = {canonical(it) for it in _old_addresses(text)}
            for address in (expected.address, *expected.more_addresses):
                answered[address] += 1
                if canonical(address) not in addresses:
                    result.unanswered.append(address)
        words = [it for it in expected.words if it not in text]
        result.total_words += len(text.split())
        if words:
            result.lost[expected.number] = words
        for name in re.findall(r"!\[[^\]]*\]\(<?([^)>\s]+)", _without_code(text)):
            if "://" not in name and not (file.parent / name).is_file():
                result.failed.setdefault(expected.number, f"photo {name}")
        for name in re.findall(r"\]\(/(\d{4}/[^)#\s]+)", text):
            if not (content / name).is_file():
                result.failed.setdefault(expected.number, f"link {name}")
    return result


def _old_addresses(text: str) -> list[str]:
    found = re.search(r"^Địa chỉ cũ: (.*)$", text, re.MULTILINE)
    return found[1].split() if found else []


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
