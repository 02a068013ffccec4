"""What comes from elsewhere: a Word file, the clipboard."""

from __future__ import annotations

from typing import Any

from bantin.desk.foreign_text import draft_of_word, pasted_text
from bantin.desk.office import Given, Office, bytes_of, text_of
from bantin.desk.story_paths import story_file
from bantin.newsroom.message import say


def word(office: Office, given: Given) -> Any:
    """Make a draft of a Word file."""
    made = draft_of_word(office.desk, text_of(given, "name"), bytes_of(given))
    said = str(say("command/imported", photos=len(made.photos), findings=len(made.findings)))
    return {"path": made.story, "said": said}


def forget_notes(office: Office, given: Given) -> Any:
    """Let go of what an import has said of a draft: it has been read."""
    office.desk.notes.forget(story_file(office.desk.root, given.get("path")).path)
    return {}


def paste(office: Office, given: Given) -> Any:
    """Return what was pasted as Markdown."""
    text, said = pasted_text(text_of(given, "html"), text_of(given, "plain"))
    return {"text": text, "said": said}
