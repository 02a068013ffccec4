"""A build of a few stories: Pelican is shown these alone, and all settings are given back at its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bantin.fast_build.attempt import Attempt
from bantin.fast_build.narrow import changed_files, scope_of
from bantin.fast_build.unchanged import Unchanged
from bantin.newsroom.build import Build, BuildSettings
from bantin.newsroom.foreign_plugins import are_ours_alone, find_strangers
from bantin.newsroom.foreign_theme import is_foreign

Check = Callable[[Any, Any], None]


def show_few_stories(build: Build, attempt: Attempt, settings: BuildSettings, check: Check) -> None:
    """Have Pelican find only the stories that are to be read, if no more than a few have changed.

    ``check`` raises LookupError if pages show another article than its card stands for.
    """
    if build.mode.watching or settings.all_stories:
        return
    if is_foreign(Path(settings["THEME"])) or find_strangers(settings["PLUGINS"]):  # who may show all stories
        return
    record, unchanged, content = attempt.records.site(), build.of(Unchanged), Path(settings["PATH"])
    if record is None or build.body_edits is None or not unchanged.former.as_left:
        return
    unchanged.as_left = True
    changed = changed_files(record, attempt.inputs, content, build.now.timestamp())
    cards = partial(attempt.records.cards, record) if are_ours_alone(settings["PLUGINS"]) else None
    build.scope = scope_of(record, changed, build.body_edits(), cards) if changed else None
    if build.scope:
        attempt.before, build.scope.check = record, check
        _set_until_the_end(build, settings, ARTICLE_PATHS=sorted(build.scope.reads), STATIC_PATHS=[])


def _set_until_the_end(build: Build, settings: dict[str, Any], **values: Any) -> None:
    for name, value in values.items():
        build.endings.append(partial(settings.__setitem__, name, settings[name]))
        settings[name] = value
