"""The tables of settings of all packages, and every mistake in what a site sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from bantin.newsroom.pelican_settings import judged
from bantin.newsroom.setting import Setting


@cache
def tables() -> Mapping[str, tuple[Setting, ...]]:
    """Return the table of each package that has one, by the name of the package.

    Packages that a site does not list are among them: their settings are no slips either.
    """
    names = sorted(path.parent.name for path in Path(__file__).parents[1].glob("*/settings.py"))
    return {name: import_module(f"bantin.{name}.settings").SETTINGS for name in names}


@cache
def ours() -> Mapping[str, Setting]:
    """Return all settings of our packages by name."""
    return {setting.name: setting for table in tables().values() for setting in table}


def setting_called(name: str) -> Setting | None:
    """Return the setting of that ``name``, ours or one of Pelican's, if the kind of its value is known."""
    return ours().get(name) or judged(name)


def wrong_settings(settings: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each of ``settings`` whose value is wrong, with a sentence for each mistake in it."""
    for name in settings:
        setting = setting_called(name)
        wrong = setting.wrong(settings) if setting else []
        if wrong:
            yield name, wrong


def mistakes(settings: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each mistake in ``settings`` that can be told from the single value."""
    return [sentence for _, wrong in wrong_settings(settings) for sentence in wrong]
