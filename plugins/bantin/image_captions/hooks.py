"""Pelican: every story is converted with captions."""

from __future__ import annotations

from pelican import Pelican, signals

EXTENSION = "bantin.image_captions.extension:CaptionExtension"


def add_extension(pelican: Pelican) -> None:
    """Name the extension in the Markdown settings, by string, so that each story gets a fresh one."""
    markdown = pelican.settings["MARKDOWN"]
    extensions = markdown.get("extensions", [])
    if EXTENSION not in extensions:
        pelican.settings["MARKDOWN"] = {**markdown, "extensions": [*extensions, EXTENSION]}


def register() -> None:
    """Connect the receivers."""
    signals.initialized.connect(add_extension)
