"""What a cure is, and the desk at which stories are read for it, by all rules at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bantin.check.lint import lint
from bantin.check.registry import installed_rules
from bantin.front_matter.conversion import BodyConverter
from bantin.front_matter.document import parse_document
from bantin.front_matter.empty import empty_body
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.echoes import without_echoes
from bantin.newsroom.source_text import SourceText

from tests.demo.demo_pelicanconf import MARKDOWN

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HEADER = "Title: Hội nghị tổng kết\nDate: 2024-01-14 17:30\nCategory: Y tế\nSummary: Ngắn gọn.\nAuthor: Tuấn Tú\n"
REQUIRED = ("title", "date", "category")
_CAPTIONS = "bantin.image_captions.extension:CaptionExtension"

Find = Callable[[Any], Iterable[Diagnostic]]


@dataclass(frozen=True)
class Story:
    """A story file as typed, without what every story has if ``text`` is a body alone."""

    text: str
    path: str = "2024/tin.md"


def story(body: str, header: str = "") -> list[Story]:
    """Return the one story whose header is sound, but for the lines ``header`` that follow it, with ``body``."""
    return [Story(f"{HEADER}{header}\n{body}\n")]


def file(text: str, path: str = "2024/tin.md") -> list[Story]:
    """Return the one story file that holds ``text`` and nothing else."""
    return [Story(text, path)]


def read(stories: Iterable[Story]) -> list[Diagnostic]:
    """Return everything that is found in ``stories``: in headers, bodies and by all rules."""
    found: list[Diagnostic] = []
    texts = []
    for each in stories:
        document = parse_document(each.text.encode(), each.path, ZONE, REQUIRED)
        found += document.diagnostics
        body = _converter().convert(*document.body_arguments)
        found += [*body.diagnostics, *empty_body(document, body)]
        values, fields, made = document.values, tuple(document.fields), (body.html, body.photos, body.links)
        texts.append(SourceText(each.path, document.text, document.first_line, fields, values, *made))
    return sorted(without_echoes([*found, *lint(texts, installed_rules(), None)]))


@cache
def _converter() -> BodyConverter:
    return BodyConverter({**MARKDOWN, "extensions": [*MARKDOWN["extensions"], _CAPTIONS]})


@dataclass(frozen=True)
class Cure:
    """One message of the catalogue: the ``wrong`` input that brings it, and the input ``mended`` as it says.

    ``find`` returns the findings of either; ``also`` holds the keys of others that the wrong input rightly has.
    """

    key: str
    wrong: Any
    mended: Any
    find: Find = read
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.key
