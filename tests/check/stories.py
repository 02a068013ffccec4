"""Stories for the rules, read as the build reads them."""

from __future__ import annotations

import importlib
from zoneinfo import ZoneInfo

from bantin.check.story_text import StoryText
from bantin.front_matter.conversion import BodyConverter
from bantin.front_matter.document import parse_document
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.source_text import SourceText

CONVERTER = BodyConverter({"extensions": ["bantin.dialect.extension"]})
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HEADER = "Title: Hội nghị tổng kết\nDate: 2024-01-14 17:30\nCategory: Y tế\n"


def story(body: str = "", header: str = "", path: str = "2024/tin.md") -> StoryText:
    """Return the story with ``header`` lines below the required ones, which end on line 3, and ``body``."""
    text = f"{HEADER}{header}\n{body}"
    document = parse_document(text.encode(), path, ZONE, ())
    links = CONVERTER.convert(*document.body_arguments).links
    fields = tuple(document.fields)
    source = SourceText(path, document.text, document.first_line, fields, document.values, links=links)
    return StoryText.of(source)


def find(rule: str, body: str = "", header: str = "") -> list[Diagnostic]:
    """Return what the rule called ``rule`` finds in one story."""
    module = importlib.import_module(f"bantin.check.rules.{rule.replace('-', '_')}")
    return list(module.find(story(body, header)))


def find_all(rule: str, *stories: StoryText) -> list[Diagnostic]:
    """Return what the rule called ``rule`` finds among ``stories``."""
    module = importlib.import_module(f"bantin.check.rules.{rule.replace('-', '_')}")
    if hasattr(module, "find_in_site"):
        paths = {each.path for each in stories}
        return [found for each in stories for found in module.find_in_site(each, paths)]
    return list(module.find_all(stories))
